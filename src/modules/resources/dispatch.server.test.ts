import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../../test/security/ask.ts';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, town, type World } from '../../../test/harness/world.ts';
import {
  dispatchLine,
  stockLot,
  stockMovement,
  stocktake,
  stocktakeLine,
  supply,
  supplyDispatch,
  supplyStorage,
} from './index.ts';

let world: World;
let keeper: Caller;
let chief: Caller;
let clerk: Caller;
let store: string;
let quilt: string;
let coat: string;
before(async () => {
  world = await createWorld();
  keeper = await world.signIn('dutyOfficer');
  chief = await world.signIn('sectionChief');
  clerk = await world.signIn('township', { area: town });
  store = uuidv7();
  const draft = {
    name: '县救灾物资储备库',
    kind: 'reserve',
    address: '城关镇东门',
    keeper: '文保管',
    openedOn: '2020-01-01',
  };
  await made(keeper.post(at(supplyStorage), { id: store, draft: { ...draft, area: county } }));
  quilt = await newSupply('棉被', { unit: '床', kind: 'quilt', casePieces: 10, pieceGrams: 2500 });
  coat = await newSupply('棉大衣', { unit: '件', kind: 'coat' });
  await receive(quilt, 100);
  await receive(coat, 40);
});
after(() => world.end());

async function newSupply(name: string, more: object): Promise<string> {
  const id = uuidv7();
  await made(keeper.post(at(supply), { id, draft: { name, group: 'living', ...more } }));
  return id;
}
const receive = (item: string, quantity: number) =>
  made(
    keeper.post('/api/resources/record-movements', {
      kind: 'receipt',
      storage: store,
      movedAt: '2026-02-01T02:00:00.000Z',
      reason: '采购入库',
      lines: [{ id: uuidv7(), supply: item, quantity }],
    }),
  );
async function onHand(item: string): Promise<number> {
  const where = encodeURIComponent(JSON.stringify({ supply: item }));
  const { rows } = await made(keeper.get(`${at(stockLot)}?where=${where}`));
  return rows.reduce((sum: number, row: { onHand: number }) => sum + row.onHand, 0);
}
interface Asked {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly supply: string }[];
}
async function request(lines: readonly (readonly [string, number])[], by = clerk): Promise<Asked> {
  const id = uuidv7();
  const asked = lines.map(([item, count]) => ({ id: uuidv7(), supply: item, asked: count }));
  const dispatch = {
    purpose: '3·1 大风冰雹灾害救助',
    urgency: 'urgent',
    destination: '城关镇东门社区安置点',
    receiver: '城关镇人民政府',
    receiverContact: '接收人甲',
    receiverPhone: '13900000000',
    storage: store,
    area: town,
  };
  await made(by.post('/api/resources/request-dispatch', { id, dispatch, lines: asked }));
  return { id, lines: asked };
}
const versionOf = async (id: string) => (await made(keeper.get(at(supplyDispatch, id)))).row.version as number;
const approve = async (id: string, by = chief) =>
  by.post(at(supplyDispatch, id, 'steps', 'approve'), { version: await versionOf(id), input: {} });
const issue = async (asked: Asked, counts: readonly number[], by = keeper) =>
  by.post('/api/resources/issue-dispatch', {
    id: asked.id,
    version: await versionOf(asked.id),
    carrier: '川A·00001',
    route: '县库—城关大道—东门社区',
    lines: asked.lines.map((line, index) => ({ id: line.id, issued: counts[index] })),
  });
const arrive = async (asked: Asked, lines: readonly object[], by = clerk) =>
  by.post('/api/resources/receive-dispatch', {
    id: asked.id,
    version: await versionOf(asked.id),
    signedBy: '接收人甲',
    lines: asked.lines.map((line, index) => ({ id: line.id, damaged: 0, ...lines[index] })),
  });
const open = (code: string) => ask(world.server, `/api/open/box/${code}`);

test('goods are asked for, approved by another, issued out of stock, and received with each difference explained', async () => {
  const asked = await request([
    [quilt, 35],
    [coat, 20],
  ]);
  refusedWith(await issue(asked, [35, 20]), /待审批状态下不能出库/);
  const own = await request([[quilt, 1]], chief);
  refusedWith(await approve(own.id), /申请人以外的人员审批/);
  await made(approve(asked.id));
  refusedWith(await issue(asked, [35, 41]), /“棉大衣”库存不足：可用 40 件，要出 41 件/);
  assert.equal(await onHand(quilt), 100, 'nothing of a refused issue remains');
  const issued = await made(issue(asked, [35, 20]));
  assert.equal(issued.labels, 5, 'four boxes of quilts, and the coats as one');
  assert.deepEqual([await onHand(quilt), await onHand(coat)], [65, 20]);

  refusedWith(await arrive(asked, [{ received: 34 }, { received: 20 }]), /lines\.0\.explanation.*请说明原因/, 422);
  refusedWith(await arrive(asked, [{ received: 36 }, { received: 20 }]), /不能多于出库的 35/, 422);
  const lines = [{ received: 34, damaged: 1, explanation: '一床浸水' }, { received: 20 }];
  assert.equal((await made(arrive(asked, lines))).whole, false);
  const { row } = await made(clerk.get(at(supplyDispatch, asked.id)));
  assert.deepEqual([row.state, row.dueAt], ['partly', null]);
  const where = encodeURIComponent(JSON.stringify({ dispatch: asked.id }));
  const { rows } = await made(clerk.get(`${at(dispatchLine)}?where=${where}&sort=id`));
  assert.deepEqual(
    rows.map((line: { issued: number; received: number; damaged: number }) => [
      line.issued,
      line.received,
      line.damaged,
    ]),
    [
      [35, 34, 1],
      [20, 20, 0],
    ],
  );
  const moved = await made(keeper.get(`${at(stockMovement)}?where=${where}`));
  const back = { id: uuidv7(), movement: moved.rows[0].id, reason: '改错' };
  refusedWith(await keeper.post('/api/resources/reverse-movement', back), /调拨出库的记录不能单独冲销/);
});

test('an urgent request is owed an answer within the hour, by the leaders', async () => {
  const leader = await world.signIn('leader');
  const asked = await request([[coat, 1]]);
  const { mine } = await made(leader.get('/api/today'));
  const duty = mine.find((line: { rowId: string }) => line.rowId === asked.id);
  assert.equal(duty.dueAt, '2026-03-02T03:00:00.000Z');
});

test('whoever scans a box sees what is in it and where it goes, and nothing of persons, until the label is revoked', async () => {
  const asked = await request([[quilt, 20]]);
  await made(approve(asked.id));
  await made(issue(asked, [20]));
  const input = encodeURIComponent(JSON.stringify({ id: asked.id }));
  const labels = async () => (await made(clerk.get(`/api/resources/dispatch-labels?input=${input}`))).labels;
  const [first, second] = await labels();
  assert.match(first.code, /^519901-[\w-]{22}$/);
  assert.notEqual(first.code, second.code);
  const { status, text } = await open(first.code);
  const label = JSON.parse(text);
  assert.equal(status, 200);
  assert.deepEqual(
    [label.goods, label.pieces, label.grams, label.box, label.boxes, label.to, label.state],
    ['棉被', 10, 25_000, 1, 2, '城关镇东门社区安置点', '运输中'],
  );
  assert.doesNotMatch(text, /接收人甲|13900000000|文保管|川A/);
  for (const code of [
    '519901-AAAAAAAAAAAAAAAAAAAAAA',
    '519902' + first.code.slice(6),
    '000000' + first.code.slice(6),
    'x',
  ])
    assert.equal((await open(code)).status, 404, code);
  await made(keeper.post('/api/resources/renew-labels', { id: asked.id, again: true }));
  const revoked = await open(first.code);
  assert.equal(revoked.status, 409);
  assert.match(revoked.text, /已停用/);
  const [renewed] = await labels();
  assert.equal((await open(renewed.code)).status, 200);
  await made(keeper.post('/api/resources/renew-labels', { id: asked.id, again: false }));
  assert.equal((await open(renewed.code)).status, 409);
});

test('one address asks so many times a minute and no more', async () => {
  world.clock.set('2026-03-02T02:30:00.000Z');
  const statuses: number[] = [];
  for (let n = 0; n < 62; n += 1) statuses.push((await open('519901-AAAAAAAAAAAAAAAAAAAAAA')).status);
  assert.deepEqual([statuses[59], statuses[60], statuses[61]], [404, 429, 429]);
  world.clock.set('2026-03-02T02:31:01.000Z');
  assert.equal((await open('519901-AAAAAAAAAAAAAAAAAAAAAA')).status, 404);
});

test('the order is printed as a Word document with its code, the same each time', async () => {
  const asked = await request([[quilt, 3]]);
  refusedWith(await keeper.get(`/api/documents/supply-dispatch/${asked.id}`), /还没有批准/);
  await made(approve(asked.id));
  const print = () =>
    ask(world.server, `/api/documents/supply-dispatch/${asked.id}`, { headers: { cookie: keeper.cookie } });
  const [first, second] = [await print(), await print()];
  assert.equal(first.status, 200);
  assert.ok(first.text === second.text, 'the same bytes each time');
  assert.match(first.text.slice(0, 2), /PK/);
});

const found = (name: string) => (name === '棉被' ? 98 : 41);

test('a count becomes movements only when somebody else has approved it, at the moment of counting', async () => {
  const second = await world.signIn('sectionChief');
  const countedAt = '2026-03-01T02:00:00.000Z';
  const id = uuidv7();
  const begun = { id, name: '一季度盘点', storage: store, countedAt, counters: [keeper.id] };
  await made(keeper.post('/api/resources/open-stocktake', begun));
  const where = encodeURIComponent(JSON.stringify({ stocktake: id }));
  const read = async () => (await made(keeper.get(`${at(stocktakeLine)}?where=${where}&sort=id`))).rows;
  const lines = await read();
  const books = Object.fromEntries(lines.map((line: { name: string; book: number }) => [line.name, line.book]));
  assert.deepEqual(books, { 棉大衣: 40, 棉被: 100 });
  const counts = (reason: string | null) => ({
    lines: lines.map((line: { id: string; name: string; version: number }) => ({
      id: line.id,
      version: line.version,
      counted: found(line.name),
      reason,
    })),
  });
  refusedWith(await keeper.post('/api/resources/save-counts', counts(null)), /lines\.0\.reason.*说明差异原因/, 422);
  await made(keeper.post('/api/resources/save-counts', counts('清点')));
  const version = async () => (await made(keeper.get(at(stocktake, id)))).row.version;
  await made(keeper.post(at(stocktake, id, 'steps', 'submit'), { version: await version(), input: {} }));
  const approveCount = async (by: Caller, seen: readonly { id: string; version: number }[]) =>
    by.post('/api/resources/approve-stocktake', {
      id,
      version: await version(),
      opinion: '属实',
      lines: seen.map((line) => ({ id: line.id, version: line.version })),
    });
  refusedWith(await approveCount(second, lines), /打开后有修改/);
  const before = [await onHand(quilt), await onHand(coat)];
  assert.equal((await approveCount(keeper, await read())).status, 403);
  const done = await made(approveCount(second, await read()));
  assert.deepEqual([done.entered, done.movements.length], [2, 2]);
  assert.deepEqual([await onHand(quilt), await onHand(coat)], [(before[0] ?? 0) - 2, (before[1] ?? 0) + 1]);
  assert.equal((await made(keeper.get(at(stocktake, id)))).row.approvedBy, second.id);
});

test('one who counted does not approve the count', async () => {
  const id = uuidv7();
  const begun = { id, name: '自盘', storage: store, countedAt: '2026-03-01T02:00:00.000Z', counters: [chief.id] };
  await made(keeper.post('/api/resources/open-stocktake', begun));
  await made(keeper.post(at(stocktake, id, 'steps', 'submit'), { version: 1, input: {} }));
  const where = encodeURIComponent(JSON.stringify({ stocktake: id }));
  const { rows } = await made(keeper.get(`${at(stocktakeLine)}?where=${where}`));
  const counts = rows.map((line: { id: string; book: number }) => ({ id: line.id, version: 1, counted: line.book }));
  await made(keeper.post('/api/resources/save-counts', { lines: counts }));
  const lines = rows.map((line: { id: string }) => ({ id: line.id, version: 2 }));
  const answer = await chief.post('/api/resources/approve-stocktake', { id, version: 2, opinion: '属实', lines });
  refusedWith(answer, /盘点人以外的人员核准/);
});

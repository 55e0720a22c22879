import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { parsePeriod } from '../../kernel/period.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, otherCounty, town, type World } from '../../../test/harness/world.ts';
import { stockLot, stockMovement, supply, supplyLoan, supplyStorage, stockThreshold } from './index.ts';
import { watchExpiry, watchThresholds } from './stock-clock.server.ts';

let world: World;
let keeper: Caller;
let store: string;
let second: string;
before(async () => {
  world = await createWorld();
  keeper = await world.signIn('dutyOfficer');
  store = await newStorage('县救灾物资储备库');
  second = await newStorage('城关镇前置点', { area: town });
});
after(() => world.end());

const now = '2026-03-02T02:00:00.000Z';
const yesterday = '2026-03-01T02:00:00.000Z';
const lastMonth = '2026-02-01T02:00:00.000Z';

async function newStorage(name: string, more: object = {}): Promise<string> {
  const id = uuidv7();
  const draft = {
    name,
    kind: 'reserve',
    address: '城关镇东门',
    keeper: '文保管',
    openedOn: '2020-01-01',
    area: county,
  };
  await made(keeper.post(at(supplyStorage), { id, draft: { ...draft, ...more } }));
  return id;
}
async function newSupply(name: string, more: object = {}): Promise<string> {
  const id = uuidv7();
  const draft = { name, group: 'living', kind: 'quilt', unit: '床', ...more };
  await made(keeper.post(at(supply), { id, draft }));
  return id;
}
const slip = (kind: string, lines: readonly object[], more: object = {}, by = keeper) =>
  by.post('/api/resources/record-movements', {
    kind,
    storage: store,
    movedAt: now,
    reason: '测试',
    lines: lines.map((line) => ({ id: uuidv7(), ...line })),
    ...more,
  });
const movement = (draft: object, by = keeper) =>
  by.post(at(stockMovement), { draft: { reason: '测试', movedAt: now, ...draft } });
async function onHand(item: string, storage = store): Promise<number> {
  const where = encodeURIComponent(JSON.stringify({ supply: item, storage }));
  const { rows } = await made(keeper.get(`${at(stockLot)}?where=${where}`));
  return rows.reduce((sum: number, row: { onHand: number }) => sum + row.onHand, 0);
}
async function boardCell(item: string, on?: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify(on ? { on } : {}));
  const board = await made(keeper.get(`/api/resources/stock-board?input=${input}`));
  const cells: readonly { supply: string; storage: string; quantity: number }[] = board.cells;
  return cells.find((cell) => cell.supply === item && cell.storage === store)?.quantity ?? 0;
}
test('what came in less what went out is what lies there, now and on any day that has been', async () => {
  const quilt = await newSupply('棉被 2m×1.5m');
  await made(slip('receipt', [{ supply: quilt, quantity: 100 }], { movedAt: lastMonth }));
  await made(slip('issue', [{ supply: quilt, quantity: 30 }], { movedAt: yesterday }));
  await made(slip('receipt', [{ supply: quilt, quantity: 5 }]));
  assert.equal(await onHand(quilt), 75);
  assert.deepEqual(
    [await boardCell(quilt), await boardCell(quilt, '2026-03-01'), await boardCell(quilt, '2026-02-10')],
    [75, 70, 100],
  );
  assert.equal(await boardCell(quilt, '2026-01-31'), 0);
  const ask = { indicator: 'stockMovement.held', where: { supply: { id: quilt } } };
  for (const [period, count] of [
    ['2026-02', 100],
    ['2026', 75],
    ['2025', 0],
  ] as const) {
    const [value] = await asSystem(world.server.machine, county, (ctx) => tally(ctx, [ask], parsePeriod(period)));
    assert.equal(value, count, period);
  }
});

test('of two issues of the last tent at once, one is refused with words and nothing of it remains', async () => {
  const tent = await newSupply('帐篷 12㎡', { kind: 'tent', unit: '顶' });
  await made(slip('receipt', [{ supply: tent, quantity: 1 }], { movedAt: yesterday }));
  const callers = await Promise.all(Array.from({ length: 6 }, () => world.signIn('dutyOfficer')));
  const answers = await Promise.all(callers.map((each) => slip('issue', [{ supply: tent, quantity: 1 }], {}, each)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  for (const answer of answers.filter(({ status }) => status !== 200))
    refusedWith(answer, /“帐篷 12㎡”库存不足：可用 0 顶，要出 1 顶/);
  assert.equal(await onHand(tent), 0);
  const direct = await Promise.all(
    callers.map((each) => movement({ kind: 'issue', storage: store, supply: tent, quantity: -1 }, each)),
  );
  for (const answer of direct) refusedWith(answer, /“帐篷 12㎡ · 县救灾物资储备库”库存不足：现有 0/);
  const where = encodeURIComponent(JSON.stringify({ supply: tent }));
  assert.equal((await keeper.get(`${at(stockMovement, 'count')}?where=${where}`)).json.count, 2);
});

test('the general form and many writers at once are held to the same sum', async () => {
  const rope = await newSupply('安全绳 30m', { kind: 'rope', unit: '根', group: 'rescue' });
  await made(movement({ kind: 'receipt', storage: store, supply: rope, quantity: 10, movedAt: yesterday }));
  const callers = await Promise.all(Array.from({ length: 5 }, () => world.signIn('sectionChief')));
  const asked = callers.flatMap((each) => [3, 2].map((n) => ({ each, n })));
  const answers = await Promise.all(
    asked.map(({ each, n }) => movement({ kind: 'issue', storage: store, supply: rope, quantity: -n }, each)),
  );
  const gone = asked.reduce((sum, { n }, index) => sum + (answers[index]?.status === 201 ? n : 0), 0);
  assert.ok(gone <= 10 && gone > 7, `${gone} went out`);
  assert.equal(await onHand(rope), 10 - gone);
});

test('a movement of the past is refused when the stock would have been below nothing at any later moment', async () => {
  const boat = await newSupply('冲锋舟', { kind: 'assaultBoat', unit: '艘', group: 'flood' });
  await made(slip('receipt', [{ supply: boat, quantity: 4 }], { movedAt: lastMonth }));
  await made(slip('issue', [{ supply: boat, quantity: 3 }], { movedAt: yesterday }));
  await made(slip('receipt', [{ supply: boat, quantity: 10 }]));
  const issue = (quantity: number, movedAt: string) =>
    movement({ kind: 'issue', storage: store, supply: boat, quantity, movedAt });
  refusedWith(await issue(-2, '2026-02-20T02:00:00.000Z'), /在 2026-03-01 的库存将为 -1，不能小于 0/);
  refusedWith(await issue(-1, '2026-01-15T02:00:00.000Z'), /在 2026-01-15 的库存将为 -1/);
  assert.equal((await issue(-1, '2026-02-20T02:00:00.000Z')).status, 201);
  refusedWith(await issue(-1, yesterday), /库存将为 -1/);
  assert.equal(await boardCell(boat, '2026-03-01'), 0);
  refusedWith(await issue(-1, '2026-03-05T02:00:00.000Z'), /发生时间不能晚于现在/, 422);
});

test('a movement is never edited: it is taken back by one that points to it, once, and stock agrees at every date', async () => {
  const bed = await newSupply('折叠床', { kind: 'foldingBed', unit: '张' });
  const { movements } = await made(slip('receipt', [{ supply: bed, quantity: 200 }], { movedAt: lastMonth }));
  const [{ id }] = movements;
  assert.equal((await keeper.patch(at(stockMovement, id), { version: 1, change: { quantity: 20 } })).status, 403);
  const back = (reason: string) =>
    keeper.post('/api/resources/reverse-movement', { id: uuidv7(), movement: id, reason });
  await made(back('数量录错'));
  assert.deepEqual([await onHand(bed), await boardCell(bed, '2026-02-10')], [0, 0]);
  const both = await Promise.all([back('再冲一次'), back('又冲一次')]);
  for (const answer of both) refusedWith(answer, /已经冲销过/);
  const where = encodeURIComponent(JSON.stringify({ reverses: id }));
  const [reversal] = (await made(keeper.get(`${at(stockMovement)}?where=${where}`))).rows;
  assert.deepEqual([reversal.quantity, reversal.movedAt, reversal.kind], [-200, lastMonth, 'receipt']);
  const { app } = world.database;
  await assert.rejects(app.query('update stock_movement set quantity = 1'), /permission denied/);
  await assert.rejects(app.query('delete from stock_movement'), /permission denied/);
  const wrong = { kind: 'receipt', storage: store, supply: bed, quantity: -5, movedAt: lastMonth, reverses: id };
  refusedWith(await movement(wrong), /库存不足|数量相反/, 422);
});

test('a reversal that would leave less than nothing is refused', async () => {
  const net = await newSupply('蚊帐', { kind: 'mosquitoNet', unit: '顶' });
  const { movements } = await made(slip('receipt', [{ supply: net, quantity: 10 }], { movedAt: lastMonth }));
  await made(slip('issue', [{ supply: net, quantity: 8 }], { movedAt: yesterday }));
  const reason = '重复登记';
  const answer = await keeper.post('/api/resources/reverse-movement', {
    id: uuidv7(),
    movement: movements[0].id,
    reason,
  });
  refusedWith(answer, /在 2026-03-01 的库存将为 -8/);
  assert.equal(await onHand(net), 2);
});

test('goods go out by the earliest expiry, never expired ones, and a slip sent twice moves once', async () => {
  const noodle = await newSupply('方便面', { kind: 'food', unit: '箱', group: 'food' });
  const lots = [
    { supply: noodle, quantity: 10, batch: 'B2', expiresOn: '2026-09-01' },
    { supply: noodle, quantity: 10, batch: 'B1', expiresOn: '2026-06-01' },
    { supply: noodle, quantity: 10, batch: 'B0', expiresOn: '2026-02-28' },
  ];
  await made(slip('receipt', lots, { movedAt: lastMonth }));
  const lines = [{ id: uuidv7(), supply: noodle, quantity: 14 }];
  const first = await made(slip('issue', [], { lines }));
  const again = await made(slip('issue', [], { lines }));
  assert.deepEqual(
    first.movements.map((each: { name: string; quantity: number }) => [each.name.split(' · ')[2], each.quantity]),
    [
      ['B1', -10],
      ['B2', -4],
    ],
  );
  assert.equal(again.movements.length, 2);
  assert.equal(await onHand(noodle), 16);
  refusedWith(await slip('issue', [{ supply: noodle, quantity: 7 }]), /可用 6 箱（另有已过期 10 箱，只能报废）/);
  await made(slip('writeOff', [{ supply: noodle, quantity: 10 }]));
});

test('a transfer leaves one place and reaches the other, and goes back as a whole', async () => {
  const pump = await newSupply('抽水泵', { kind: 'pump', unit: '台', group: 'flood' });
  await made(slip('receipt', [{ supply: pump, quantity: 6 }], { movedAt: lastMonth }));
  refusedWith(await slip('transfer', [{ supply: pump, quantity: 2 }]), /请选择要移入的另一个储存点/, 422);
  await made(slip('transfer', [{ supply: pump, quantity: 2 }], { to: second }));
  assert.deepEqual([await onHand(pump), await onHand(pump, second)], [4, 2]);
  const clerk = await world.signIn('township', { area: town });
  const seen = await made(clerk.get(at(stockMovement)));
  assert.deepEqual(
    seen.rows.map((row: { kind: string }) => row.kind),
    ['transferIn'],
  );
  const [inward] = seen.rows;
  await made(keeper.post('/api/resources/reverse-movement', { id: uuidv7(), movement: inward.id, reason: '没有送达' }));
  assert.deepEqual([await onHand(pump), await onHand(pump, second)], [6, 0]);
});

test('what is lent is owed back by a day: given back in part and in whole, and not more', async () => {
  const lamp = await newSupply('移动照明灯', { kind: 'lighting', unit: '套', group: 'light' });
  await made(slip('receipt', [{ supply: lamp, quantity: 8 }], { movedAt: lastMonth }));
  const terms = { counterparty: '安澜县消防救援大队', dueOn: '2026-03-20' };
  refusedWith(await slip('lend', [{ supply: lamp, quantity: 5 }], { counterparty: '某单位' }), /应还日期/, 422);
  await made(slip('lend', [{ supply: lamp, quantity: 5 }], terms));
  const [loan] = (await made(keeper.get(at(supplyLoan)))).rows;
  assert.deepEqual([loan.state, loan.dueAt.slice(0, 10), await onHand(lamp)], ['lent', '2026-03-20', 3]);
  const duties = (await made(keeper.get('/api/today'))).mine;
  assert.ok(duties.some((duty: { rowId: string }) => duty.rowId === loan.id));
  const giveBack = (quantity: number) => slip('giveBack', [{ supply: lamp, quantity }], { loan: loan.id });
  await made(giveBack(2));
  refusedWith(await giveBack(4), /还欠 3，归还不能多于所欠/, 422);
  await made(giveBack(3));
  const [done] = (await made(keeper.get(at(supplyLoan)))).rows;
  assert.deepEqual([done.state, done.dueAt, await onHand(lamp)], ['returned', null, 8]);
});

test('what comes near its expiry, is past it, or falls below its threshold is somebody’s duty', async () => {
  const { machine } = world.server;
  const water = await newSupply('饮用水', { kind: 'water', unit: '件', group: 'food' });
  const chief = await world.signIn('sectionChief');
  const lot = { supply: water, quantity: 50, batch: 'W1', expiresOn: '2026-06-10' };
  await made(slip('receipt', [lot], { movedAt: lastMonth }));
  const threshold = { name: '县库饮用水', supply: water, storage: store, minimum: 60 };
  const { row } = await made(chief.post(at(stockThreshold), { draft: threshold }));
  const read = async () => {
    const where = encodeURIComponent(JSON.stringify({ supply: water }));
    const [found] = (await made(keeper.get(`${at(stockLot)}?where=${where}`))).rows;
    const limit = (await made(chief.get(at(stockThreshold, row.id)))).row;
    return [found.state, found.dueAt?.slice(0, 10) ?? null, limit.state, limit.dueAt?.slice(0, 10) ?? null];
  };
  const pass = async (day: string) => {
    world.clock.set(`${day}T02:00:00.000Z`);
    await runJob(machine, watchExpiry);
    await runJob(machine, watchThresholds);
  };
  await pass('2026-03-02');
  assert.deepEqual(await read(), ['held', null, 'short', '2026-04-01']);
  await pass('2026-03-12');
  assert.deepEqual(await read(), ['expiring', '2026-05-11', 'short', '2026-04-01']);
  await made(slip('receipt', [{ supply: water, quantity: 20, batch: 'W2' }], { movedAt: '2026-03-12T01:00:00.000Z' }));
  await pass('2026-06-11');
  assert.deepEqual((await read())[2], 'met');
  const where = encodeURIComponent(JSON.stringify({ supply: water, batch: 'W1' }));
  const [old] = (await made(keeper.get(`${at(stockLot)}?where=${where}`))).rows;
  assert.deepEqual([old.state, old.dueAt.slice(0, 10)], ['expired', '2026-06-10']);
  const movedAt = '2026-06-11T01:00:00.000Z';
  await made(slip('writeOff', [{ supply: water, quantity: 50, lot: old.id }], { movedAt }));
  const [gone] = (await made(keeper.get(`${at(stockLot)}?where=${where}`))).rows;
  assert.deepEqual([gone.onHand, gone.dueAt], [0, null]);
  world.clock.set(now);
});

test('another county’s stores and stocks are nowhere, and what adds takes a positive number', async () => {
  const stranger = await world.signIn('dutyOfficer', { county: otherCounty });
  const item = await newSupply('毛毯', { kind: 'blanket', unit: '条' });
  refusedWith(await slip('receipt', [{ supply: item, quantity: 1 }], {}, stranger), /没有这条储存点/, 404);
  const plus = { kind: 'issue', storage: store, supply: item, quantity: 5 };
  assert.match((await movement(plus)).json.fields.quantity, /出库使库存减少，请填负数/);
  const minus = { kind: 'receipt', storage: store, supply: item, quantity: -5 };
  assert.match((await movement(minus)).json.fields.quantity, /入库使库存增加，请填正数/);
  assert.equal(
    (await slip('receipt', [{ supply: item, quantity: 1 }], {}, await world.signIn('inspector'))).status,
    403,
  );
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { startFakeAliyun, type FakeAliyun, type RunningAliyun } from '../../adapters/fakes/aliyun.ts';
import { type CallRoom, openCallRoom } from '../../../test/harness/call-room.ts';
import { until } from '../../../test/harness/until.ts';
import { made } from '../../../test/harness/answers.ts';
import { asking, at, county, town } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { contact } from './index.ts';

let room: CallRoom;
let vendor: RunningAliyun;
const receipts: FakeAliyun['receipts'] = {};
const secret = 'the-secret-of-the-county';
let listened = 20;

before(async () => {
  room = await openCallRoom();
  vendor = await startFakeAliyun({
    account: 'county',
    secret,
    perSecond: 50,
    manner: (number) => room.manners.get(number) ?? 'confirms',
    answerMs: () => 5,
    receiptMs: () => listened + Math.random() * 80,
    receipts,
  });
  const of = { address: vendor.url, account: 'county', secret, perMinute: 3000 };
  receipts.SendSms = (await room.register('aliyunSms', of)).receipts;
  receipts.IvrCall = (await room.register('aliyunVoice', { ...of, lines: 30, price: 9 })).receipts;
});
after(async () => {
  await room.end();
  await vendor.stop();
});

const person: CallRoom['person'] = (does, more) => room.person(does, more);
const start: CallRoom['start'] = (contacts, more) => room.start(contacts, more);
const linesOf: CallRoom['linesOf'] = (id) => room.linesOf(id);
const attemptsOf: CallRoom['attemptsOf'] = (id) => room.attemptsOf(id);
const boardOf = async (id: string) => (await room.duty.get(asking('/call-outs/board', { id }))).json;

const push = (to: string, body: string) => fetch(to, { method: 'POST', body }).then(({ status }) => status);
const stateOf = async (who: string) => (await room.duty.get(at(contact, who))).json.row;
const statesNow = async () => [...(await room.standing()).values()];

const ladder = [
  { who: 'self', channels: ['voice'], tries: 2, waitSeconds: 20 },
  { who: 'deputy', channels: ['voice'], tries: 1, waitSeconds: 20 },
  { who: 'superior', channels: ['voice'], tries: 1, waitSeconds: 20 },
];

/** How many calls have been timed, and what one took. */
const timed = () =>
  room.world.database.owner.query<{ calls: number; seconds: number }>(
    `select count(*)::int as calls, avg(extract(epoch from ended_at - sent_at))::float8 as seconds
     from call_attempt where channel = 'voice' and ended_at > sent_at`,
  );

const planned = async () => {
  const input = encodeURIComponent(JSON.stringify({ town: null, words: '', withinMinutes: 1 }));
  const plan = await made(room.duty.get(`/api/call-outs/plan?input=${input}`));
  assert.equal(plan.linesNeeded, Math.ceil((plan.contacts.length * plan.secondsPerCall) / 60));
  return [plan.measured, plan.secondsPerCall];
};

test('before anybody has been called a call is reckoned at thirty seconds', async () => {
  assert.deepEqual(await planned(), [false, 30]);
});

test('somebody who presses the key is reached, with how long they listened; the text arrives too', async () => {
  const one = await person('confirms');
  const id = await start([one]);
  const [line] = await until(async () => (await linesOf(id)).every(({ state }) => state === 'reached') && linesOf(id));
  assert.deepEqual([line?.reached_how, line?.reached_by, line?.heard_seconds], ['key', one, 24]);
  const board = await boardOf(id);
  assert.deepEqual([board.all.people, board.all.reached, board.unreached.length], [1, 1, 0]);
});

test('who does not answer is called again, then the deputy, whose answer silences nobody else', async () => {
  const deputy = await person('confirms');
  const [silent, other] = [await person('ignores', { deputy }), await person('ignores')];
  const id = await start([silent, other], { ladder });
  const lines = await until(async () => {
    const all = await linesOf(id);
    return all.every(({ state }) => state !== 'calling') && all;
  });
  const of = (who: string) => lines.find((line) => line.contact === who);
  assert.deepEqual([of(silent)?.state, of(silent)?.reached_by], ['reached', deputy]);
  assert.equal(of(other)?.state, 'door');
  const tries = (await attemptsOf(id)).map(({ target, rung, try: n }) => [target, rung, n]);
  assert.deepEqual(tries.filter(([target]) => target === silent).length, 2);
  const { json } = await room.duty.get(
    `/api/ledgers/doorKnock?where=${encodeURIComponent(JSON.stringify({ callOut: id }))}`,
  );
  assert.deepEqual(
    json.rows.map((row: { contact: string; state: string }) => [row.contact, row.state]),
    [[other, 'open']],
  );
});

test('a superior of many is called once for all who wait, and a dead number is left at once', async () => {
  const superior = await person('confirms');
  const all = [
    await person('dead', { superior }),
    await person('dead', { superior }),
    await person('ignores', { superior }),
  ];
  const id = await start(all, { ladder });
  await until(async () =>
    (await linesOf(id)).every(({ state, reached_by }) => state === 'reached' && reached_by === superior),
  );
  const attempts = await attemptsOf(id);
  // Who comes while a call is under way waits for that one; whoever comes after it is a matter of its own.
  const calls = attempts.filter(({ target }) => target === superior);
  for (const [n, call] of calls.entries())
    assert.ok(n === 0 || call.queued_at >= (calls[n - 1]?.ended_at ?? ''), String(n));
  assert.equal(attempts.filter(({ target }) => target === all[0]).length, 1);
});

test('nobody was ever called twice for one step, and the vendor never said too fast', () => {
  for (const [, { times }] of vendor.taken) assert.equal(times, 1);
  assert.deepEqual(vendor.refused, { tooFast: 0, unsigned: 0 });
});

test('a page’s button confirms and reports, of another rung it is another’s, and a wrong signature is refused and noted', async () => {
  const one = await person('ignores', { inCharge: 40 });
  const id = await start([one], { ladder: [{ who: 'self', channels: ['sms'], tries: 1, waitSeconds: 3600 }] });
  const [line] = await linesOf(id);
  const { linkOf } = await import('./link.server.ts');
  const link = await asSystem(room.world.server.machine, county, async (ctx) => linkOf(ctx, '', line?.token ?? '', 0));
  const path = link.replace('/call/', '/api/open/call/');
  const send = (body: object, to = path) =>
    fetch(`${room.address}${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const page = await (await fetch(`${room.address}${path}`)).json();
  assert.deepEqual([page.subject, page.instead, page.ended], ['暴雨红色预警', null, false]);
  assert.equal((await send({ did: 'confirm' })).status, 200);
  assert.equal((await send({ did: 'confirm' })).status, 200);
  assert.equal((await send({ did: 'moved', moved: 38 })).status, 200);
  assert.equal((await send({ did: 'report', report: '已全部转移到小学' })).status, 200);
  assert.equal((await send({ did: 'moved', moved: -1 })).status, 400);
  const forged = path.replace(/\.0\./, '.1.');
  assert.equal((await send({ did: 'confirm' }, forged)).status, 404);
  const { all } = await boardOf(id);
  assert.deepEqual([all.reached, all.inPosition, all.moved, all.inCharge, all.reported], [1, 1, 38, 40, 1]);
  const noted = await room.world.database.owner.query(`select object from access_log where event = 'refused'`);
  assert.ok(noted.rows.some(({ object }) => /不是发给此人/.test(object)));
});

test('receipts of messages never sent, of other people’s numbers and without the signature are refused and noted', async () => {
  const one = await person('ignores');
  const id = await start([one], { ladder: [{ who: 'self', channels: ['voice'], tries: 1, waitSeconds: 3600 }] });
  const attempt = await until(async () => (await attemptsOf(id)).find(({ state }) => state === 'failed'));
  const about = { call_id: 'x', duration: '20', status_code: '200000', dtmf: '1' };
  const to = receipts.IvrCall ?? '';
  assert.equal(await push(to, JSON.stringify([{ ...about, out_id: uuidv7(), callee: '19900009999' }])), 200);
  assert.equal(await push(to, JSON.stringify([{ ...about, out_id: attempt.id, callee: '19900009999' }])), 200);
  assert.equal(await push(receipts.SendSms ?? '', JSON.stringify([{ out_id: attempt.id, success: true }])), 200);
  assert.equal(await push(`${to.slice(0, -1)}x`, '[]'), 404);
  assert.equal(await push(to.slice(0, -1) + (to.endsWith('0') ? '1' : '0'), '[]'), 403);
  assert.equal(await push(to, 'no json'), 400);
  assert.equal((await linesOf(id))[0]?.state, 'calling');
  const noted = (
    await room.world.database.owner.query(`select object from access_log where event = 'refused'`)
  ).rows.map(({ object }) => object);
  for (const words of [/从未发出/, /不是所叫的人/, /签名不对/])
    assert.ok(
      noted.some((object) => words.test(object)),
      String(words),
    );
});

test('a test of numbers puts the dead ones on the list to mend and ends by itself', async () => {
  const [sound, dead] = [await person('ignores'), await person('dead')];
  const id = await start([sound, dead], {
    kind: 'test',
    ladder: [{ who: 'self', channels: ['voice'], tries: 1, waitSeconds: 20 }],
  });
  await until(async () => (await boardOf(id)).state === 'ended');
  assert.equal((await stateOf(sound)).state, 'sound');
  const row = await stateOf(dead);
  assert.deepEqual([row.state, row.finding], ['dead', '空号']);
});

test('a channel that fails says so within ten seconds, and says so again when it works', async () => {
  await until(async () => (await statesNow()).every((state) => state === 'sound'));
  vendor.hang(true);
  const begun = Date.now();
  await until(async () => (await statesNow()).every((state) => state === 'failing'));
  assert.ok(Date.now() - begun < 10_000);
  vendor.hang(false);
  await until(async () => (await statesNow()).every((state) => state === 'sound'));
});

test('ending a call-out stops the calling and writes what a report counts', async () => {
  const id = await start([await person('ignores')], {
    ladder: [{ who: 'self', channels: ['voice', 'sms'], tries: 9, waitSeconds: 3600 }],
  });
  await until(async () => (await attemptsOf(id)).filter(({ sent_at }) => sent_at !== null).length === 2);
  assert.equal((await room.duty.post('/api/call-outs/end', { id, note: '险情解除' })).status, 200);
  const { row } = (await room.duty.get(at((await import('./index.ts')).callOut, id))).json;
  assert.deepEqual([row.state, row.confirmed, row.unreached, row.phoneCalls, row.texts], ['ended', 0, 1, 1, 1]);
  assert.equal((await room.duty.post('/api/call-outs/end', { id, note: '' })).status, 409);
});

test('six call-outs of nine people, one telephone call and one text that are reckoned up: every figure is a hand count', async () => {
  // The tests above, in their order, called 1, 2, 3, 1, 1 and 1 people for warnings; the test of two numbers counts as none.
  const asked = ['begun', 'called', 'confirmed', 'phoneCalls', 'warningTexts'].map((name) => `callOut.${name}`);
  const figures = await asSystem(room.world.server.machine, county, (ctx) =>
    tally(
      ctx,
      [...asked, 'contact.listed', 'doorKnock.ordered', 'doorKnock.woken'].map((indicator) => ({ indicator })),
      parsePeriod('2026'),
    ),
  );
  assert.deepEqual(figures, [6, 9, 0, 1, 1, 13, 1, 0]);
});

test('one number of the list to mend is tested at once, and leaves it when it rings', async () => {
  const line = await room.person('hears');
  const path = at(contact, line);
  await made(room.duty.post(`${path}/steps/fail`, { version: 1, input: { finding: '停机' } }));
  const asked = { id: uuidv7(), contact: line };
  const townsman = await room.world.signIn('township', { area: town });
  assert.equal((await townsman.post('/api/call-outs/test-number', asked)).status, 403);
  for (const _ of [1, 2]) await made(room.duty.post('/api/call-outs/test-number', asked));
  const row = await until(async () => {
    const found = (await made(room.duty.get(path))).row;
    return found.state === 'sound' && found;
  }, 800);
  assert.deepEqual([row.finding, (await room.attemptsOf(asked.id)).length], [null, 1], 'sent twice, rung once');
});

const callTen = async () => {
  const ten = await Promise.all(Array.from({ length: 10 }, () => person('confirms')));
  const id = await start(ten, { ladder: [{ who: 'self', channels: ['voice'], tries: 1, waitSeconds: 3600 }] });
  await until(async () => (await linesOf(id)).every(({ state }) => state === 'reached'));
};

test('once twenty calls have been timed, the plan reckons with what they took instead of thirty seconds', async () => {
  listened = 300; // three turns of the clock: what begins and ends within one is not timed
  for (let round = 0; round < 9 && ((await timed()).rows[0]?.calls ?? 0) < 20; round += 1) await callTen();
  const [row] = (await timed()).rows;
  assert.ok(row !== undefined && row.calls >= 20 && row.seconds < 30, JSON.stringify(row));
  assert.deepEqual(await planned(), [true, Math.round(row.seconds)]);
  const slower = `update call_attempt set ended_at = sent_at + interval '90 seconds' where channel = 'voice' and ended_at > sent_at`;
  await room.world.database.owner.query(slower);
  assert.deepEqual(await planned(), [true, 90], 'calls that take longer make the plan longer');
});

test('each call that went out says what it cost', async () => {
  const { rows } = await room.world.database.owner.query<{ costs: number[] }>(
    `select array_agg(distinct cost) as costs from call_attempt where channel = 'voice' and sent_at is not null`,
  );
  assert.deepEqual(rows[0]?.costs, [9]);
});

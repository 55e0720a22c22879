import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { type FakeAliyun, type RunningAliyun, startFakeAliyun } from '../../src/adapters/fakes/aliyun.ts';
import { channel, contact } from '../../src/modules/callouts/index.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';
import { at, type Caller, createWorld, village, type World } from '../harness/world.ts';
import { startChild } from './child-server.ts';

const people = 60;
const receipts: FakeAliyun['receipts'] = {};
let database: TestDatabase;
let world: World;
let duty: Caller;
let vendor: RunningAliyun;
const paths: { SendSms: string; IvrCall: string } = { SendSms: '', IvrCall: '' };

before(async () => {
  database = await createTestDatabase();
  world = await createWorld({ database });
  world.clock.set(new Date().toISOString()); // the child lives now
  duty = await world.signIn('dutyOfficer');
  vendor = await startFakeAliyun({
    account: 'county',
    secret: 'the-secret-of-the-county',
    perSecond: 40,
    manner: (number) => (Number(number) % 5 === 0 ? 'ignores' : 'confirms'),
    answerMs: () => 250, // so that many are on their way when the server is killed
    receiptMs: () => 100 + Math.random() * 1500,
    receipts,
  });
  const keeper = await world.signIn('sectionChief');
  for (const [protocol, action] of [
    ['aliyunSms', 'SendSms'],
    ['aliyunVoice', 'IvrCall'],
  ] as const) {
    const vendorOf = { address: vendor.url, account: 'county', secret: 'the-secret-of-the-county' };
    const draft = { name: protocol, protocol, ...vendorOf, perMinute: 1200, rank: 1 };
    const made = await keeper.post(at(channel), { id: uuidv7(), draft });
    const told = await keeper.get('/api/call-outs/channels?input=%7B%7D');
    paths[action] = told.json.channels.find((each: { id: string }) => each.id === made.json.row.id).receiptsPath;
  }
});
after(async () => {
  await vendor.stop();
  await world.end();
});

async function startServer() {
  const server = await startChild(database.url, world);
  receipts.SendSms = server.address + paths.SendSms;
  receipts.IvrCall = server.address + paths.IvrCall;
  return server;
}

const ask = async (words: string) => (await database.database.owner.query<{ n: number }>(words)).rows[0]?.n ?? 0;

test('the server killed in the middle of calling: nobody is called twice for the same step, and nobody is forgotten', async () => {
  const contacts: string[] = [];
  for (let n = 0; n < people; n += 1) {
    const phone = `1990000${String(n).padStart(4, '0')}`;
    const draft = { name: '测试人', unit: '城关镇', post: `责任人${n}`, phone, startsOn: '2026-01-01', area: village };
    contacts.push((await duty.post(at(contact), { id: uuidv7(), draft })).json.row.id);
  }
  const ladder = [{ who: 'self', channels: ['voice', 'sms'], tries: 2, waitSeconds: 10 }];
  const words = { subject: '暴雨红色预警', message: '请立即组织转移', kind: 'warning', urgency: 'extreme' };
  const { status } = await duty.post('/api/call-outs/start', { id: uuidv7(), ...words, contacts, ladder });
  assert.equal(status, 200);

  const first = await startServer();
  while (vendor.taken.size < people / 2) await wait(5);
  await first.kill();
  const doubtful = await ask(`select count(*)::int as n from call_attempt where state = 'claimed'`);
  assert.ok(doubtful > 0, 'some were on their way when it was killed');

  const second = await startServer();
  const open = `select count(*)::int as n from call_person where state = 'calling'`;
  for (const end = Date.now() + 120_000; (await ask(open)) > 0 && Date.now() < end;) await wait(250);
  assert.equal(await ask(open), 0, 'nobody is forgotten');
  assert.equal(await second.stop(), 0);

  for (const [reference, { times }] of vendor.taken) assert.equal(times, 1, reference);
  const ofNumber = Map.groupBy([...vendor.taken.values()], ({ action, number }) => `${action} ${number}`);
  for (const [who, calls] of ofNumber) assert.ok(calls.length <= 2, `${who}: ${calls.length} calls for two tries`);
  const unknown = await database.database.owner.query(
    `select id from call_attempt where id = any($1::uuid[]) and state in ('queued', 'claimed', 'dropped')`,
    [[...vendor.taken.keys()]],
  );
  assert.deepEqual(unknown.rows, [], 'what the vendor took is known here');
  const reached = await ask(`select count(*)::int as n from call_person where state = 'reached'`);
  assert.equal(reached, people - people / 5);
  assert.equal(await ask(`select count(*)::int as n from door_knock`), people / 5);
  assert.deepEqual(vendor.refused, { tooFast: 0, unsigned: 0 });
});

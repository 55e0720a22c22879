import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { type FakeAliyun, type RunningAliyun, startFakeAliyun } from '../../src/adapters/fakes/aliyun.ts';
import { channel } from '../../src/modules/callouts/index.ts';
import { linkOf } from '../../src/modules/callouts/link.server.ts';
import { gauge, gaugeSender } from '../../src/modules/gauges/index.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { fillDirectory } from '../harness/directory.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';
import { at, type Caller, county, createWorld, village, type World } from '../harness/world.ts';
import { type ChildServer, startChild } from './child-server.ts';

// A thousand: at the vendors' paces ten thousand take more than a minute; `npm run bench -- call-outs` kills the server among ten thousand.
const people = 1000;
const gauges = 20;
const rounds = 120;
const receipts: FakeAliyun['receipts'] = {};
let database: TestDatabase;
let world: World;
let duty: Caller;
let vendor: RunningAliyun;
let server: ChildServer | undefined;
const paths: { SendSms: string; IvrCall: string } = { SendSms: '', IvrCall: '' };

before(async () => {
  database = await createTestDatabase();
  world = await createWorld({ database });
  world.clock.set(new Date().toISOString()); // the child lives now
  duty = await world.signIn('dutyOfficer');
  vendor = await startFakeAliyun({
    account: 'county',
    secret: 'the-secret-of-the-county',
    perSecond: 300, // two channels of 150
    manner: (number) => (number.endsWith('3') ? 'ignores' : 'confirms'),
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
    const draft = { name: protocol, protocol, ...vendorOf, perMinute: 9000, rank: 1 };
    const made = await keeper.post(at(channel), { id: uuidv7(), draft });
    const told = await keeper.get('/api/call-outs/channels?input=%7B%7D');
    paths[action] = told.json.channels.find((each: { id: string }) => each.id === made.json.row.id).receiptsPath;
  }
});
after(async () => {
  await vendor.stop();
  await world.end();
});

async function startServer(): Promise<ChildServer> {
  const started = await startChild(database.url, world);
  receipts.SendSms = started.address + paths.SendSms;
  receipts.IvrCall = started.address + paths.IvrCall;
  return started;
}

const ask = async (words: string) => (await database.database.owner.query<{ n: number }>(words)).rows[0]?.n ?? 0;

const ladder = [{ who: 'self', channels: ['voice', 'sms'], tries: 2, waitSeconds: 10 }];

test('the server killed while a thousand are called, answer and gauges report: nobody is called twice for a step, nobody is forgotten, each answer and reading counts once', async () => {
  const contacts = await fillDirectory(world, people);
  const words = { subject: '暴雨红色预警', message: '请立即组织转移', kind: 'warning', urgency: 'extreme' };
  const { status } = await duty.post('/api/call-outs/start', { id: uuidv7(), ...words, contacts, ladder });
  assert.equal(status, 200);
  const [answers, readings] = [await answersOf(), await readingsOf()];

  server = await startServer();
  const sending = [persist(answers), persist(readings)];
  while (vendor.taken.size < people / 2) await wait(5);
  const killed = server.kill();
  server = undefined;
  await killed;
  const doubtful = await ask(`select count(*)::int as n from call_attempt where state = 'claimed'`);
  assert.ok(doubtful > 0, 'some were on their way when it was killed');

  const second = await startServer();
  server = second;
  const met = await Promise.all(sending);
  assert.ok(
    met.every((failures) => failures > 0),
    'answers and readings met a server that was not there',
  );
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
  // Of ten people one lets it ring; of those every second answers on the page.
  const [silent, byPage] = [people / 20, people / 20];
  assert.equal(await ask(`select count(*)::int as n from call_person where state = 'reached'`), people - silent);
  assert.equal(await ask(`select count(*)::int as n from call_person where reached_how = 'button'`), byPage);
  assert.equal(await ask(`select count(*)::int as n from door_knock where state = 'open'`), silent);
  assert.equal(await ask(`select count(*)::int as n from gauge_reading`), gauges * rounds);
  assert.equal(
    await ask(`select count(*)::int as n from gauge_alarm`),
    gauges,
    'each gauge rose over its threshold once',
  );
  assert.deepEqual(vendor.refused, { tooFast: 0, unsigned: 0 });
});

interface Sending {
  readonly path: string;
  readonly body: object;
}

/** The answers of every second of those who let it ring, each sent twice. */
async function answersOf(): Promise<readonly Sending[]> {
  const { rows } = await database.database.owner.query<{ token: string }>(
    `select token from call_person where name ~ '[02468]3$' order by name`,
  );
  return asSystem(world.server.machine, county, async (ctx) =>
    rows.flatMap(({ token }) => {
      const path = linkOf(ctx, '', token, 0).replace('/call/', '/api/open/call/');
      return [0, 1].map(() => ({ path, body: { did: 'confirm' } }));
    }),
  );
}

/** The readings of some gauges, minute by minute, over their threshold from the middle on. */
async function readingsOf(): Promise<readonly Sending[]> {
  const sender = uuidv7();
  await duty.post(at(gaugeSender), { id: sender, draft: { name: '水文平台' } });
  const { secret } = (await duty.post('/api/gauges/renew-secret', { id: sender })).json;
  const codes = Array.from({ length: gauges }, (_, n) => `G${n}`);
  for (const code of codes) {
    const draft = {
      name: code,
      code,
      kind: 'level',
      blue: 100,
      fall: 20,
      builtOn: '2026-01-01',
      sender,
      area: village,
    };
    assert.equal((await duty.post(at(gauge), { id: uuidv7(), draft })).status, 201);
  }
  const begun = Date.now() - rounds * 60_000;
  return Array.from({ length: rounds }, (_, n) => {
    const time = new Date(begun + n * 60_000).toISOString();
    const readings = codes.map((code) => ({ code, at: time, value: n < rounds / 2 ? 40 : 150 }));
    return { path: `/api/open/gauge-readings/${county}`, body: { secret, readings } };
  });
}

/** Sends one after the other, each again until it is taken, as a gauge or a phone would. Gives how often nobody was there. */
async function persist(all: readonly Sending[]): Promise<number> {
  let failures = 0;
  for (const { path, body } of all) {
    for (;;) {
      const headers = { 'content-type': 'application/json', origin: server?.address ?? '' };
      const sent = await fetch(`${server?.address ?? 'http://127.0.0.1:9'}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      }).catch(() => undefined);
      await sent?.text().catch(() => undefined);
      if (sent?.ok) break;
      assert.ok(sent === undefined || sent.status >= 500, `${path}: ${sent?.status}`);
      failures += 1;
      await wait(50);
    }
    await wait(60);
  }
  return failures;
}

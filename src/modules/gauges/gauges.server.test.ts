import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, county, createWorld, village, type World } from '../../../test/harness/world.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { gauge, gaugeAlarm, gaugeSender } from './index.ts';
import { listenTo, topicOf } from './mqtt.server.ts';
import { watchSilence } from './raise-alarms.server.ts';

let world: World;
let officer: Caller;
before(async () => {
  world = await createWorld();
  officer = await world.signIn('dutyOfficer');
});
after(() => world.end());

async function newGauge(more: object = {}): Promise<{ id: string; code: string }> {
  const code = `G${uuidv7().slice(-8)}`;
  const id = uuidv7();
  const rule = { kind: 'level', blue: 100, yellow: 200, fall: 20, lowest: 0, highest: 1000, builtOn: '2026-01-01' };
  const draft = { name: `东河 ${code}`, code, ...rule, area: village, ...more };
  const { status, json } = await officer.post(at(gauge), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return { id, code };
}

async function newSender(): Promise<{ id: string; secret: string }> {
  const id = uuidv7();
  await officer.post(at(gaugeSender), { id, draft: { name: `平台 ${id}` } });
  const { json } = await officer.post('/api/gauges/renew-secret', { id });
  return { id, secret: json.secret };
}

/** What a machine sends: without a session, an origin or anything a browser says. */
async function push(secret: string, readings: readonly unknown[]) {
  const answer = await world.server.app.fetch(
    new Request(`http://localhost/api/open/gauge-readings/${county}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host: 'localhost' },
      body: JSON.stringify({ secret, readings }),
    }),
  );
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

const readingsOf = (id: string) => asking('/gauges/readings', { id, hours: 24 });

async function alarmsOf(id: string) {
  const where = JSON.stringify({ gauge: id });
  const { json } = await officer.get(`${at(gaugeAlarm)}?where=${encodeURIComponent(where)}&sort=id`);
  return json.rows as readonly {
    state: string;
    kind: string;
    colour: string | null;
    dueAt: string | null;
    summary: string;
  }[];
}

test('readings pushed with the sender’s secret rise through the rules into one alarm, and fall out of it', async () => {
  const sender = await newSender();
  const { id, code } = await newGauge({ sender: sender.id });
  const send = (time: string, value: number) =>
    push(sender.secret, [{ code, at: `2026-03-02T${time}:00+08:00`, value }]);
  assert.deepEqual((await send('09:00', 120)).json, { taken: 1, known: 0, aside: [] });
  assert.deepEqual((await send('09:00', 120)).json, { taken: 0, known: 1, aside: [] });
  await send('09:05', 90);
  await send('09:10', 210);
  const [open, ...more] = await alarmsOf(id);
  assert.deepEqual([open?.state, open?.colour, more.length], ['raised', 'yellow', 0]);
  assert.equal(open?.dueAt, '2026-03-02T01:15:00.000Z');
  assert.equal(open?.summary, `东河 ${code}达到蓝色阈值，水位 120 厘米`);
  await send('09:20', 60);
  assert.deepEqual(
    (await alarmsOf(id)).map(({ state }) => state),
    ['cleared'],
  );
  await send('08:00', 300); // late: it stands in the record and raises nothing
  assert.equal((await alarmsOf(id)).length, 1);
  const { json } = await officer.get(readingsOf(id));
  assert.deepEqual(
    json.readings.map(({ value }: { value: number }) => value),
    [300, 120, 90, 210, 60],
  );
});

test('a day of all gauges is told by the half hour, and a month of one by less than its readings', async () => {
  const sender = await newSender();
  const rain = await newGauge({ sender: sender.id, kind: 'rain', windowMinutes: 60 });
  const level = await newGauge({ sender: sender.id });
  const now = Date.parse(world.clock());
  const readings = [10, 20, 40].flatMap((minutes) =>
    [rain, level].map(({ code }) => ({ code, at: now - minutes * 60_000, value: minutes })),
  );
  await push(sender.secret, readings);
  const { json } = await officer.get('/api/gauges/trends');
  const trend = ({ id }: { id: string }) =>
    json.trends.find((each: { id: string }) => each.id === id).values.slice(-3) as readonly (number | null)[];
  assert.deepEqual(
    [trend(rain), trend(level)],
    [
      [null, 40, 30],
      [null, 40, 20],
    ],
  );
  const month = encodeURIComponent(JSON.stringify({ id: rain.id, hours: 744 }));
  const { json: thin } = await officer.get(`/api/gauges/readings?input=${month}`);
  const values: readonly number[] = thin.readings.map(({ value }: { value: number }) => value);
  assert.equal(values.length, 2);
  assert.equal(
    values.reduce((sum, value) => sum + value, 0),
    70,
  ); // no drop is lost by it
  const board = await officer.get('/api/gauges/board');
  const shown = board.json.gauges.find((each: { id: string }) => each.id === rain.id);
  assert.deepEqual([shown.measure, shown.windowMinutes], [70, 60]);
});

test('what cannot be believed is put aside with its reason, and shown; the rest of the batch is taken', async () => {
  const sender = await newSender();
  const { code } = await newGauge({ sender: sender.id });
  const foreign = await newGauge();
  const { json } = await push(sender.secret, [
    { code, at: '2026-03-02T01:00:00Z', value: 50 },
    { code, at: '2026-03-02T09:00:00Z', value: 50 },
    { code, at: '2026-03-02T01:01:00Z', value: 5000 },
    { code, at: '昨天', value: 50 },
    { code: foreign.code, at: '2026-03-02T01:00:00Z', value: 50 },
    'x',
  ]);
  assert.equal(json['taken'], 1);
  const words = (json['aside'] as readonly { reason: string }[]).map(({ reason }) => reason).join('；');
  for (const part of [/晚 420 分钟/, /高于合理上限/, /时间写法不对/, /没有编码/, /不是一条数据/])
    assert.match(words, part);
  const board = await officer.get('/api/gauges/board');
  assert.equal(board.json.aside.length, 5);
  assert.equal(
    (await (await world.signIn('village', { area: village })).get('/api/gauges/board')).json.aside.length,
    0,
  );
});

test('a wrong or renewed secret opens nothing', async () => {
  const sender = await newSender();
  const reading = [{ code: 'x', at: '2026-03-02T01:00:00Z', value: 1 }];
  assert.equal((await push('nonsense', reading)).status, 403);
  await officer.post('/api/gauges/renew-secret', { id: sender.id });
  assert.equal((await push(sender.secret, reading)).status, 403);
});

test('a gauge that falls silent is an alarm, once, until it speaks again', async () => {
  const sender = await newSender();
  const { id, code } = await newGauge({ sender: sender.id, silenceMinutes: 30 });
  const { machine } = world.server;
  await push(sender.secret, [{ code, at: '2026-03-02T02:00:00Z', value: 50 }]);
  await runJob(machine, watchSilence);
  assert.deepEqual(await alarmsOf(id), []);
  world.clock.set('2026-03-02T02:31:00.000Z');
  await runJob(machine, watchSilence);
  await runJob(machine, watchSilence);
  assert.deepEqual(
    (await alarmsOf(id)).map(({ kind, state }) => `${kind} ${state}`),
    ['silence raised'],
  );
  await push(sender.secret, [{ code, at: '2026-03-02T02:30:30Z', value: 50 }]);
  assert.deepEqual(
    (await alarmsOf(id)).map(({ kind, state }) => `${kind} ${state}`),
    ['silence cleared'],
  );
});

test('what gauges say over MQTT is acknowledged only when it is committed, and waits at the broker while nobody listens', async () => {
  const broker = await Aedes.createBroker();
  const socket = createServer(broker.handle);
  await new Promise<void>((resolve) => void socket.listen(0, '127.0.0.1', resolve));
  const address = socket.address();
  const url = `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const log = pino({ level: 'silent' });
  const { id, code } = await newGauge();
  const station = await connectAsync(url, { clientId: 'station' });
  const say = (minute: number, value: number) =>
    station.publishAsync(
      topicOf(county, code),
      JSON.stringify({ at: `2026-03-02T02:${String(minute).padStart(2, '0')}:00Z`, value }),
      { qos: 1 },
    );
  const values = async () => {
    const { json } = await officer.get(readingsOf(id));
    return json.readings.map(({ value }: { value: number }) => value);
  };
  const until = async (count: number) => {
    for (let tries = 0; tries < 100 && (await values()).length < count; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    return values();
  };

  let listening = listenTo(url, world.server.machine, log);
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let minute = 0; minute < 20; minute += 1) await say(minute, 10 + minute);
  assert.deepEqual(
    await until(20),
    Array.from({ length: 20 }, (_, n) => 10 + n),
  );
  await say(3, 13);
  await station.publishAsync(topicOf(county, code), 'not json', { qos: 1 });
  await listening.stop();
  await say(21, 99);
  listening = listenTo(url, world.server.machine, log);
  assert.equal((await until(21)).at(-1), 99);
  await listening.stop();

  // A database that fails: nothing is acknowledged, and once it is well again nothing is missing.
  const broken = { ...world.server.machine, clock: () => 'no time' };
  const stuck = listenTo(url, broken, log);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await say(22, 77);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await stuck.stop();
  assert.equal((await values()).includes(77), false);
  listening = listenTo(url, world.server.machine, log);
  assert.equal((await until(22)).at(-1), 77);
  await listening.stop();
  await station.endAsync();
  await new Promise<void>((resolve) => {
    broker.close(() => socket.close(() => resolve()));
  });
});

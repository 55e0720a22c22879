import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { type CallRoom, openCallRoom } from '../../../test/harness/call-room.ts';
import { until } from '../../../test/harness/until.ts';
import { at, type Caller, town } from '../../../test/harness/world.ts';
import { type FakeBrowser, type RunningPushService, startFakePushService } from '../../adapters/fakes/push-service.ts';
import { channel, pushDevice } from './index.ts';

let room: CallRoom;
let service: RunningPushService;
let townsman: Caller;
let gate: string;
let key: string;

before(async () => {
  room = await openCallRoom();
  service = await startFakePushService();
  townsman = await room.world.signIn('township', { area: town });
  assert.equal((await desk(townsman)).key, null, 'no channel, no key');
  const refused = await switchOn(townsman, service.browser('').device);
  assert.match(refused.json.title, /没有启用网页推送通道/);
  gate = (await room.register('webPush', { address: service.url, account: 'duty@anlan.example', perMinute: 6000 })).id;
  key = (await desk(townsman)).key;
});
after(async () => {
  await room.end();
  await service.stop();
});

const desk = (by: Caller) => made(by.get('/api/push/desk?input=%7B%7D'));
const switchOn = (by: Caller, { endpoint, p256dh, auth }: FakeBrowser['device'], name = '值班室电脑') =>
  by.post('/api/push/on', { id: uuidv7(), name, subscription: { endpoint, p256dh, auth } });
const ladder = [{ who: 'self', channels: ['push'], instead: [], tries: 2, waitSeconds: 60 }];
/** Somebody of the directory with an account, called by push alone. */
const call = async (account: string, more: object = {}) =>
  room.start([await room.person('confirms', { account })], { ladder, ...more });

test('what is switched on is sealed in the table, once however often it is sent, and its address is of a push service', async () => {
  const { device } = service.browser(key);
  const { id } = await made(switchOn(townsman, device));
  assert.deepEqual(await made(switchOn(townsman, device)), { id }, 'the same browser is one device');
  const { rows } = await room.world.database.owner.query('select subscription from push_device where id = $1', [id]);
  assert.match(rows[0].subscription, /^sealed1\./);
  const [shown] = (await desk(townsman)).devices;
  assert.deepEqual([shown.name, shown.host], ['值班室电脑', service.url.replace('http://', '')]);
  for (const endpoint of ['http://10.0.0.5/inner', 'https://example.cn/push', 'https://fcm.googleapis.com:8443/x'])
    assert.match(
      (await switchOn(townsman, { ...device, endpoint })).json.fields.subscription,
      /不在允许范围/,
      endpoint,
    );
  assert.equal((await room.keeper.post('/api/push/off', { id })).status, 404, 'another’s');
  assert.deepEqual(await made(townsman.post('/api/push/off', { id })), { ended: true });
  assert.deepEqual((await desk(townsman)).devices, []);
});

test('a call-out reaches each of a person’s browsers as one attempt of the ledger, and its button confirms', async () => {
  const person = await room.world.signIn('village');
  const browsers = [service.browser(key), service.browser(key)] as const;
  for (const { device } of browsers) await made(switchOn(person, device));
  const id = await call(person.id);
  const [attempt] = await until(async () => {
    const all = await room.attemptsOf(id);
    return all.some(({ state }) => state === 'sent') && all;
  });
  assert.deepEqual([attempt?.channel, attempt?.vendor, attempt?.try], ['push', gate, 1]);
  const notes = browsers.map(({ shown }) => shown);
  assert.deepEqual(
    notes.map(({ length }) => length),
    [1, 1],
  );
  const [note] = notes[0] ?? [];
  assert.deepEqual([note?.['title'], note?.['body']], ['暴雨红色预警', '请立即组织转移']);
  assert.equal((await desk(person)).isListed, true);
  const link = new URL(String(note?.['link']));
  const answered = await fetch(`${room.address}/api/open${link.pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: room.address },
    body: '{"did":"confirm"}',
  });
  assert.equal(answered.status, 200, await answered.text());
  const [line] = await room.linesOf(id);
  assert.deepEqual([line?.state, line?.reached_how], ['reached', 'button']);
});

test('a browser that its push service knows no more is a device no more, and who has none left is said so', async () => {
  const person = await room.world.signIn('village');
  const browser = service.browser(key);
  const { id: device } = await made(switchOn(person, browser.device));
  browser.behave('gone');
  const first = await call(person.id);
  const [failed] = await until(async () => {
    const all = await room.attemptsOf(first);
    return all.some(({ state }) => state === 'failed') && all;
  });
  assert.equal(failed?.result, '推送已在设备上关闭');
  const row = (await made(room.keeper.get(at(pushDevice, device)))).row;
  assert.deepEqual([row.state, row.endReason], ['ended', '设备已取消推送或卸载浏览器']);
  const second = await call(person.id);
  const [hindered] = await until(async () => {
    const all = await room.attemptsOf(second);
    return all.length > 0 && all;
  });
  assert.deepEqual([hindered?.state, hindered?.result], ['failed', '没有开启推送的设备']);
});

test('429 rests the channel and nothing is lost; a network without a push service stands on the board in ten seconds', async () => {
  const person = await room.world.signIn('village');
  const browser = service.browser(key);
  await made(switchOn(person, browser.device));
  browser.behave('tooFast');
  const id = await call(person.id);
  await until(async () => (await room.attemptsOf(id)).some(({ state }) => state === 'queued'));
  assert.equal(browser.shown.length, 0);
  browser.behave('takes');
  await until(async () => (await room.attemptsOf(id)).some(({ state }) => state === 'sent'), 600);
  assert.equal(browser.shown.length, 1, 'once');

  const closed = await startFakePushService();
  const { id: other } = await room.register('webPush', { address: closed.url, perMinute: 600, rank: 2 });
  await closed.stop();
  const began = Date.now();
  await until(async () => (await room.standing()).get(other) === 'failing');
  assert.ok(Date.now() - began < 10_000);
  const told = await made(room.keeper.get('/api/call-outs/channels?input=%7B%7D'));
  const words = told.channels.find((each: { id: string }) => each.id === other).words;
  assert.match(words, /推送服务不通（封闭网络内没有网页推送/);
  const { row } = await made(room.keeper.get(at(channel, other)));
  await made(
    room.keeper.post(at(channel, other, 'steps', 'turnOff'), {
      version: row.version,
      input: { offReason: '封闭网络' },
    }),
  );
});

test('whoever takes over a shared machine takes its notes over', async () => {
  const { device } = service.browser(key);
  const [first, second] = [await room.world.signIn('dutyOfficer'), await room.world.signIn('dutyOfficer')];
  await made(switchOn(first, device));
  await made(switchOn(second, device));
  assert.deepEqual((await desk(first)).devices, []);
  assert.equal((await desk(second)).devices.length, 1);
});

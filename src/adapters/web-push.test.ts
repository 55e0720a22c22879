import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { isUnreached } from '../server/channels/unreached.ts';
import { messageTo } from './fakes/message.ts';
import { startFakePushService } from './fakes/push-service.ts';
import { vapidPair } from '../server/channels/vapid.ts';
import { webPush } from './web-push.ts';

const pairOf = (byte: number) => vapidPair(Buffer.alloc(32, byte));
const { publicKey } = pairOf(7);

async function start(t: TestContext, secret = pairOf(7).secret) {
  const service = await startFakePushService(60);
  const settings = { account: 'duty@anlan.example', secret, sender: null, template: null };
  const line = webPush.open({ ...settings, address: service.url }, async () => undefined);
  t.after(async () => {
    await line.close();
    await service.stop();
  });
  const browsers = [service.browser(publicKey), service.browser(publicKey)] as const;
  const message = messageTo(JSON.stringify(browsers.map(({ device }) => device)));
  return { service, line, browsers, message };
}

test('a note is signed, encrypted for each browser, and only they read it', async (t) => {
  const { service, line, browsers, message } = await start(t);
  assert.deepEqual(await line.send(message), { said: 'taken', vendorRef: null, gone: [] });
  for (const { shown } of browsers)
    assert.deepEqual(shown, [
      { title: '暴雨红色预警', body: '请立即组织转移', link: message.link, tag: message.reference, code: '4711' },
    ]);
  assert.deepEqual(service.refused, []);
  await line.check();
});

test('the longest message fits, and keeps its link', async (t) => {
  const { line, browsers, message } = await start(t);
  assert.equal((await line.send({ ...message, words: '请'.repeat(3000) })).said, 'taken');
  assert.equal(browsers[0].shown[0]?.['link'], message.link);
});

test('a browser that is gone is given back by name; the other one is enough, and without any the note is refused', async (t) => {
  const { line, browsers, message } = await start(t);
  const [lost, kept] = browsers;
  lost.behave('gone');
  assert.deepEqual(await line.send(message), { said: 'taken', vendorRef: null, gone: [lost.device.id] });
  kept.behave('gone');
  assert.deepEqual(await line.send(message), {
    said: 'refused',
    words: '推送已在设备上关闭',
    gone: [lost.device.id, kept.device.id],
  });
});

test('429 was not taken and asks for a rest; a slow one is waited for', async (t) => {
  const { line, browsers, message } = await start(t);
  for (const each of browsers) each.behave('tooFast');
  assert.deepEqual(await line.send(message), {
    said: 'tooFast',
    words: '推送服务要求稍后再发',
    restMs: 7000,
    gone: [],
  });
  browsers[1].behave('slow');
  assert.equal((await line.send(message)).said, 'taken');
});

test('a gateway’s page leaves open what became of it; nobody there does not, and the channel says so', async (t) => {
  const { service, line, browsers, message } = await start(t);
  for (const each of browsers) each.behave('breaks');
  await assert.rejects(line.send(message), (error) => !isUnreached(error));
  await service.stop();
  await assert.rejects(line.send(message), isUnreached);
  await assert.rejects(line.check(), /推送服务不通（封闭网络内没有网页推送/);
});

test('a message signed by another is refused', async (t) => {
  const { service, line, message } = await start(t, pairOf(9).secret);
  assert.deepEqual(await line.send(message), { said: 'refused', words: '推送服务拒收（403）', gone: [] });
  assert.deepEqual(service.refused, ['signed by another', 'signed by another']);
});

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { type RunningPushService, startFakePushService } from '../../src/adapters/fakes/push-service.ts';
import { protocols } from '../../src/adapters/protocols.ts';
import { channel } from '../../src/modules/callouts/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let keeper: Person;
let service: RunningPushService;

before(async () => {
  desk = await openDesk({ protocols });
  keeper = await desk.person('sectionChief', '丙股长');
  service = await startFakePushService();
});
afterEach((t) => desk.tidy(t));
after(async () => {
  await desk.end();
  await service.stop();
});

/** A page of a browser whose owner lets it show notes: headless, this one lets nobody. */
async function opened() {
  const { page } = await desk.open(keeper, 'desk');
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Notification.requestPermission = async () => 'granted';
  });
  await page.goto(`${desk.address}/push`);
  return page;
}

test('a closed network is told in plain words, and nothing is switched on', async () => {
  const page = await opened();
  await page.getByText('本县还没有启用网页推送通道').waitFor();
  const draft = { name: '网页推送', protocol: 'webPush', address: service.url, perMinute: 600, rank: 1 };
  assert.equal((await keeper.post(at(channel), { id: uuidv7(), draft })).status, 201);
  await page.reload();
  await page.getByRole('button', { name: '在本机开启推送' }).click();
  await page.getByRole('alert').getByText('这台设备连不上浏览器的推送服务').waitFor();
  await page.getByText('通讯录里还没有您的账号').waitFor();
  await lookOver(page, 'push-closed-desk');
  const phone = await desk.open(keeper, 'phone', '/push');
  await phone.page.getByText('浏览器已拒绝本系统的通知').waitFor();
  await lookOver(phone.page, 'push-refused-phone');
});

test('on the phone it is found where one looks for oneself: 我的, and on the desk below one’s name', async () => {
  const { page, close } = await desk.open(keeper, 'phone', '/');
  await page.getByRole('link', { name: '我的' }).click();
  await page.getByText('叫应时在本机弹出通知，点开即可确认').waitFor();
  await lookOver(page, 'account-phone');
  await page.getByRole('button', { name: '设置网页推送' }).click();
  await page.getByRole('heading', { name: '网页推送' }).waitFor();
  await close();
  const wide = await desk.open(keeper, 'desk', '/');
  await wide.page.getByRole('button', { name: /丙股长/ }).click();
  await wide.page.locator('.mine').getByRole('link', { name: '网页推送' }).click();
  await wide.page.getByRole('heading', { name: '网页推送' }).waitFor();
  await wide.page.goto(`${desk.address}/account`);
  await wide.page.getByText('叫应时在本机弹出通知，点开即可确认').waitFor();
  await lookOver(wide.page, 'account-desk');
  await wide.close();
});

test('where there is a push service, one click switches this browser on, and another off', async () => {
  const page = await opened();
  const { id: _, ...given } = service.browser('').device;
  // The browser's own way to its maker's push service is the one thing that cannot be here.
  await page.evaluate(({ endpoint, p256dh, auth }) => {
    PushManager.prototype.subscribe = async () =>
      ({ toJSON: () => ({ endpoint, keys: { p256dh, auth } }) }) as unknown as PushSubscription; // what the page asks of it
  }, given);
  await page.getByRole('button', { name: '在本机开启推送' }).click();
  await page.getByText('本机已开启').waitFor();
  await page.getByRole('region', { name: '已开启的设备' }).getByText('Linux 电脑 Chrome').waitFor();
  await lookOver(page, 'push-on-desk');
  await page.getByRole('button', { name: '关闭推送' }).click();
  await page.getByRole('region', { name: '已开启的设备' }).waitFor({ state: 'detached' });
});

test('the worker shows what comes, and says that there is something where it cannot be read', async () => {
  const page = await opened();
  const coming = page.context().waitForEvent('serviceworker');
  await page.evaluate(() => navigator.serviceWorker.register('/push-worker.js'));
  const worker = await coming;
  const note = { title: '暴雨红色预警', body: '请立即组织转移', link: 'https://anlan.example/call/1', tag: 'a' };
  const shown = await worker.evaluate(
    async (all) => {
      const found: unknown[] = [];
      const scope = globalThis as unknown as Scope; // a worker, of whose types the page knows nothing
      scope.registration.showNotification = async (title, { body, tag, data }) =>
        void found.push({ title, body, tag, link: data.link });
      for (const data of all) scope.dispatchEvent(new scope.PushEvent('push', { data }));
      return found;
    },
    [JSON.stringify(note), 'no note of ours'],
  );
  assert.deepEqual(shown, [note, { title: '有新的叫应', body: '请打开系统查看', tag: 'unread', link: null }]);
});

interface Scope extends EventTarget {
  readonly PushEvent: new (kind: string, given: { readonly data: string }) => Event;
  readonly registration: {
    showNotification(
      title: string,
      more: { readonly body: string; readonly tag: string; readonly data: { readonly link: string | null } },
    ): Promise<void>;
  };
}

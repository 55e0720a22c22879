import { Problem } from '../../kernel/problem.ts';
import type { Subscription } from './push-subscription.ts';

const worker = '/push-worker.js';

/** Why this browser cannot show notes, in words; null when it can. */
export function pushHindrance(): string | null {
  if (!window.isSecureContext) return '网页推送要求用 https 打开本系统，请联系系统管理员配置证书。';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return '这个浏览器不支持网页推送，请换用新版 Edge、Chrome、Firefox 或 Safari。';
  return Notification.permission === 'denied'
    ? '浏览器已拒绝本系统的通知。请在地址栏左侧的网站设置里允许通知，再刷新本页。'
    : null;
}

/** Subscribes this browser, asking the person for leave. Throws a Problem that says what to do when they or the network say no. */
export async function subscribe(key: string): Promise<Subscription> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Problem('refused', '没有允许通知。请在地址栏左侧的网站设置里允许通知，再点一次');
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    const before = await pushManager.getSubscription();
    if (before && keyOf(before) !== key) await before.unsubscribe(); // of another installation at the same address
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint = '', keys = {} } = made.toJSON();
    return { endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' };
  } catch {
    throw new Problem(
      'unavailable',
      '这台设备连不上浏览器的推送服务：封闭网络内不能用网页推送，电话、短信等叫应不受影响',
    );
  }
}

const keyOf = ({ options }: PushSubscription): string => {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** Ends this browser's own subscription, when it has one. */
export async function unsubscribe(): Promise<void> {
  const found = await navigator.serviceWorker.getRegistration(worker);
  await (await found?.pushManager.getSubscription())?.unsubscribe();
}

/** The browser and the system it runs on, in the words people use of them. */
export function deviceName(agent = navigator.userAgent): string {
  const first = (of: readonly (readonly [RegExp, string])[]) => of.find(([sign]) => sign.test(agent))?.[1];
  const system = first([
    [/HarmonyOS/, '鸿蒙'],
    [/Android/, '安卓手机'],
    [/iPhone|iPad/, '苹果手机'],
    [/Windows/, 'Windows 电脑'],
    [/Mac OS/, '苹果电脑'],
    [/Linux/, 'Linux 电脑'],
  ]);
  const browser = first([
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]);
  return [system ?? '其他设备', browser].filter(Boolean).join(' ');
}

import sql from 'sql-template-tag';
import { vapidPair } from '../../server/channels/vapid.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { contact } from './contact.ledger.ts';
import { pushDevice } from './push-device.ledger.ts';
import { pushSubscription, subscriptionText } from './push-subscription.ts';
import { pushDesk, switchOffPush, switchOnPush } from './push.endpoints.ts';

/** The county's pair of keys towards push services: made of the key that never changes, so that subscriptions outlast every restart. */
export const pushKeys = (ctx: Pick<Context, 'county' | 'vault'>) =>
  vapidPair(Buffer.from(ctx.vault.sign(`web push ${ctx.county}`), 'hex'));

/** Answers how notes stand on one's own devices. */
export const pushDeskHandler = handle(pushDesk, async (given) => {
  const ctx = withSystem(given);
  const [gates, lines, devices] = await Promise.all([
    gatesInUse(ctx),
    list(ctx, contact, { where: { account: given.actor.id, state: { not: 'left' } }, limit: 1 }),
    list(ctx, pushDevice, { where: { person: given.actor.id, state: 'on' }, limit: 50 }),
  ]);
  return {
    key: gates.length === 0 ? null : pushKeys(ctx).publicKey,
    isListed: lines.rows.length > 0,
    devices: devices.rows.map(({ id, name, subscription, createdAt }) => ({
      id,
      name,
      host: subscription.split('/')[0] ?? '',
      since: createdAt,
    })),
  };
});

/** Answers switching on: a shared machine that was another's is theirs no more. */
export const switchOnPushHandler = handle(switchOnPush, async (given, { id, name, subscription }) => {
  const ctx = withSystem(given);
  const gates = await gatesInUse(ctx);
  if (gates.length === 0) throw new Problem('refused', '本县没有启用网页推送通道，请由值班室登记后再开启');
  if (!isPushService(subscription.endpoint, gates))
    throw wrongField('subscription', '这个浏览器的推送服务不在允许范围内，请换用 Edge、Chrome、Firefox 或 Safari');
  const text = subscriptionText(subscription);
  const known = await ctx.tx.rows<{ id: string; person: string }>(sql`select id, person from push_device
    where county = ${ctx.county} and state = 'on' and subscription_blind = any(${ctx.vault.blinds(ctx.county, pushSubscription, text)}::text[])`);
  for (const other of known.filter(({ person }) => person !== given.actor.id))
    await take(ctx, pushDevice, other.id, 'end', { endReason: '本机改由他人使用' });
  const own = known.find(({ person }) => person === given.actor.id) ?? (await find(ctx, pushDevice, id));
  if (own) return { id: own.id };
  const area = given.actor.posts.find((post) => post.county === ctx.county)?.area ?? ctx.county;
  await create(ctx, pushDevice, { name, person: given.actor.id, subscription: text, area }, id);
  return { id };
});

/** Answers switching off. */
export const switchOffPushHandler = handle(switchOffPush, async (given, { id }) => {
  const ctx = withSystem(given);
  const row = await find(ctx, pushDevice, id);
  if (row?.person !== given.actor.id) throw new Problem('missing', '没有这台设备，或不是您开启的');
  if (row.state === 'on') await take(ctx, pushDevice, id, 'end', { endReason: '本人关闭' });
  return { ended: true };
});

/** Ends devices that their push service knows no more. */
export async function endDevices(ctx: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await list(ctx, pushDevice, { where: { id: [...ids], state: 'on' }, limit: 200 });
  for (const { id } of rows) await take(ctx, pushDevice, id, 'end', { endReason: '设备已取消推送或卸载浏览器' });
}

/** The push services that the county's own channels name. */
async function gatesInUse(ctx: Context): Promise<readonly string[]> {
  const rows = await ctx.tx.rows<{ address: string }>(sql`select address from channel
    where county = ${ctx.county} and state = 'on' and protocol = 'webPush'`);
  return rows.map(({ address }) => new URL(address).origin);
}

/** The push services of the browsers: messages go nowhere else, whatever address somebody sends. */
const services = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com'];

function isPushService(endpoint: string, gates: readonly string[]): boolean {
  const { origin, protocol, hostname, port } = new URL(endpoint);
  if (gates.includes(origin)) return true;
  return (
    protocol === 'https:' && port === '' && services.some((name) => hostname === name || hostname.endsWith(`.${name}`))
  );
}

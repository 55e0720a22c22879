import { createHmac } from 'node:crypto';
import type { Line, Message, Protocol, Sent, VendorSettings } from '../server/channels/port.ts';
import { reach } from './reading.ts';

/** A group's robot of DingTalk, signed; and one of WeCom, whose key stands in its address. Both answer 200 also to what they did not take. */
export const dingtalkRobot: Protocol = {
  label: '钉钉群机器人',
  open: (settings) => robot(settings, (at) => signedAddress(settings, at), { tooFast: [130101, 90018, 90030] }),
};

/** See `dingtalkRobot`. */
export const wecomRobot: Protocol = {
  label: '企业微信群机器人',
  open: (settings) => robot(settings, () => keyedAddress(settings), { tooFast: [45009] }),
};

/** The address of a DingTalk robot with the time and its signature: HMAC-SHA256 of both by the secret, in base64. */
export function signedAddress({ address, secret }: Pick<VendorSettings, 'address' | 'secret'>, at: number): string {
  const url = new URL(address);
  const key = secret ?? '';
  url.searchParams.set('timestamp', String(at));
  url.searchParams.set('sign', createHmac('sha256', key).update(`${at}\n${key}`).digest('base64'));
  return url.href;
}

function keyedAddress({ address, secret }: VendorSettings): string {
  const url = new URL(address);
  url.searchParams.set('key', secret ?? '');
  return url.href;
}

function robot(
  settings: VendorSettings,
  addressAt: (at: number) => string,
  { tooFast }: { readonly tooFast: readonly number[] },
): Line {
  return {
    send: async (message): Promise<Sent> => {
      const answer = await fetch(addressAt(Date.now()), {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(noteOf(message)),
        signal: AbortSignal.timeout(10_000),
      });
      const { errcode, errmsg = '' } = (await answer.json()) as { readonly errcode?: number; readonly errmsg?: string };
      if (errcode === 0) return { said: 'taken', vendorRef: null };
      if (errcode === undefined) throw new Error(`answer without errcode: ${answer.status}`);
      return tooFast.includes(errcode)
        ? { said: 'tooFast', words: errmsg }
        : { said: 'refused', words: `${errmsg}（${errcode}）` };
    },
    check: () => reach(settings.address),
    close: async () => undefined,
  };
}

/** The one form that both take: a text, and the telephone numbers of those it is for. */
function noteOf({ words, subject, link, to, name }: Message) {
  const content = [`【${subject}】${words}`, `请 ${name} 确认${link === null ? '' : `：${link}`}`].join('\n');
  return {
    msgtype: 'text',
    text: { content, mentioned_mobile_list: [to] },
    at: { atMobiles: [to], isAtAll: false },
  };
}

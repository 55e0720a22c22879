import { createHmac } from 'node:crypto';
import type { Line, Message, Protocol, Sent, VendorSettings } from '../server/channels/port.ts';
import { reach } from './reading.ts';

/**
 * A group's robot of DingTalk, signed; and one of WeCom, whose key stands in its address. Both answer 200 also to what they did not take,
 * take 20 messages a minute, and tell nothing of what became of one. DingTalk shuts out whoever was too fast for ten minutes.
 */
export const dingtalkRobot: Protocol = {
  label: '钉钉群机器人',
  tells: false,
  open: (settings) =>
    robot(settings, (at) => signedAddress(settings, at), {
      tooFast: [-1, 130101, 410100, 90018, 90030],
      restMs: 600_000,
      most: 20_000,
    }),
};

/** See `dingtalkRobot`. */
export const wecomRobot: Protocol = {
  label: '企业微信群机器人',
  tells: false,
  open: (settings) =>
    robot(settings, () => keyedAddress(settings), { tooFast: [-1, 45009, 45033], restMs: 10_000, most: 2048 }),
};

interface Vendor {
  readonly tooFast: readonly number[];
  readonly restMs: number;
  /** Bytes of a text beyond which it takes none. */
  readonly most: number;
}

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

function robot(settings: VendorSettings, addressAt: (at: number) => string, { tooFast, restMs, most }: Vendor): Line {
  return {
    send: async (message): Promise<Sent> => {
      const answer = await fetch(addressAt(Date.now()), {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(noteOf(message, most)),
        signal: AbortSignal.timeout(10_000),
      });
      const { errcode, errmsg = '' } = (await answer.json()) as { readonly errcode?: number; readonly errmsg?: string };
      if (errcode === 0) return { said: 'taken', vendorRef: null };
      if (errcode === undefined) throw new Error(`answer without errcode: ${answer.status}`);
      return tooFast.includes(errcode)
        ? { said: 'tooFast', words: errmsg, restMs: errcode === -1 ? 1000 : restMs }
        : { said: 'refused', words: `${errmsg}（${errcode}）` };
    },
    check: () => reach(settings.address),
    close: async () => undefined,
  };
}

/** The one form that both take: a text, and the telephone numbers of those it is for. What is too long loses words, never the link. */
function noteOf({ words, subject, link, to, name }: Message, most: number) {
  const ask = `请 ${name} 确认${link === null ? '' : `：${link}`}`;
  const room = most - Buffer.byteLength(`【${subject}】…\n${ask}`);
  const content = `【${subject}】${cut(words, room)}\n${ask}`;
  return {
    msgtype: 'text',
    text: { content, mentioned_mobile_list: [to] },
    at: { atMobiles: [to], isAtAll: false },
  };
}

function cut(words: string, bytes: number): string {
  if (Buffer.byteLength(words) <= bytes) return words;
  // Cut in the middle of a character, its first bytes come back as one that stands for none.
  return `${Buffer.from(words)
    .subarray(0, Math.max(0, bytes))
    .toString()
    .replace(/\uFFFD$/, '')}…`;
}

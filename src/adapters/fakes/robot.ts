import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { untilStopped, windowOf } from './later.ts';
import { listen } from './listen.ts';

/** How a fake robot of a group behaves. */
export interface FakeRobot {
  readonly vendor: 'dingtalk' | 'wecom';
  readonly secret: string;
  /** Messages a minute beyond which it says that they come too fast; both vendors say 20. */
  readonly perMinute: number;
  readonly answerMs: () => number;
}

/** What a running robot has seen. */
export interface RunningRobot {
  /** The address an officer copies: DingTalk's holds its token, WeCom's key is kept as the secret. */
  readonly address: string;
  readonly taken: readonly { readonly content: string; readonly mobiles: readonly string[] }[];
  readonly refused: { tooFast: number; unsigned: number };
  /** From now on it answers so: as it should, by a page of a gateway instead of its own words, or never. */
  behave(how: 'answers' | 'breaks' | 'hangs'): void;
  stop(): Promise<void>;
}

/** A robot at the far end of a real socket: it answers 200 to everything, checks who speaks, throttles, and says in `errcode` what it thinks. */
export async function startFakeRobot(manners: FakeRobot, port = 0): Promise<RunningRobot> {
  const later = untilStopped();
  const minute = windowOf(60_000);
  const taken: { content: string; mobiles: readonly string[] }[] = [];
  const refused = { tooFast: 0, unsigned: 0 };
  const words = vendors[manners.vendor];
  let how: 'answers' | 'breaks' | 'hangs' = 'answers';

  function answerTo(url: URL, body: string): object {
    if (!words.isOurs(url.searchParams, manners.secret)) {
      refused.unsigned += 1;
      return words.unsigned;
    }
    if (minute.full(manners.perMinute)) {
      refused.tooFast += 1;
      return words.tooFast;
    }
    const note = JSON.parse(body) as Note; // what is no JSON fails the test that sent it
    const content = note.text?.content ?? '';
    if (note.msgtype !== 'text' || content === '') return { errcode: 40035, errmsg: '缺少参数 json' };
    if (Buffer.byteLength(content) > words.most) return { errcode: words.tooLong, errmsg: '内容过长' };
    minute.took();
    taken.push({ content, mobiles: words.mobilesOf(note) });
    return { errcode: 0, errmsg: 'ok' };
  }

  const { url, close } = await listen((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method === 'HEAD') return response.end();
      if (how === 'hangs') return undefined;
      if (how === 'breaks') return response.writeHead(502).end('<html>502 Bad Gateway</html>');
      const answer = JSON.stringify(answerTo(new URL(request.url ?? '/', 'http://fake'), body));
      later(manners.answerMs(), () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
      return undefined;
    });
  }, port);
  return {
    address: `${url}${words.path}`,
    taken,
    refused,
    behave: (next) => void (how = next),
    stop: async () => {
      later.stop();
      await close();
    },
  };
}

interface Note {
  readonly msgtype?: string;
  readonly text?: { readonly content?: string; readonly mentioned_mobile_list?: readonly string[] };
  readonly at?: { readonly atMobiles?: readonly string[] };
}

const anHour = 3_600_000;

const vendors = {
  dingtalk: {
    path: '/robot/send?access_token=abc',
    unsigned: { errcode: 310000, errmsg: 'sign not match' },
    tooFast: { errcode: 410100, errmsg: '发送速度太快而限流' },
    tooLong: 460101,
    most: 20_000,
    isOurs: (query: URLSearchParams, secret: string) => {
      const at = query.get('timestamp') ?? '';
      const right = createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64');
      return query.has('access_token') && Math.abs(Date.now() - Number(at)) < anHour && query.get('sign') === right;
    },
    mobilesOf: (note: Note) => note.at?.atMobiles ?? [],
  },
  wecom: {
    path: '/cgi-bin/webhook/send',
    unsigned: { errcode: 93000, errmsg: 'invalid webhook url' },
    tooFast: { errcode: 45009, errmsg: 'api freq out of limit' },
    tooLong: 40058,
    most: 2048,
    isOurs: (query: URLSearchParams, secret: string) => query.get('key') === secret,
    mobilesOf: (note: Note) => note.text?.mentioned_mobile_list ?? [],
  },
} as const;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

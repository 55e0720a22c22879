import type { IncomingMessage, ServerResponse } from 'node:http';
import { signedHeaders } from '../aliyun-signature.ts';
import { untilStopped, windowOf } from './later.ts';
import { listen } from './listen.ts';

/** What somebody called does: their telephone is the last word of a vendor's report. */
export type Manner = 'confirms' | 'hears' | 'hangsUp' | 'ignores' | 'dead';

/** How a fake Aliyun behaves. */
export interface FakeAliyun {
  readonly account: string;
  readonly secret: string;
  /** Calls a second beyond which it answers that they come too fast. */
  readonly perSecond: number;
  /** What the owner of a number does. */
  readonly manner: (number: string) => Manner;
  /** Milliseconds until an answer, and until its receipts. */
  readonly answerMs: () => number;
  readonly receiptMs: () => number;
  /** Where receipts go, by action; none are sent without. */
  readonly receipts: { SendSms?: string; IvrCall?: string };
  /** What is wrong with it now: it says OK and forgets, it refuses all, or it takes all and sends and tells nothing. */
  readonly trouble?: () => 'forgets' | 'refuses' | 'stuck' | undefined;
}

/** What a running fake has seen. */
export interface RunningAliyun {
  readonly url: string;
  /** How often each reference was taken, with its number and when: nobody may be called twice for a step. */
  readonly taken: Map<string, { readonly action: string; readonly number: string; readonly at: number; times: number }>;
  /** How many calls were turned away as too fast, and as wrongly signed. */
  readonly refused: { tooFast: number; unsigned: number };
  /** From now on it answers nothing, or answers again. */
  hang(isDown: boolean): void;
  stop(): Promise<void>;
}

/** A vendor at the far end of a real socket: it checks signatures, throttles, answers 200 with an error inside, and reports late and out of order. */
export async function startFakeAliyun(manners: FakeAliyun, port = 0): Promise<RunningAliyun> {
  const taken: RunningAliyun['taken'] = new Map();
  const refused = { tooFast: 0, unsigned: 0 };
  const lately = windowOf(1000);
  const later = untilStopped();
  let isDown = false;

  function answerTo(request: IncomingMessage): object {
    const url = new URL(request.url ?? '/', 'http://fake');
    const action = String(request.headers['x-acs-action']);
    if (!isSigned(request, url, manners)) {
      refused.unsigned += 1;
      return { Code: 'SignatureDoesNotMatch', Message: '签名不匹配', RequestId: '1' };
    }
    const of = (name: string) => url.searchParams.get(name) ?? '';
    if (action === 'QuerySendDetails') return detailsOf(of('PhoneNumber'));
    if (lately.full(manners.perSecond)) {
      refused.tooFast += 1;
      return { Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发流控', RequestId: '1' };
    }
    lately.took();
    const [number, reference] = [of(action === 'SendSms' ? 'PhoneNumbers' : 'CalledNumber'), of('OutId')];
    if (number.length < 7) return { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: '号码不对', RequestId: '1' };
    const trouble = manners.trouble?.();
    if (trouble === 'refuses') return { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: '账户余额不足', RequestId: '1' };
    const ok = { Code: 'OK', Message: 'OK', BizId: `b^${reference}`, CallId: `c^${reference}`, RequestId: '1' };
    if (trouble === 'forgets') return ok;
    const before = taken.get(reference);
    if (before) before.times += 1;
    else taken.set(reference, { action, number, at: Date.now(), times: 1 });
    if (trouble !== 'stuck') report(action, number, reference);
    return ok;
  }

  function detailsOf(number: string): object {
    const mine = [...taken].filter(([, each]) => each.number === number && each.action === 'SendSms');
    const found = manners.trouble?.() === 'stuck' ? { SendStatus: 1 } : { SendStatus: 3, ErrCode: 'DELIVERED' };
    return { Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: mine.map(([OutId]) => ({ OutId, ...found })) } };
  }

  /** Receipts of a text: one; of a call: that it rings and how it ended, the later one now and then first. */
  function report(action: string, number: string, reference: string): void {
    if (addressOf(action) === undefined) return;
    const does = manners.manner(number);
    const all = action === 'SendSms' ? [smsReport(number, reference, does)] : callReports(number, reference, does);
    for (const one of all) later(manners.receiptMs(), () => void push(action, [one]));
  }

  const addressOf = (action: string) => (action === 'SendSms' ? manners.receipts.SendSms : manners.receipts.IvrCall);

  /** Sends reports to where they go now, and again until they are taken. */
  async function push(action: string, reports: readonly object[]): Promise<void> {
    const sent = await fetch(addressOf(action) ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(reports),
      signal: later.over,
    }).catch(() => undefined);
    await sent?.text().catch(() => undefined);
    if (!sent?.ok) later(1000, () => void push(action, reports));
  }

  const { url, close } = await listen((request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    if (isDown) request.socket.destroy();
    else if (request.method === 'HEAD') response.end();
    else {
      const answer = JSON.stringify(answerTo(request));
      later(manners.answerMs(), () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
    }
  }, port);
  return {
    url,
    taken,
    refused,
    hang: (down) => void (isDown = down),
    stop: async () => {
      later.stop();
      await close();
    },
  };
}

function isSigned(request: IncomingMessage, url: URL, { account, secret }: FakeAliyun): boolean {
  const of = (name: string) => String(request.headers[name]);
  const call = { action: of('x-acs-action'), version: of('x-acs-version'), query: url.search.slice(1) };
  const address = `http://${of('host')}`;
  const right = signedHeaders({ address, account, secret }, call, of('x-acs-date'), of('x-acs-signature-nonce'));
  return of('authorization') === right['authorization'];
}

const smsReport = (number: string, reference: string, does: Manner) => ({
  phone_number: number,
  out_id: reference,
  biz_id: `b^${reference}`,
  success: does !== 'dead',
  err_code: does === 'dead' ? 'MK:0001' : 'DELIVERED',
  err_msg: does === 'dead' ? '空号' : '用户接收成功',
});

const endings: Readonly<
  Record<Manner, { readonly status_code: string; readonly duration: string; readonly dtmf: string }>
> = {
  confirms: { status_code: '200000', duration: '24', dtmf: '1' },
  hears: { status_code: '200000', duration: '22', dtmf: '' },
  hangsUp: { status_code: '200001', duration: '4', dtmf: '' },
  ignores: { status_code: '200003', duration: '0', dtmf: '' },
  dead: { status_code: '200004', duration: '0', dtmf: '' },
};

function callReports(number: string, reference: string, does: Manner): readonly object[] {
  const call = { call_id: `c^${reference}`, out_id: reference };
  const end = { ...call, callee: number, ...endings[does] };
  return does === 'dead' ? [end] : [{ ...call, status_code: '200103', status_time: '2026-01-01 00:00:00' }, end];
}

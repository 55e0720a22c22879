import smpp from 'smpp';
import type { VendorSettings } from '../server/channels/port.ts';

/** A bound session to a message centre that comes back by itself when it is lost. */
export interface SmppLink {
  /** When the first attempt to bind is over, either way. */
  readonly begun: Promise<void>;
  readonly isBound: () => boolean;
  /** Hands a message over; throws when the session is lost before the answer came. */
  submit(message: Readonly<Record<string, unknown>>): Promise<smpp.Pdu>;
  /** How many messages wait for their answer. */
  readonly underWay: () => number;
  /** Throws when the centre does not answer. */
  enquire(): Promise<void>;
  close(): Promise<void>;
}

const answerMs = 10_000;
const bindMs = 5000;
const enquireMs = 4000;
/** How many messages may wait for their answer at once: more than ten many centres refuse. */
const window = 10;

/** Keeps a session as transceiver (SMPP 3.4, 2.2.3); what the centre delivers goes to `delivered`, which gives the status of the answer. */
export function keepLink(
  { address, account, secret }: VendorSettings,
  delivered: (pdu: smpp.Pdu) => Promise<number>,
): SmppLink {
  const { hostname, port, protocol } = new URL(address);
  const tls = protocol === 'smpps:';
  const waiting = new Set<(reason: Error) => void>();
  const queue: (() => void)[] = [];
  const begun = Promise.withResolvers<void>();
  let session: smpp.Session | undefined;
  let bound = false;
  let refusal = '没有连上短信网关';
  let busy = 0;
  let tries = 0;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;

  function open(): void {
    const mine = smpp.connect({ host: hostname, port: Number(port) || (tls ? 3550 : 2775), tls });
    const tooLong = setTimeout(() => mine.destroy(), bindMs);
    session = mine;
    mine.on('error', () => mine.destroy());
    mine.once(tls ? 'secureConnect' : 'connect', () => {
      mine.bind_transceiver(
        { system_id: account ?? '', password: secret ?? '', interface_version: 0x34 },
        ({ command_status: status }) => {
          clearTimeout(tooLong);
          bound = status === 0;
          if (bound) tries = 0;
          else refusal = `短信网关不接受登录（${status}）`;
          if (!bound) mine.destroy();
          begun.resolve();
        },
      );
    });
    mine.on('deliver_sm', (pdu: smpp.Pdu) => {
      void delivered(pdu).then((command_status) => mine.send(pdu.response({ command_status })));
    });
    mine.on('enquire_link', (pdu: smpp.Pdu) => mine.send(pdu.response()));
    mine.on('unbind', (pdu: smpp.Pdu) => {
      mine.send(pdu.response());
      mine.destroy();
    });
    mine.once('close', () => {
      clearTimeout(tooLong);
      bound = false;
      begun.resolve();
      for (const fail of waiting) fail(new Error('短信网关断开了连接'));
      waiting.clear();
      if (isClosed) return;
      tries += 1;
      again = setTimeout(open, Math.min(15_000, 500 * 2 ** tries));
    });
  }

  /** Asks the centre and waits for its answer, but not for ever. */
  function ask(ms: number, asked: (to: smpp.Session, answered: (answer: smpp.Pdu) => void) => boolean) {
    return new Promise<smpp.Pdu>((done, failed) => {
      const over = (reason: Error) => {
        clearTimeout(timer);
        waiting.delete(over);
        failed(reason);
      };
      const timer = setTimeout(() => over(new Error('短信网关没有应答')), ms);
      waiting.add(over);
      const isSent =
        session !== undefined &&
        bound &&
        asked(session, (answer) => {
          clearTimeout(timer);
          waiting.delete(over);
          done(answer);
        });
      if (!isSent) over(new Error(refusal));
    });
  }

  async function inWindow<T>(work: () => Promise<T>): Promise<T> {
    if (busy < window) busy += 1;
    else await new Promise<void>((go) => queue.push(go)); // whoever ends hands the place over
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  open();
  return {
    begun: begun.promise,
    isBound: () => bound,
    underWay: () => busy,
    submit: (message) => inWindow(() => ask(answerMs, (to, answered) => to.submit_sm(message, answered))),
    enquire: async () => void (await ask(enquireMs, (to, answered) => to.enquire_link({}, answered))),
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      if (bound) await ask(1000, (to, answered) => to.unbind(answered)).catch(() => undefined);
      session?.destroy();
    },
  };
}

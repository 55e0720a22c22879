import type { AddressInfo } from 'node:net';
import smpp from 'smpp';
import { untilStopped, windowOf } from './later.ts';

/** How a fake message centre behaves. */
export interface FakeCentre {
  readonly account: string;
  readonly secret: string;
  /** Parts of texts a second beyond which it says ESME_RTHROTTLED. */
  readonly perSecond: number;
  /** What a receipt says of a number; none is sent for 'silent'. */
  readonly fate: (number: string) => 'DELIVRD' | 'UNDELIV' | 'silent';
  readonly answerMs: () => number;
  readonly receiptMs: () => number;
}

/** What a running message centre has seen. */
export interface RunningCentre {
  readonly address: string;
  /** Each whole text, put together from its parts, with how often it came. */
  readonly taken: Map<string, { readonly to: string; readonly text: string; times: number }>;
  readonly refused: { tooFast: number; unknown: number };
  /** How many receipts were answered, by the status of the answer. */
  readonly answers: Map<number, number>;
  /** Cuts all sessions; whoever comes back is let in again. */
  cut(): void;
  /** From now on it answers nothing, or answers again. */
  hang(isDown: boolean): void;
  stop(): Promise<void>;
}

/** A message centre of SMPP 3.4 at the far end of a real socket: it lets in, throttles, puts parts together, and tells receipts until they are taken. */
export async function startFakeCentre(manners: FakeCentre, port = 0): Promise<RunningCentre> {
  const later = untilStopped();
  const second = windowOf(1000);
  const taken: RunningCentre['taken'] = new Map();
  const refused = { tooFast: 0, unknown: 0 };
  const answers = new Map<number, number>();
  const parts = new Map<string, Map<number, string>>();
  let numbers = 0;
  let isDown = false;

  const server = smpp.createServer((session) => {
    session.on('error', () => session.destroy());
    const reply = (pdu: smpp.Pdu, more: object) => {
      if (!isDown) later(manners.answerMs(), () => session.send(pdu.response({ ...more })));
    };
    session.on('bind_transceiver', (pdu: smpp.Pdu) => {
      const isKnown = pdu.system_id === manners.account && pdu.password === manners.secret;
      if (!isKnown) refused.unknown += 1;
      reply(pdu, { command_status: isKnown ? smpp.ESME_ROK : smpp.ESME_RINVPASWD, system_id: 'fake' });
    });
    session.on('enquire_link', (pdu: smpp.Pdu) => reply(pdu, {}));
    session.on('unbind', (pdu: smpp.Pdu) => reply(pdu, {}));
    session.on('submit_sm', (pdu: smpp.Pdu) => {
      if (isDown) return;
      if (second.full(manners.perSecond)) {
        refused.tooFast += 1;
        return reply(pdu, { command_status: smpp.ESME_RTHROTTLED });
      }
      second.took();
      const to = (pdu.destination_addr ?? '').replace(/^86/, '');
      if (!/^1\d{10}$/.test(to)) return reply(pdu, { command_status: smpp.ESME_RINVDSTADR });
      numbers += 1;
      const message_id = numbers.toString(16).padStart(8, '0');
      gather(to, pdu);
      reply(pdu, { message_id });
      if (pdu.registered_delivery === 1 && manners.fate(to) !== 'silent')
        later(manners.receiptMs(), () => report(message_id, to));
    });
  });

  /** Puts a text together; its parts may come in any order. */
  function gather(to: string, { short_message: given, data_coding: coding }: smpp.Pdu): void {
    if (coding !== 8) throw new Error('not in UCS-2');
    const [text, of, at] = [...(given?.udh?.[0]?.subarray(2) ?? [0, 1, 1])] as [number, number, number]; // a header's own three bytes
    const key = `${to} ${text}`;
    const known = parts.get(key) ?? new Map<number, string>();
    known.set(at, String(given?.message ?? ''));
    parts.set(key, known);
    if (known.size < of) return;
    parts.delete(key);
    const whole = Array.from({ length: of }, (_, n) => known.get(n + 1) ?? '').join('');
    const before = taken.get(`${to} ${whole}`);
    if (before) before.times += 1;
    else taken.set(`${to} ${whole}`, { to, text: whole, times: 1 });
  }

  /** Tells what became of a message over whatever session there is, and again until it is taken. */
  function report(id: string, to: string): void {
    const again = () => later(300, () => report(id, to));
    const [session] = server.sessions;
    const stat = manners.fate(to);
    const err = stat === 'DELIVRD' ? '000' : 'MK:0001';
    const said = { source_addr: `86${to}`, destination_addr: '1069', esm_class: 4, receipted_message_id: id };
    const short_message = `id:${id} sub:001 dlvrd:001 submit date:2603021000 done date:2603021001 stat:${stat} err:${err} text:`;
    const isSent = session?.deliver_sm({ ...said, short_message }, ({ command_status: status }) => {
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (status !== smpp.ESME_ROK) again();
    });
    if (isSent !== true) again();
  }

  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const cut = () => {
    for (const session of server.sessions) session.destroy();
  };
  return {
    address: `smpp://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    taken,
    refused,
    answers,
    cut,
    hang: (down) => void (isDown = down),
    stop: async () => {
      later.stop();
      const closed = new Promise((done) => server.close(done));
      cut();
      await closed;
    },
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import type smpp from 'smpp';
import type { Line, Message, Protocol, Sent, VendorSettings } from '../server/channels/port.ts';
import type { SmppLink } from './smpp-link.ts';
import { type Part, partsOf, readDelivery } from './smpp-text.ts';

/** Statuses of SMPP 3.4, 5.1.3 that are acted upon. */
const status = { ok: 0x00, badNumber: 0x0b, queueFull: 0x14, tooFast: 0x58, tryLater: 0x64 } as const;

/** How many messages' numbers are kept to tell their receipts by: older ones are found by what is written down. */
const mostKnown = 20_000;

/**
 * Texts by SMPP 3.4 (address smpp://host:2775 or smpps://host:3550): a free text with the sender's name in front. A long one goes in parts, of which
 * the last asks for the receipt. The centre gives a message its own number only when it takes it.
 */
export const smppSms: Protocol = {
  label: '短信网关（SMPP）',
  tells: true,
  open: (settings, hears): Line => {
    const known = new Map<string, string>();
    // Loaded for who has such a vendor.
    const opened = import('./smpp-link.ts').then(async ({ keepLink }) => {
      const link = keepLink(settings, hear);
      await link.begun;
      return link;
    });

    async function hear({ short_message: text, receipted_message_id: id, source_addr: to }: smpp.Pdu): Promise<number> {
      const delivery = readDelivery(String(text?.message ?? ''), id);
      if (!delivery) return status.ok; // somebody's answer by text: nobody is called by it
      const { messageId, progress, words } = delivery;
      const reference = known.get(messageId) ?? null;
      // Its number may still be on the way to us in the answer: the centre tells it again.
      if (reference === null && (await opened).underWay() > 0) return status.tryLater;
      const receipt = { reference, vendorRef: messageId, progress, to: to ?? null, seconds: null, words };
      return hears(receipt).then(
        () => status.ok,
        () => status.tryLater,
      );
    }

    return {
      send: async (message) => {
        const link = await opened;
        if (!link.isBound()) return { said: 'unreached', words: '没有连上短信网关' };
        const sent = await hand(link, settings, message);
        if (sent.said !== 'taken' || sent.vendorRef === null) return sent;
        known.set(sent.vendorRef, message.reference);
        const [oldest] = known.keys();
        if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
        return sent;
      },
      check: async () => (await opened).enquire(),
      close: async () => (await opened).close(),
    };
  },
};

/** Hands over the parts of one text. Once the first is taken the others follow at the centre's speed: half a text helps nobody. */
async function hand(link: SmppLink, settings: VendorSettings, message: Message): Promise<Sent> {
  const parts = partsOf(textOf(settings, message), Number.parseInt(message.reference.slice(-2), 16) || 0);
  let vendorRef: string | null = null;
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    const answer = await submit(link, pduOf(settings, message.to, part, isLast), at === 0 ? 0 : 20);
    const { command_status: said } = answer;
    if (isTooFast(answer) && at === 0) return { said: 'tooFast', words: `短信网关限流（${said}）` };
    if (said !== status.ok)
      return { said: 'refused', words: `短信网关拒收（${said}）`, isDead: said === status.badNumber };
    vendorRef = answer.message_id ?? null;
  }
  return { said: 'taken', vendorRef };
}

async function submit(link: SmppLink, pdu: ReturnType<typeof pduOf>, moreTries: number): Promise<smpp.Pdu> {
  const answer = await link.submit(pdu);
  if (moreTries === 0 || !isTooFast(answer)) return answer;
  await wait(500);
  return submit(link, pdu, moreTries - 1);
}

const isTooFast = ({ command_status: said }: smpp.Pdu) => said === status.tooFast || said === status.queueFull;

function pduOf({ account, sender }: VendorSettings, to: string, { body, hasHeader }: Part, isLast: boolean) {
  const isNumber = /^\d+$/.test(sender ?? '');
  return {
    source_addr: isNumber ? sender : (account ?? ''),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: /^1\d{10}$/.test(to) ? `86${to}` : to,
    esm_class: hasHeader ? 0x40 : 0,
    data_coding: 8,
    registered_delivery: isLast ? 1 : 0,
    short_message: body,
  };
}

/** Mainland carriers want the sender's name in front; the page's address comes last, the code before it. */
function textOf({ sender }: VendorSettings, { subject, words, code, link }: Message): string {
  const from = sender === null || /^\d+$/.test(sender) ? '' : `【${sender}】`;
  return `${from}${subject}：${words}。确认码${code}${link === null ? '' : `，点击确认 ${link}`}`;
}

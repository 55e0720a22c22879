import type { Progress } from '../server/channels/port.ts';

/** One part of a text as it goes over the air: UCS-2 with the most significant byte first, behind its header when there are several. */
export interface Part {
  readonly body: Buffer;
  readonly hasHeader: boolean;
}

const inOne = 70;
const inEach = 67;

/**
 * The parts of a text: 70 characters go as one, of more each part holds 67 behind a header of six bytes that tells the text, how many parts
 * and which (3GPP TS 23.040, 9.2.3.24.1). A character of two halves is not torn. `text` is any number for which this text is known by.
 */
export function partsOf(words: string, text: number): readonly Part[] {
  if (words.length <= inOne) return [{ body: ucs2(words), hasHeader: false }];
  const pieces: string[] = [];
  for (let from = 0; from < words.length;) {
    const tears = /[\uD800-\uDBFF]/.test(words.charAt(from + inEach - 1)) && from + inEach < words.length;
    const piece = words.slice(from, from + inEach - (tears ? 1 : 0));
    pieces.push(piece);
    from += piece.length;
  }
  return pieces.map((piece, at) => {
    const header = Buffer.from([5, 0, 3, text & 0xff, pieces.length, at + 1]);
    return { body: Buffer.concat([header, ucs2(piece)]), hasHeader: true };
  });
}

const ucs2 = (words: string) => Buffer.from(words, 'utf16le').swap16();

/** What a delivery receipt says: of which message, and what became of it. */
export interface Delivery {
  readonly messageId: string;
  readonly progress: Progress;
  readonly words: string;
}

const states: Readonly<Record<string, Progress>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
  ACCEPTD: 'sent',
  ENROUTE: 'sent',
  UNKNOWN: 'sent',
};

/** Codes of mainland carriers for numbers that are out of use. */
const dead = /MK:000[01]|MI:0013|IB:0255|空号|停机/;

/**
 * Reads a receipt of the usual form, "id:… stat:DELIVRD err:000" (SMPP 3.4, appendix B); undefined when it is none. The message's own number
 * beside the text is preferred: some vendors write the one in the text in another base.
 */
export function readDelivery(text: string, receiptedId: string | undefined): Delivery | undefined {
  const of = (name: string) => new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(text)?.[1];
  const messageId = receiptedId?.replace(/\0+$/, '') || of('id');
  const state = of('stat')?.toUpperCase();
  const progress = state === undefined ? undefined : states[state];
  if (!messageId || progress === undefined) return undefined;
  const code = of('err') ?? '';
  if (progress !== 'failed') return { messageId, progress, words: '' };
  const words = `短信未送达（${state} ${code}）`;
  return { messageId, progress: dead.test(text) ? 'dead' : 'failed', words };
}

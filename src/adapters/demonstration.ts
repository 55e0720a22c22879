import { untilStopped } from './fakes/later.ts';
import type { Line, Message, Progress, Protocol, Protocols, Receipt } from '../server/channels/port.ts';

/** What the people of the demonstration county do when they are called: the last digit of their number says it. */
const manners: Readonly<Record<string, readonly Progress[]>> = {
  0: ['dead'],
  1: ['rang', 'failed'],
  2: ['rang', 'answered', 'failed'],
  3: ['rang', 'answered', 'heard'],
};
const usual: readonly Progress[] = ['rang', 'answered', 'heard', 'confirmed'];
const texts: readonly Progress[] = ['delivered'];

const words: Readonly<Partial<Record<Progress, string>>> = { dead: '空号', failed: '无人接听', confirmed: '按键确认' };

/** Nobody's telephone rings: what would have come of a call is told after a while, as a vendor would. */
const line =
  (waysOf: (message: Message) => readonly Progress[]) =>
  (hears: (receipt: Receipt) => Promise<void>): Line => {
    const later = untilStopped();
    const tell = (message: Message, ways: readonly Progress[]): void => {
      const [progress, ...more] = ways;
      if (progress === undefined) return;
      later(3000 + Math.random() * 9000, () => {
        const seconds = progress === 'heard' || progress === 'confirmed' ? 18 + Math.round(Math.random() * 9) : null;
        const receipt = { reference: message.reference, vendorRef: null, to: null, progress, seconds };
        void hears({ ...receipt, words: words[progress] ?? '' }).catch(() => undefined);
        tell(message, more);
      });
    };
    return {
      send: async (message) => {
        tell(message, waysOf(message));
        return { said: 'taken', vendorRef: null };
      },
      check: async () => undefined,
      close: async () => later.stop(),
    };
  };

const of = (label: string, waysOf: (message: Message) => readonly Progress[]): Protocol => ({
  label,
  tells: true,
  open: (_, hears) => line(waysOf)(hears),
});

/** Vendors that call nobody, for the demonstration county alone: everywhere else they are not there, and a channel of theirs says so. */
export const demonstration: Protocols = {
  demoVoice: of('演示语音（不外呼）', ({ to }) => manners[to.slice(-1)] ?? usual),
  demoSms: of('演示短信（不外发）', ({ to }) => (to.endsWith('0') ? ['dead'] : texts)),
};

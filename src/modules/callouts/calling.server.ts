import { uuidv7 } from 'uuidv7';
import type { Line, Protocol, Receipt } from '../../server/channels/port.ts';
import { type Pace, paceOf } from '../../server/channels/pace.ts';
import { isUnreached } from '../../server/channels/unreached.ts';
import type { Context } from '../../server/context.ts';
import { asSystem, countiesOf } from '../../server/jobs/system.ts';
import type { Follower, Following, Outside } from '../../server/module.ts';
import { gather } from '../../server/open/gather.ts';
import { noteReceipts } from './chain.server.ts';
import { climb } from './climb.server.ts';
import { finishTests } from './number-test.server.ts';
import {
  channelsInUse,
  claim,
  type Claimed,
  inDoubt,
  lease,
  noteHealth,
  noteSent,
  type OpenChannel,
  onLines,
  type Outcome,
  settleDoubt,
  settleLate,
  slowShare,
  type Told,
  withoutWord,
} from './send.server.ts';

const tickMs = 100;
const lookMs = 2000;
const careMs = 4000;
/** Seconds that a call waits for a vendor that is quick before one that is slow has it. */
const patience = 5;
const doubtSeconds = 15;
/** The most that one tick takes from the queue. */
const mostAtOnce = 500;

/** A channel at work in this process. */
interface Working {
  readonly channel: OpenChannel;
  readonly line: Line;
  /** Whether its vendor tells what became of a message. */
  readonly tells: boolean;
  readonly pace: Pace;
  readonly note: (outcome: Outcome) => Promise<void>;
  /** Since when this process hears it: what was told while nobody listened is not the vendor's slowness. */
  readonly since: string;
  failures: number;
  standing: Standing;
  looked: number;
}

/** How a channel is doing: the slow one is used when the others have no room, the failing one last and one call at a time. */
type Standing = 'sound' | 'slow' | 'failing';
const places: Readonly<Record<Standing, number>> = { sound: 0, slow: 1, failing: 2 };

/**
 * The calling itself: people climb their ladders, and each channel's one sender takes from the queue what the vendor's limit lets, tells
 * the vendor, and writes down what it said. Runs beside other processes: a person is locked while they climb, a channel is leased.
 */
export const calling: Follower = {
  name: 'calling',
  start: (outside) => {
    const counties = new Map<string, ReturnType<typeof callingIn>>();
    const ended = new AbortController();
    let running: Promise<void> = Promise.resolve();
    const run = async () => {
      while (!ended.signal.aborted) {
        for (const county of await countiesOf(outside.machine.pool).catch(() => [])) {
          if (!counties.has(county)) counties.set(county, callingIn(outside, county));
        }
        await Promise.all(
          [...counties.values()].map((each) =>
            each.tick().catch((error: unknown) => outside.log.warn({ err: error }, 'calling')),
          ),
        );
        await new Promise((resolve) => setTimeout(resolve, tickMs));
      }
    };
    running = run();
    const following: Following = {
      stop: async () => {
        ended.abort();
        await running;
        await Promise.all([...counties.values()].map((each) => each.close()));
      },
    };
    return following;
  },
};

function callingIn({ machine, protocols, address, log }: Outside, county: string) {
  const holder = uuidv7();
  const working = new Map<string, Working>();
  const unknown = new Set<string>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  const as = <T>(work: (ctx: Context) => Promise<T>) => asSystem(machine, county, work);

  async function look(): Promise<void> {
    const found = await as(channelsInUse);
    for (const [id, { channel, line }] of working) {
      if (found.some((each) => each.id === id && each.version === channel.version)) continue;
      working.delete(id);
      await line.close().catch(() => undefined);
    }
    for (const channel of found) {
      const protocol = protocols[channel.protocol];
      if (protocol && !working.has(channel.id)) start(channel, protocol);
      if (protocol || unknown.has(channel.id)) continue;
      unknown.add(channel.id);
      await as((ctx) => noteHealth(ctx, channel, 'failing', '这里没有开通这种接口，请停用此通道或换一种接口'));
    }
  }

  function start(channel: OpenChannel, protocol: Protocol): void {
    const heard = gather<Receipt, void>(async (receipts) => {
      await as((ctx) => noteReceipts(ctx, channel.id, receipts));
      return receipts.map(() => undefined);
    });
    const line = protocol.open(channel.settings, heard);
    const note = gather<Outcome, void>(async (outcomes) => {
      await as((ctx) => noteSent(ctx, channel, outcomes));
      return outcomes.map(() => undefined);
    });
    const pace = paceOf(channel.perMinute);
    const { tells } = protocol;
    const since = machine.clock();
    working.set(channel.id, { channel, line, tells, pace, note, since, failures: 0, standing: 'sound', looked: 0 });
  }

  async function sendOn(way: Working): Promise<void> {
    const { channel, pace } = way;
    const held = await as((ctx) => lease(ctx, channel, holder));
    if (!held) return pace.rest(1100); // whoever holds it may have used this second
    const at = performance.now();
    if (at - way.looked > careMs) {
      way.looked = at;
      void care(way).catch((error: unknown) => log.warn({ err: error }, channel.name));
    }
    const room = Math.min(pace.room(), mostAtOnce, way.standing === 'failing' ? 1 : mostAtOnce);
    if (room <= 0) return;
    const claimed = await as(async (ctx) => {
      const free = channel.lines === null ? room : Math.min(room, channel.lines - (await onLines(ctx, channel)));
      return free > 0 ? claim(ctx, channel, { most: free, waited: waitFor(way) }, address) : [];
    });
    pace.took(claimed.length);
    for (const one of claimed) void tell(way, one);
  }

  /** What a slow vendor may take has waited for a quick one of the same kind in vain. */
  const waitFor = ({ standing, channel: { kind } }: Working): number =>
    standing === 'slow' && [...working.values()].some((each) => each.channel.kind === kind && each.standing === 'sound')
      ? patience
      : 0;

  async function tell(way: Working, { id, message }: Claimed): Promise<void> {
    const sent = await way.line.send(message).catch(leftOpen).finally(way.pace.answered);
    if (sent.said === 'tooFast') way.pace.rest(sent.restMs ?? 1000);
    if (sent.said === 'unreached') {
      way.standing = 'failing';
      way.pace.rest(1000);
    }
    way.failures = sent.said === 'unknown' || sent.said === 'unreached' ? way.failures + 1 : 0;
    if (sent.said !== 'unknown') await way.note({ id, sent }).catch(() => undefined); // unknown: it stays claimed, and is asked for
  }

  /** Whether the channel can be reached and is quick enough, and what became of what is late or in doubt. */
  async function care(way: Working): Promise<void> {
    const { channel, line } = way;
    const words = await line.check().then(() => null, wordsOf);
    const isFailing = words !== null || way.failures >= 5;
    const { share, of } = way.tells ? await as((ctx) => slowShare(ctx, channel, way.since)) : { share: 0, of: 0 };
    const isSlow = of >= 5 && share > 0.5;
    way.standing = isFailing ? 'failing' : isSlow ? 'slow' : 'sound';
    const said = isFailing ? `连不上供应商：${words ?? '没有应答'}` : isSlow ? '一分钟内没有回执的超过一半' : '';
    await as((ctx) => noteHealth(ctx, channel, way.standing, said.slice(0, 200)));
    const late = way.tells ? await as((ctx) => withoutWord(ctx, channel, address)) : [];
    if (late.length > 0) {
      const told = isFailing ? late.map(({ id }) => ({ id, told: undefined })) : await askAll(line, late);
      await as((ctx) => settleLate(ctx, channel, told));
    }
    if (isFailing) return;
    const doubtful = await as((ctx) => inDoubt(ctx, channel, doubtSeconds, address));
    if (doubtful.length === 0) return;
    const told = await askAll(line, doubtful);
    await as((ctx) => settleDoubt(ctx, channel, told));
  }

  return {
    tick: async () => {
      const at = performance.now();
      if (at - lookedAt > lookMs) {
        lookedAt = at;
        await look();
        await as(finishTests);
      }
      for (let more = true; more;) more = await as(climb);
      // Those that work come first; of each kind the preferred takes what it can, the next what is left.
      const ways = [...working.values()].toSorted((a, b) => places[a.standing] - places[b.standing]);
      for (const way of ways) await sendOn(way);
    },
    close: async () => {
      await Promise.all([...working.values()].map(({ line }) => line.close().catch(() => undefined)));
    },
  };
}

/** An adapter's own words for an officer; what a library says is told in one. */
const wordsOf = (error: unknown): string =>
  error instanceof Error && /\p{Script=Han}/u.test(error.message) ? error.message : '没有应答';

/** What an error leaves open; one of a connection that never came about leaves nothing open. */
function leftOpen(error: unknown): Outcome['sent'] {
  return isUnreached(error) ? { said: 'unreached', words: '连不上供应商' } : { said: 'unknown' };
}

/** Asks a vendor what became of messages; one that cannot say says nothing. */
const askAll = (line: Line, all: readonly Claimed[]): Promise<readonly Told[]> =>
  Promise.all(
    all.map(async ({ id, message, claimedOn }) => {
      const told = await Promise.resolve(line.ask?.(message, claimedOn)).catch(() => undefined);
      return { id, told };
    }),
  );

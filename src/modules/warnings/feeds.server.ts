import type { Logger } from 'pino';
import { addHours } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import type { Machine } from '../../server/db/transact.ts';
import { asSystem, countiesOf } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import type { Follower } from '../../server/module.ts';
import { readCap } from './cap.server.ts';
import { warningFeed } from './feed.ledger.ts';
import { readFirms } from './firms.ts';
import { takeDetections } from './hotspots.server.ts';
import { takeMessage } from './take-cap.server.ts';

const everyMs = 30_000;
const patienceMs = 10_000;
const longest = 5_000_000;

/** Reads the feeds of all counties when their time has come. What is fetched is fetched outside of any transaction. */
export const feedReader: Follower = {
  name: 'warning-feeds',
  start: ({ machine, log }) => {
    let reading = Promise.resolve();
    const timer = setInterval(() => {
      reading = reading.then(() => readFeeds(machine, log));
    }, everyMs);
    return {
      stop: async () => {
        clearInterval(timer);
        await reading;
      },
    };
  },
};

/** Reads each feed whose time has come, once; one that fails says so on its row and does not keep the others. */
export async function readFeeds(machine: Machine, log: Logger): Promise<void> {
  for (const county of await countiesOf(machine.pool)) {
    const due = await asSystem(machine, county, dueFeeds);
    for (const feed of due) await readFeed(machine, log, county, feed);
  }
}

async function dueFeeds(ctx: Context): Promise<readonly Row<typeof warningFeed>[]> {
  const { rows } = await list(ctx, warningFeed, { where: { state: ['active', 'failing'] }, limit: 100 });
  return rows.filter(({ readAt, minutes }) => readAt === null || addHours(readAt, minutes / 60) <= ctx.now);
}

async function readFeed(machine: Machine, log: Logger, county: string, feed: Row<typeof warningFeed>): Promise<void> {
  try {
    const body = await fetched(feed.url);
    await asSystem(machine, county, async (ctx) => {
      const taken = feed.kind === 'cap' ? await takeMessages(ctx, body) : await takeSpots(ctx, body);
      await take(ctx, warningFeed, feed.id, 'read', { taken });
    });
  } catch (error) {
    log.warn({ err: error, feed: feed.name }, 'warning feed');
    const fault = (error instanceof Problem ? error.message : '连接不上或没有按时回应，请核对地址和网络').slice(0, 300);
    await asSystem(machine, county, async (ctx) => {
      const { state } = await get(ctx, warningFeed, feed.id);
      if (state !== 'stopped') await take(ctx, warningFeed, feed.id, 'fail', { fault });
    });
  }
}

async function fetched(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
  if (!response.ok) throw new Problem('unavailable', `对方返回 ${response.status}，请核对地址`);
  if (Number(response.headers.get('content-length') ?? 0) > longest)
    throw new Problem('tooLarge', '内容过大，请核对地址');
  const body = await response.text();
  if (body.length > longest) throw new Problem('tooLarge', '内容过大，请核对地址');
  return body;
}

/** The messages of a feed: one, or several one behind the other in an envelope. What is exercise or test is left out. */
async function takeMessages(ctx: Context, body: string): Promise<number> {
  const messages = body.match(/<(?:\w+:)?alert[\s>][\s\S]*?<\/(?:\w+:)?alert>/g) ?? [];
  if (messages.length === 0) throw new Problem('invalid', '对方给的不是 CAP 1.2 预警报文，请核对地址');
  let taken = 0;
  for (const each of messages) {
    const message = readCap(each);
    if (typeof message === 'string') continue;
    const { outcome } = await takeMessage(ctx, message);
    taken += outcome === 'known' ? 0 : 1;
  }
  return taken;
}

async function takeSpots(ctx: Context, body: string): Promise<number> {
  const read = readFirms(body);
  if (typeof read === 'string') throw new Problem('invalid', read);
  const { made, joined } = await takeDetections(ctx, read);
  return made + joined;
}

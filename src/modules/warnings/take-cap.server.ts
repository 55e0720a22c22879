import { createHash } from 'node:crypto';
import { wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { type CapMessage, readCap } from './cap.server.ts';
import { takeCap } from './warning.endpoints.ts';
import { earlyWarning } from './warning.ledger.ts';

/** What became of a message. */
export interface CapOutcome {
  readonly outcome: 'taken' | 'known' | 'updated' | 'cancelled';
  readonly id: string;
  readonly headline: string;
}

/** Answers a file of the warning network; one that is none is refused in words. */
export const takeCapHandler = handle(takeCap, async (ctx, { xml }) => {
  const message = readCap(xml);
  if (typeof message === 'string') throw wrongField('xml', message);
  return takeMessage(ctx, message);
});

/**
 * Takes a message in. An update ends what it refers to and waits to be judged anew; a cancel ends what it refers to, and what was issued
 * is stood down. Messages may come in any order: one that a later message has ended already is ended when it comes.
 */
export async function takeMessage(given: Context, message: CapMessage): Promise<CapOutcome> {
  const ctx = withSystem(given);
  const id = idOf(ctx, message.key);
  const there = await find(ctx, earlyWarning, id);
  if (there) return { outcome: 'known', id, headline: there.headline };
  const { key, type, references, ...facts } = message;
  const ended = await endReferred(ctx, message);
  const { rows: enders } = await list(ctx, earlyWarning, { where: { lineage: { has: key } }, limit: 20 });
  const isEnded = enders.some((row) => row.message !== key && referencesOf(row.lineage).includes(key));
  const lineage = references.join(' ').slice(0, 300) || null;
  const own = {
    kind: 'weather',
    source: 'feed',
    receivedAt: ctx.now,
    message: key,
    lineage,
    area: ctx.county,
  } as const;
  const row = await create(ctx, earlyWarning, { ...own, ...facts }, id);
  if (type === 'Cancel') await take(ctx, earlyWarning, id, 'cancel', { standDownReason: '解除报文，随原预警办结' });
  else if (isEnded) await take(ctx, earlyWarning, id, 'supersede', {});
  const headline = ended[0]?.headline ?? row.headline;
  return { outcome: type === 'Cancel' ? 'cancelled' : type === 'Update' ? 'updated' : 'taken', id, headline };
}

/** Ends the warnings that a message refers to, as far as they have not ended. */
async function endReferred(ctx: Context, { type, references, key }: CapMessage) {
  if (references.length === 0) return [];
  const { rows } = await list(ctx, earlyWarning, { where: { message: [...references] }, limit: 100 });
  const open = rows.filter(({ state }) => !['stoodDown', 'superseded', 'dismissed'].includes(state));
  for (const row of open) {
    if (type === 'Cancel')
      await take(ctx, earlyWarning, row.id, 'cancel', { standDownReason: `发布单位已解除（${key}）`.slice(0, 200) });
    else await take(ctx, earlyWarning, row.id, 'supersede', {});
  }
  return rows;
}

const referencesOf = (lineage: string | null) => (lineage ?? '').split(' ');

/** The id that follows from a message, so that it is taken in once however often it comes. */
function idOf(ctx: Context, key: string): string {
  const hash = createHash('sha256').update(`${ctx.county} ${key}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(12, 15)}-a${hash.slice(15, 18)}-${hash.slice(18, 30)}`;
}

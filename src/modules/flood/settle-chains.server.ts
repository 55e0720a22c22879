import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { type Change, saveMany } from '../../server/ledger/save-many.ts';
import type { Job } from '../../server/module.ts';
import { holeWords } from './chain.rules.ts';
import { chainStanding } from './chain-standing.ledger.ts';
import { readChains, type StandingSite } from './chains.server.ts';

const atOnce = 200;

/** Finds the holes of responsibility and writes down since when each place stands as it does: its clock runs from there. */
export const settleChains: Job = {
  name: 'settle-chains',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const changed = await changedOf(ctx, await readChains(ctx, {}));
    await settle(ctx, changed.slice(0, atOnce));
    await closeEnded(ctx);
    return changed.length > atOnce;
  },
};

/** Writes down how one place stands now, 200 at most: what was true before ends today. */
export async function settle(given: Context, sites: readonly StandingSite[]): Promise<void> {
  if (sites.length === 0) return;
  const ctx = withSystem(given);
  const ids = sites.map(({ id }) => id);
  // Two who settle the same place do it one after the other.
  await ctx.tx.rows(
    sql`select id from flood_site where county = ${ctx.county} and id = any(${ids}) order by id for update`,
  );
  const { rows } = await list(ctx, chainStanding, { where: { site: ids, state: 'current' }, limit: atOnce });
  const standing = new Map(rows.map((row) => [row.site, row]));
  const changes = sites.flatMap((site): readonly Change[] => {
    const before = standing.get(site.id);
    const holes = holeWords(site.holes).slice(0, 5000) || null;
    if (before && before.standing === site.standing)
      return before.holes === holes
        ? []
        : [{ action: 'note', before: { ...before }, after: { ...before, holes }, note: '' }];
    const { name, area, standing: next } = site;
    const facts = { id: uuidv7(), area, name, site: site.id, standing: next, holes, sinceOn: ctx.today };
    const begun: Change = { action: 'create', before: null, after: newRow(ctx, chainStanding, facts), note: '' };
    if (!before) return [begun];
    const past = { ...before, state: 'past', untilOn: ctx.today };
    return [{ action: 'pass', before: { ...before }, after: past, note: '' }, begun];
  });
  await saveMany(ctx, chainStanding, changes);
}

/** The places that do not stand any more as was written last. */
async function changedOf(ctx: Context, sites: readonly StandingSite[]): Promise<readonly StandingSite[]> {
  const rows = await ctx.tx.rows<{ site: string; standing: string; holes: string | null }>(sql`
    select site, standing, holes from chain_standing where county = ${ctx.county} and state = 'current'`);
  const written = new Map(rows.map((row) => [row.site, row]));
  return sites.filter(({ id, standing, holes }) => {
    const before = written.get(id);
    return before?.standing !== standing || (before.holes ?? '') !== holeWords(holes);
  });
}

/** A place that is struck off has no chain any more. */
async function closeEnded(ctx: Context): Promise<void> {
  const where = { state: 'current', site: { state: 'ended' } } as const;
  const { rows } = await list(ctx, chainStanding, { where, limit: atOnce });
  const changes = rows.map((row) => ({
    action: 'pass',
    before: { ...row },
    after: { ...row, state: 'past', untilOn: ctx.today },
    note: '',
  }));
  await saveMany(ctx, chainStanding, changes);
}

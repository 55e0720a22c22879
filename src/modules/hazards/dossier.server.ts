import sql from 'sql-template-tag';
import { addDays, startOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { get, list, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { unlimitedMethods, visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { warningCard } from './card.ledger.ts';
import { type Dossier, dossier } from './dossier.endpoints.ts';
import { hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import { order } from './order.ledger.ts';
import { selfInspection } from './self-inspection.ledger.ts';

const fewest = 8;
const stillOpen = { not: ['closed', 'withdrawn'] } as const;

/** Answers the page of one enterprise, to whoever may see it: the scope of each ledger holds here too. */
export const dossierHandler = handle(
  dossier,
  async (ctx, asked): Promise<Dossier> => {
    await get(ctx, site, asked.site);
    const year = asked.year ?? Number(ctx.today.slice(0, 4));
    const [figures, visits, open, repeats, cards] = await Promise.all([
      figuresOf(ctx, asked.site, year),
      list(ctx, visit, { where: { site: asked.site }, sort: { by: 'startedAt', desc: true }, limit: fewest }),
      list(ctx, hazard, { where: { site: asked.site, state: stillOpen }, sort: { by: 'dueAt' }, limit: 50 }),
      repeatsOf(ctx, asked.site),
      list(ctx, warningCard, { where: { site: asked.site }, sort: { by: 'raisedAt', desc: true }, limit: fewest }),
    ]);
    return {
      year,
      limit: ctx.setting('inspections.visitsPerYear'),
      figures,
      visits: visits.rows.map(({ id, checked, startedAt, state, method }) => ({
        id,
        title: checked,
        at: startedAt,
        state,
        more: method,
      })),
      open: open.rows.map(({ id, summary, foundAt, state, dueAt }) => ({
        id,
        title: summary,
        at: foundAt,
        state,
        more: dueAt,
      })),
      repeats,
      cards: cards.rows.map(({ id, reason, raisedAt, state, colour }) => ({
        id,
        title: reason,
        at: raisedAt,
        state,
        more: colour,
      })),
    };
  },
  'snapshot',
);

async function figuresOf(ctx: Context, siteId: string, year: number): Promise<Dossier['figures']> {
  const [from, to] = [startOfDay(`${year}-01-01`), startOfDay(`${year + 1}-01-01`)];
  const inYear = { gte: from, lt: to };
  const days = { gte: `${year}-01-01`, lte: `${year}-12-31` };
  const mine = { site: siteId };
  const standing = { ...mine, foundAt: inYear, state: { not: 'withdrawn' } } as const;
  const [row] = await ctx.tx.rows<
    Dossier['figures']
  >(sql`select v.visits, v.counted, h.found, h.major, h.rectified, h.repeated,
      o.open, o.overdue, d.orders, l.listings, c.cards, i."selfReports", i."lateReports"
    from (select count(*)::int as visits, count(*) filter (where method <> all(${[...unlimitedMethods]}))::int as counted
        from visit t where ${visibleSql(ctx, visit, { ...mine, startedAt: inYear })}) v,
      (select count(*)::int as found, count(*) filter (where level = 'major')::int as major,
          count(*) filter (where closed_at is not null)::int as rectified, count(*) filter (where repeated)::int as repeated
        from hazard t where ${visibleSql(ctx, hazard, standing)}) h,
      (select count(*)::int as open, count(*) filter (where due_at < ${ctx.now})::int as overdue
        from hazard t where ${visibleSql(ctx, hazard, { ...mine, state: stillOpen })}) o,
      (select count(*)::int as orders from rectification_order t where ${visibleSql(ctx, order, { ...mine, issuedOn: days })}) d,
      (select count(*)::int as listings from listed_supervision t
        where ${visibleSql(ctx, listedSupervision, { ...mine, listedOn: days })}) l,
      (select count(*)::int as cards from warning_card t where ${visibleSql(ctx, warningCard, { ...mine, raisedAt: inYear })}) c,
      (select count(*) filter (where reported_at is not null)::int as "selfReports",
          count(*) filter (where overdue_at is not null)::int as "lateReports"
        from self_inspection t where ${visibleSql(ctx, selfInspection, { ...mine, dueOn: days })}) i`);
  if (!row) throw new Error('counts always answer one row');
  return row;
}

function repeatsOf(ctx: Context, siteId: string): Promise<Dossier['repeats']> {
  const since = startOfDay(addDays(ctx.today, -730));
  return ctx.tx.rows(sql`select t.category, count(*)::int as times, max(t.found_at) as "lastAt" from hazard t
    where ${visibleSql(ctx, hazard, { site: siteId, foundAt: { gte: since }, state: { not: 'withdrawn' } })}
    group by t.category having count(*) > 1 order by times desc, "lastAt" desc limit 6`);
}

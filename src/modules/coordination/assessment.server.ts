import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { addWorkdays } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { townsNow } from '../../server/areas/towns-now.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { assessment, assessmentItem, deduction } from './assessment.ledger.ts';
import { costOf, pointsOf, ranked, rowPrices, tenthsOf } from './assessment.rules.ts';
import {
  type AssessmentRanking,
  assessmentBoard,
  assessmentRows,
  publishAssessment,
} from './coordination.endpoints.ts';
import { type CountedRow, countedRows } from './count-rows.server.ts';

type Item = Row<typeof assessmentItem>;
type Lost = AssessmentRanking['towns'][number]['lost'][number];
type Kept = Omit<Lost, 'cost'> & { readonly town: string; readonly tenths: number };
interface Losses {
  readonly items: AssessmentRanking['items'];
  /** In tenths of a point. */
  readonly full: number;
  readonly losses: readonly (Lost & { readonly town: string })[];
}

/**
 * Answers an assessment's ranking. A town sees it when it is published, with the reasons of its own losses; until then the bureau sees it
 * as the ledgers stand at this moment.
 */
export const assessmentBoardHandler = handle(
  assessmentBoard,
  async (ctx, { id }) => {
    const { rows } = await list(withSystem(ctx), assessment, {
      where: isTown(ctx) ? { state: 'published' } : {},
      sort: { by: 'id', desc: true },
      limit: 36,
    });
    const chosen = id === undefined ? rows[0] : await opened(ctx, id);
    const choices = rows.map((row) => ({ id: row.id, name: row.name }));
    return { board: chosen ? await rankingOf(ctx, chosen) : null, choices };
  },
  'snapshot',
);

/** Answers the rows behind a loss: frozen ones of a published assessment, otherwise those of this moment. */
export const assessmentRowsHandler = handle(assessmentRows, async (ctx, { id, item, town }) => {
  const row = await opened(ctx, id);
  if (!maySee(ctx, town)) throw new Problem('forbidden', '只能查看本乡镇的扣分明细');
  if (row.state === 'published') {
    const rows = await ctx.tx.rows<CountedRow>(sql`select r.ledger, r.row_id as id, r.title, r.at
      from deduction d join deduction_row r on r.county = d.county and r.deduction = d.id
      where d.county = ${ctx.county} and d.assessment = ${id} and d.item = ${item} and d.town = ${town} order by r.row_id`);
    return { rows };
  }
  const found = (await itemsOf(ctx, row)).find((each) => each.id === item);
  if (!found) throw new Problem('missing', '没有这个考核项目，请刷新页面');
  const counted = await countedRows(ctx, [found.source], parsePeriod(row.period));
  const own = (counted.get(found.source) ?? []).filter((each) => each.town === town);
  return { rows: own.map(({ ledger, id: rowId, title, at }) => ({ ledger, id: rowId, title, at })) };
});

/** Publishes an assessment whose period is over: its deductions and the rows behind them are written down and stay. */
export const publishHandler = handle(publishAssessment, async (ctx, { id, version }) => {
  const row = await get(ctx, assessment, id);
  const period = parsePeriod(row.period);
  if (period.to >= ctx.today) throw new Problem('refused', `考核期到 ${period.to} 才结束，结束后再通报`);
  const items = await itemsOf(ctx, row);
  if (items.length === 0) throw new Problem('refused', '考核办法里还没有项目，请先添加考核项目');
  const full = items.reduce((sum, { points }) => sum + points, 0);
  const appealBy = addWorkdays(ctx.today, ctx.setting('coordination.appealDays'), ctx.calendar);
  const published = await take(withSystem(ctx), assessment, id, 'publish', { appealBy, full }, version);
  const counted = await countedRows(
    ctx,
    items.map(({ source }) => source),
    period,
  );
  const made = items.flatMap((item) =>
    [...byTown(counted.get(item.source) ?? [])].map(([town, rows]) => ({
      rows,
      row: newRow(ctx, deduction, {
        id: uuidv7(),
        area: town,
        name: item.name,
        assessment: id,
        item: item.id,
        found: rows.length,
        tenths: tenthsOf(item.price),
        points: item.points,
        appealBy,
      }),
    })),
  );
  if (made.length > 0)
    await saveMany(
      ctx,
      deduction,
      made.map(({ row: after }) => ({ action: 'create', before: null, after, note: '' })),
    );
  await keepRows(
    ctx,
    made.flatMap(({ row: { id: deductionId }, rows }) => rows.map((each) => ({ ...each, deduction: deductionId }))),
  );
  return { version: published.version, deductions: made.length };
});

/** An assessment's ranking as this user may see it. */
async function rankingOf(ctx: Context, row: Row<typeof assessment>): Promise<AssessmentRanking> {
  const [found, towns] = await Promise.all([
    row.state === 'published' ? publishedLosses(ctx, row) : currentLosses(ctx, row),
    townsNow(ctx),
  ]);
  const byTowns = Map.groupBy(found.losses, ({ town }) => town);
  const scored = towns.map((town) => {
    const lost = (byTowns.get(town) ?? []).map(({ town: _town, ...each }): Lost => each);
    return { town, lost, score: found.full - lost.reduce((sum, { cost }) => sum + cost, 0) };
  });
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    state: row.state,
    period: parsePeriod(row.period).label,
    ended: parsePeriod(row.period).to < ctx.today,
    appealBy: row.appealBy,
    full: found.full,
    items: found.items,
    towns: ranked(scored).map((each) => (maySee(ctx, each.town) ? each : { ...each, lost: [] })),
  };
}

/** The assessment, if this user may see it: it lies in the county, and towns may look at what is published. */
async function opened(ctx: Context, id: string): Promise<Row<typeof assessment>> {
  const row = await get(withSystem(ctx), assessment, id);
  if (isTown(ctx) && row.state !== 'published') throw new Problem('refused', '这次考核还没有通报，通报后可以查看');
  return row;
}

const isTown = (ctx: Context): boolean =>
  ctx.actor.posts.filter(({ county }) => county === ctx.county).every(({ role }) => role === 'township');

const maySee = (ctx: Context, town: string): boolean =>
  ctx.actor.posts.some(
    ({ county, area, role }) => county === ctx.county && (role !== 'township' || town.startsWith(area)),
  );

/** The items a scheme has now. */
async function itemsOf(ctx: Context, row: Row<typeof assessment>): Promise<readonly Item[]> {
  const { rows } = await list(withSystem(ctx), assessmentItem, {
    where: { scheme: row.scheme, state: 'standing' },
    sort: { by: 'id' },
    limit: 100,
  });
  return rows;
}

/** What is lost at this moment, by town. */
async function currentLosses(ctx: Context, row: Row<typeof assessment>): Promise<Losses> {
  const items = await itemsOf(ctx, row);
  const counted = await countedRows(
    ctx,
    items.map(({ source }) => source),
    parsePeriod(row.period),
  );
  const losses = items.flatMap(({ id, name, points, price, source }) =>
    [...byTown(counted.get(source) ?? [])].map(([town, { length: found }]) => {
      const cost = costOf({ found, struck: 0, tenths: tenthsOf(price), points });
      return { town, item: id, name, found, struck: 0, cost, points, deduction: null, state: null };
    }),
  );
  const shown = items.map(({ id, name, points, price }) => ({ id, name, points, price: rowPrices[price] }));
  return { items: shown, full: items.reduce((sum, { points }) => sum + points, 0) * 10, losses };
}

/** What was lost when it was published, less what appeals struck out. */
async function publishedLosses(ctx: Context, row: Row<typeof assessment>): Promise<Losses> {
  const rows = await ctx.tx
    .rows<Kept>(sql`select id as deduction, town, item, name, found, coalesce(struck, 0) as struck,
      tenths, points, state from deduction where county = ${ctx.county} and assessment = ${row.id} order by item, town`);
  const items = [...Map.groupBy(rows, ({ item }) => item).values()].flatMap(([first]) =>
    first ? [{ id: first.item, name: first.name, points: first.points, price: `${pointsOf(first.tenths)} 分` }] : [],
  );
  const losses = rows.map(({ tenths, ...kept }) => ({ ...kept, cost: costOf({ ...kept, tenths }) }));
  return { items, full: (row.full ?? 0) * 10, losses };
}

/** The rows behind deductions stand beside them, where nobody changes them: an appeal speaks of what was counted then. */
async function keepRows(ctx: Context, kept: readonly (CountedRow & { readonly deduction: string })[]): Promise<void> {
  if (kept.length === 0) return;
  const of = (value: (one: (typeof kept)[number]) => unknown) => arrayText(kept.map(value));
  await ctx.tx.rows(sql`insert into deduction_row (county, deduction, ledger, row_id, title, at)
    select ${ctx.county}, i.deduction, i.ledger, i.row_id, i.title, i.at
    from unnest(${of((one) => one.deduction)}::uuid[], ${of(({ ledger }) => ledger)}::text[], ${of(({ id }) => id)}::uuid[],
      ${of(({ title }) => title)}::text[], ${of(({ at }) => at)}::text[]) i(deduction, ledger, row_id, title, at)`);
}

const byTown = (rows: readonly CountedRow[]): ReadonlyMap<string, readonly CountedRow[]> =>
  Map.groupBy(rows, ({ town }) => town);

import sql, { type Sql } from 'sql-template-tag';
import type { Context } from '../context.ts';
import { columnName } from '../ledger/columns.ts';
import type { Job } from '../module.ts';
import { type AreaStep, type Succession, successionOf } from './succession.ts';

/** How long after a change rows are looked for that a process wrote which had not heard of it yet. */
const lateMinutes = 5;

/** On the day an area passes to another town its rows come under that town: in lists, scopes, what is owed and what is found. */
export const settleTowns: Job = {
  name: 'settle-towns',
  cron: '* * * * *',
  run: async (ctx) => {
    const due = await ctx.tx.rows<{ code: string }>(sql`select from_code as "code" from area_succession
      where county = ${ctx.county} and on_day <= ${ctx.today}
        and (settled_at is null or settled_at > ${ctx.now}::timestamptz - make_interval(mins => ${lateMinutes}))`);
    if (due.length > 0) await settle(ctx);
    return false;
  },
};

/**
 * Brings every row under the town of today that answers for its area; `back` are codes that answer for themselves again. What is written
 * in the row's area stays.
 */
export async function settle(ctx: Context, back: readonly string[] = []): Promise<void> {
  const succession = await readSuccession(ctx);
  const returned = back.map((code) => [code, succession.areaOn(code, ctx.today).slice(0, 9)] as const);
  const moved = [...succession.townsMoved(ctx.today), ...returned];
  const towns = await townsLeft(ctx, moved);
  const tables = [...[...ctx.registry.ledgers.values()].map((l) => columnName(l.name)), 'deadline', 'search_line'];
  await Promise.all(tables.map((each) => ctx.tx.rows(movedSql(each, moved, towns))));
  await ctx.tx.rows(sql`update area_succession set settled_at = ${ctx.now}
    where county = ${ctx.county} and on_day <= ${ctx.today} and settled_at is null`);
}

/** What became of the county's areas, as this transaction sees it. */
export async function readSuccession(ctx: Context): Promise<Succession> {
  const [steps, areas] = await Promise.all([
    ctx.tx.rows<AreaStep>(sql`select from_code as "from", to_code as "to", on_day as "on" from area_succession
      where county = ${ctx.county} and on_day < 'infinity'`),
    ctx.tx.rows<{ code: string }>(sql`select distinct code from area where county = ${ctx.county}`),
  ]);
  return successionOf(
    steps,
    areas.map(({ code }) => code),
  );
}

type Moved = ReturnType<Succession['townsMoved']>;

/** The towns under which rows to be moved may stand: those of the moved codes, and those where they stood in between. */
async function townsLeft(ctx: Context, moved: Moved): Promise<readonly string[]> {
  const between = await ctx.tx.rows<{
    town: string;
  }>(sql`select distinct left(to_code, 9) as "town" from area_succession
    where county = ${ctx.county}`);
  return [...new Set([...moved.map(([code]) => code.slice(0, 9)), ...between.map(({ town }) => town)])];
}

function movedSql(of: string, moved: Moved, towns: readonly string[]): Sql {
  return sql`select anlan_move_towns(${of}::regclass, ${moved.map(([code]) => code)}::text[],
    ${moved.map(([, town]) => town)}::text[], ${towns}::text[]) as "moved"`;
}

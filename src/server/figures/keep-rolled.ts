import sql, { type Sql, join, raw } from 'sql-template-tag';
import { startOfDay } from '../../kernel/calendar.ts';
import { type AnyWhere, filters, isRecord, kindOf } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import type { Machine } from '../db/transact.ts';
import { asSystem, countiesOf } from '../jobs/system.ts';
import { column, columnName, table } from '../ledger/columns.ts';
import { whereSql } from '../ledger/where-sql.ts';
import type { OutboxLine } from '../live/feed.ts';
import type { Follower } from '../live/follower.ts';
import { dayAt, dayOfColumn, onDay, startOf, touchedDays } from './days.ts';
import { type Rolled, rolledOf } from './rolled.ts';

/** The name under which the place of the figures in the outbox stands. */
export const placeOfFigures = 'figures';

/**
 * Keeps flows by day. A day on which a row lies or lay that was written is counted anew, whole: doing it twice is doing it once, and
 * what a crash left out is done again. A figure that is not kept yet, or was declared otherwise, is counted from all rows.
 */
export const figureFollower: Follower = {
  name: placeOfFigures,
  from: 'now',
  takes: () => true,
  pageLines: 20_000,
  yields: true,
  prepare: keepAll,
  apply: countAnew,
};

/** Counts the figures that a county does not keep yet; one whose declaration is gone is kept no more, so that nobody reads it. */
async function keepAll(machine: Machine): Promise<void> {
  const rolled = [...rolledOf(machine.registry).values()];
  const keys = rolled.map(({ key }) => key);
  for (const county of await countiesOf(machine.pool)) {
    const kept = await asSystem(machine, county, (ctx) => keptIn(ctx));
    if (kept.size === keys.length && keys.every((key) => kept.has(key))) continue;
    await asSystem(machine, county, (ctx) => forgetOthers(ctx, keys));
    for (const one of rolled) if (!kept.has(one.key)) await asSystem(machine, county, (ctx) => keepWhole(ctx, one));
  }
}

async function keptIn(ctx: Context): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.rows<{ figure: string }>(sql`select figure from figure_kept where county = ${ctx.county}`);
  return new Set(rows.map(({ figure }) => figure));
}

async function forgetOthers(ctx: Context, keys: readonly string[]): Promise<void> {
  await ctx.tx.rows(sql`delete from figure_kept where county = ${ctx.county} and figure <> all(${keys})`);
  await ctx.tx.rows(sql`delete from figure_day where county = ${ctx.county} and figure <> all(${keys})`);
}

/** Nobody moves the place in the outbox meanwhile: what is written after this count lies behind it. */
async function keepWhole(ctx: Context, rolled: Rolled): Promise<void> {
  ctx.tx.send(sql`set local statement_timeout = 0`);
  await ctx.tx.rows(sql`select 1 as "one" from outbox_cursor where follower = ${placeOfFigures} for update`);
  ctx.tx.send(sql`delete from figure_day where county = ${ctx.county} and figure = ${rolled.key}`);
  ctx.tx.send(countSql(ctx, rolled, sql`${table(rolled.ledger)} t`));
  await ctx.tx.rows(sql`insert into figure_kept (county, figure) values (${ctx.county}, ${rolled.key})
    on conflict do nothing`);
}

/** Counts the days anew that lines of a ledger have touched. */
async function countAnew(machine: Machine, county: string, name: string, lines: readonly OutboxLine[]): Promise<void> {
  const rolled = [...rolledOf(machine.registry).values()].filter(({ ledger }) => ledger.name === name);
  if (rolled.length === 0) return;
  await asSystem(machine, county, async (ctx) => {
    ctx.tx.send(sql`set local statement_timeout = 0`);
    for (const group of Map.groupBy(rolled, ({ at }) => at).values()) {
      const [first] = group;
      const days = first ? await daysOf(ctx, first, lines) : [];
      if (days.length > 0) for (const one of group) countDays(ctx, one, days);
    }
  });
}

async function daysOf(ctx: Context, { ledger, at }: Rolled, lines: readonly OutboxLine[]): Promise<readonly string[]> {
  const found = await ctx.tx.rows<{ day: string | null }>(sql`with lines as materialized (
      select distinct i.row_id, i.version from unnest(${lines.map(({ rowId }) => rowId)}::uuid[],
        ${lines.map(({ version }) => version)}::int[]) i (row_id, version))
    ${touchedDays(ledger, at, ctx.county)}`);
  return found.flatMap(({ day }) => day ?? []);
}

function countDays(ctx: Context, rolled: Rolled, days: readonly string[]): void {
  const { ledger, at, key } = rolled;
  ctx.tx.send(
    sql`delete from figure_day where county = ${ctx.county} and figure = ${key} and day = any(${days}::date[])`,
  );
  // Without the offset the planner may read the whole table for a few days of it.
  const rows = sql`unnest(${days}::date[]) d (day) cross join lateral (select * from ${table(ledger)} t
    where t.county = ${ctx.county} and ${onDay(ledger, at, sql`d.day`)} offset 0) t`;
  ctx.tx.send(countSql(ctx, rolled, rows));
}

/**
 * Writes the days of a figure over rows as t. Rows that are alike in their day, in the value they are kept apart by and in the days of
 * their moments are one group; at each of its moments a group begins or ceases to count, and the sum of that is the value since then.
 */
function countSql(ctx: Context, { key, ledger, measure, at, fixed, moving, moments, by }: Rolled, rows: Sql): Sql {
  const today = startOfDay(ctx.today);
  const kept = moments.map(
    (name) => sql`${momentSql(kindOf(ledger, name) === 'day', column('t', name), today)} as ${raw(columnName(name))}`,
  );
  const events = moments.map((name) =>
    kindOf(ledger, name) === 'day' ? startOf(column('g', name)) : column('g', name),
  );
  const apart = [sql`('', '')`, ...by.map((name) => sql`(${name}, ${column('t', name)}::text)`)];
  const amount = measure.sum ? sql`coalesce(sum(${column('t', measure.sum)}), 0)` : sql`count(*)`;
  const counts = whereSql(ledger, atEvent(ledger, moving), 'g');
  return sql`insert into figure_day (county, figure, "by", "of", day, since, value)
    select ${ctx.county}, ${key}, "by", "of", day, array_agg(since order by since), array_agg(total order by since)
    from (select "by", "of", day, since, sum(sum(change * amount)) over (partition by "by", "of", day order by since)::bigint as total
      from (select a."by", a."of", ${dayOfColumn(ledger, at)} as day, ${join([...kept, sql`${amount} as amount`])}
        from ${rows} cross join lateral (values ${join(apart)}) a ("by", "of")
        where t.county = ${ctx.county} and ${column('t', at)} is not null and a."of" is not null and ${whereSql(ledger, fixed)}
        group by ${raw(Array.from({ length: 3 + moments.length }, (_, n) => n + 1).join(', '))}) g
      cross join lateral (select since, holds - coalesce(lag(holds) over (order by since), 0) as change
        from (select s.since, coalesce(${counts}, false)::int as holds
          from (select distinct s.since from unnest(array[${join([sql`'-infinity'`, ...events])}]::timestamptz[]) s (since)
            where s.since is not null) s) h) steps
      where change <> 0 group by "by", "of", day, since) sums
    group by "by", "of", day`;
}

/** An instant of a day that is over may stand for the beginning of that day: no cutoff lies between them. */
function momentSql(isDay: boolean, key: Sql, today: string): Sql {
  return isDay ? key : sql`case when ${key} < ${today}::timestamptz then ${startOf(dayAt(key))} else ${key} end`;
}

/** The moving part of a filter, asked at the event e of a group. */
function atEvent(l: Rolled['ledger'], where: AnyWhere): AnyWhere {
  return Object.fromEntries(
    Object.entries(where).map(([name, test]) => {
      if (name === 'or' || name === 'and') return [name, filters(test).map((one) => atEvent(l, one))];
      const cutoff = kindOf(l, name) === 'day' ? dayAt(sql`s.since`) : sql`s.since`;
      const tests = isRecord(test) ? Object.entries(test) : [];
      return [name, Object.fromEntries(tests.map(([op, wanted]) => [op, wanted === '@cutoff' ? cutoff : wanted]))];
    }),
  );
}

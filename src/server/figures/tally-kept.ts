import sql, { type Sql, join, raw } from 'sql-template-tag';
import { endOfDay } from '../../kernel/calendar.ts';
import { cutoffOf } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import { kindOf } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import { table } from '../ledger/columns.ts';
import { visibleSql } from '../ledger/read.ts';
import { seesAll } from '../ledger/scope.ts';
import { onDay, touchedDays } from './days.ts';
import { type FigureQuery, measureSql } from './figure.ts';
import { placeOfFigures } from './keep-rolled.ts';
import { type Narrowed, narrowedBy, type Rolled, rolledOf } from './rolled.ts';
import { rowsSql } from './rows-sql.ts';

/** So many lines the follower may be behind; when it is more, the rows are counted. */
const mostLines = 500;

interface Kept {
  readonly query: FigureQuery;
  readonly rolled: Rolled;
  readonly narrowed: Narrowed;
}

/**
 * The values of figures of one ledger with those that are kept by day read from there; undefined when none is, when the user sees but
 * a part of the county, or when the follower is not there yet. All of it is one statement and so of one moment: the days that are kept,
 * but those that lines behind the follower's place have touched, and those days counted from their rows.
 */
export async function tallyKept(
  ctx: Context,
  l: AnyLedger,
  queries: readonly FigureQuery[],
  period: Period,
): Promise<readonly (readonly [FigureQuery, number])[] | undefined> {
  const kept = seesAll(ctx, l) ? queries.flatMap((query) => keptFigure(ctx, query)) : [];
  if (kept.length === 0) return undefined;
  const others = queries.filter((query) => !kept.some((one) => one.query === query));
  const moments = [...new Set(kept.map(({ rolled }) => rolled.at))];
  const freshOf = (at: string) => kept.filter(({ rolled }) => rolled.at === at);
  const parts = [
    sql`place as materialized (select xid, id from outbox_cursor where follower = ${placeOfFigures})`,
    sql`behind as materialized (${behindSql})`,
    sql`lines as materialized (select distinct row_id, version from behind where county = ${ctx.county} and ledger = ${l.name})`,
    sql`ready as materialized (${readySql(ctx, kept)})`,
    ...moments.flatMap((at, n) => freshSql(ctx, l, { at, n, kept: freshOf(at), period })),
  ];
  const values = kept.map(({ rolled, narrowed }, i) => {
    const n = moments.indexOf(rolled.at);
    const fresh = sql`(select ${raw(`m${freshOf(rolled.at).findIndex((one) => one === kept[i])}`)} from ${raw(`fresh${n}`)})`;
    return sql`coalesce(${daysSql(ctx, rolled, narrowed, period, n)}, 0) + coalesce(${fresh}, 0) as ${raw(`k${i}`)}`;
  });
  const counted = others.length > 0 ? sql`, (${rowsSql(ctx, l, others, period, areKeptSql(ctx, kept))}) o` : sql``;
  const [row] = await ctx.tx.rows<Record<string, number | string | boolean>>(sql`with ${join(parts)}
    select ready.ok, ${join(values)}${others.length > 0 ? sql`, o.*` : sql``} from ready${counted}`);
  if (row?.['ok'] !== true) return undefined;
  return [
    ...kept.map(({ query }, i) => [query, Number(row[`k${i}`])] as const),
    ...others.map((query, i) => [query, Number(row[`f${i}`])] as const),
  ];
}

function keptFigure(ctx: Context, query: FigureQuery): readonly Kept[] {
  const rolled = rolledOf(ctx.registry).get(query.indicator);
  const narrowed = rolled && narrowedBy(rolled, query);
  return rolled && narrowed ? [{ query, rolled, narrowed }] : [];
}

/** The lines behind the follower's place, and no more of them than are needed to see that they are too many. */
const behindSql = sql`select o.county, o.ledger, o.row_id, o.version from outbox o
  where (o.xid, o.id) > ((select xid from place), (select id from place)) order by o.xid, o.id limit ${raw(String(mostLines + 1))}`;

function readySql(ctx: Context, kept: readonly Kept[]): Sql {
  return sql`select (select count(*) from behind) <= ${mostLines} and exists (select 1 from place) and ${areKeptSql(ctx, kept)} as ok`;
}

/** Whether the figures are kept at all. Asked of the table itself: what asks a common table is not shared out among workers. */
function areKeptSql(ctx: Context, kept: readonly Kept[]): Sql {
  const keys = [...new Set(kept.map(({ rolled }) => rolled.key))];
  return sql`(select count(*) from figure_kept where county = ${ctx.county} and figure = any(${keys})) = ${keys.length}`;
}

interface Fresh {
  readonly at: string;
  readonly n: number;
  readonly kept: readonly Kept[];
  readonly period: Period;
}

/**
 * The days of a moment that must be counted from their rows, and what they come to. Today is one of them while the period goes on: its
 * cutoff lies within it.
 */
function freshSql(ctx: Context, l: AnyLedger, { at, n, kept, period }: Fresh): readonly Sql[] {
  const [days, values] = [raw(`touched${n}`), raw(`fresh${n}`)];
  const measures = kept.map(({ query }, i) => sql`${measureSql(query)} as ${raw(`m${i}`)}`);
  const sums = kept.map((_, i) => raw(`sum(m${i}) as m${i}`));
  const today = kindOf(l, at) === 'instant' && goesOn(ctx, period) ? sql`union select ${ctx.today}::date` : sql``;
  return [
    sql`${days} as materialized (select day from (${touchedDays(l, at, ctx.county)} ${today}) d
      where day between ${period.from}::date and ${period.to}::date and (select ok from ready))`,
    sql`${values} as materialized (select ${join(sums)} from ${days} d cross join lateral (select ${join(measures)}
      from (select * from ${table(l)} t where ${visibleSql(ctx, l, {})} and ${onDay(l, at, sql`d.day`)} offset 0) t) v)`,
  ];
}

function daysSql(ctx: Context, { key }: Rolled, { by, of, untilCutoff }: Narrowed, period: Period, n: number): Sql {
  const to = untilCutoff && goesOn(ctx, period) && ctx.today < period.to ? ctx.today : period.to;
  return sql`(select sum(c.value[width_bucket(${cutoffOf(period, ctx.now)}::timestamptz, c.since)]) from figure_day c
    where c.county = ${ctx.county} and c.figure = ${key} and c."by" = ${by} and c."of" = any(${of})
      and c.day between ${period.from}::date and ${to}::date and c.day not in (select day from ${raw(`touched${n}`)})
      and (select ok from ready))`;
}

/** Whether a period's cutoff is now and not the end of a day. */
const goesOn = (ctx: Context, period: Period): boolean => endOfDay(period.to) > cutoffOf(period, ctx.now);

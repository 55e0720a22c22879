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

/** So many lines the follower may be behind, those of other counties among them; when it is more, the rows are counted. */
const mostLines = 500;

interface Kept {
  readonly query: FigureQuery;
  readonly rolled: Rolled;
  readonly narrowed: Narrowed;
}

/** How far what is kept has come: the follower's place, the county's lines behind it, and the figures that are kept. */
export interface Standing {
  readonly xid: string;
  readonly id: string;
  readonly kept: readonly string[];
  readonly lines: readonly (readonly [ledger: string, rowId: string, version: number])[];
}

/**
 * How far what is kept has come in a county; undefined when it is too far behind, or nobody keeps it. The outbox is asked by itself: it is a
 * local table, which no statement on a distributed database may ask together with what is cut by county (decision 44).
 */
export async function standingOf(ctx: Context): Promise<Standing | undefined> {
  const [[found], kept] = await Promise.all([
    ctx.tx.rows<Pick<Standing, 'xid' | 'id' | 'lines'> & { readonly count: number }>(sql`with place as materialized (
        select xid, id from outbox_cursor where follower = ${placeOfFigures}),
      behind as materialized (select o.county, o.ledger, o.row_id, o.version from outbox o
        where (o.xid, o.id) > ((select xid from place), (select id from place)) order by o.xid, o.id limit ${mostLines + 1})
      select xid::text as xid, id::text as id, (select count(*)::int from behind) as count,
        coalesce((select jsonb_agg(jsonb_build_array(ledger, row_id, version)) from behind where county = ${ctx.county}), '[]') as lines
      from place`),
    ctx.tx.rows<{ figure: string }>(sql`select figure from figure_kept where county = ${ctx.county}`),
  ]);
  if (!found || found.count > mostLines) return undefined;
  const { xid, id, lines } = found;
  return { xid, id, lines, kept: kept.map(({ figure }) => figure) };
}

/**
 * The values of figures of one ledger with those that are kept by day read from there; undefined when none is, when the user sees but
 * a part of the county, or when a row of the ledger was written since it was asked how far the follower has come. The values are one
 * statement and so of one moment: the days that are kept, but those that lines behind the follower's place have touched, and those days
 * counted from their rows. Whether it was the moment of the lines is asked right after them.
 */
export async function tallyKept(
  ctx: Context,
  l: AnyLedger,
  queries: readonly FigureQuery[],
  period: Period,
  standing: Standing,
): Promise<readonly (readonly [FigureQuery, number])[] | undefined> {
  const kept = seesAll(ctx, l)
    ? queries.flatMap((query) => keptFigure(ctx, query)).filter(({ rolled }) => standing.kept.includes(rolled.key))
    : [];
  if (kept.length === 0) return undefined;
  const others = queries.filter((query) => !kept.some((one) => one.query === query));
  const moments = [...new Set(kept.map(({ rolled }) => rolled.at))];
  const days = await Promise.all(moments.map((at) => freshDays(ctx, l, { at, period, standing })));
  const ofMoment = (at: string) => kept.filter(({ rolled }) => rolled.at === at);
  const fresh = moments.flatMap((at, n) =>
    days[n]?.length ? [freshSql(ctx, l, { at, n, kept: ofMoment(at), days: days[n] })] : [],
  );
  const values = kept.map((one, i) => {
    const n = moments.indexOf(one.rolled.at);
    const counted = days[n]?.length
      ? sql`coalesce((select ${raw(`m${ofMoment(one.rolled.at).indexOf(one)}`)} from ${raw(`fresh${n}`)}), 0)`
      : sql`0`;
    return sql`coalesce(${daysSql(ctx, one, period, days[n] ?? [])}, 0) + ${counted} as ${raw(`k${i}`)}`;
  });
  const parts = [sql`ready as materialized (${readySql(ctx, kept)})`, ...fresh];
  const counted = others.length > 0 ? sql`, (${rowsSql(ctx, l, others, period)}) o` : sql``;
  // Sent together, answered one after the other: a row the first has seen has its line before the second.
  const [[row], since] = await Promise.all([
    ctx.tx.rows<Record<string, number | string | boolean>>(sql`with ${join(parts)}
      select ready.ok, ${join(values)}${others.length > 0 ? sql`, o.*` : sql``} from ready${counted}`),
    ctx.tx.rows<{ lines: number }>(sql`select count(*)::int as lines from outbox
      where (xid, id) > (${standing.xid}::xid8, ${standing.id}::bigint) and county = ${ctx.county} and ledger = ${l.name}`),
  ]);
  if (row?.['ok'] !== true || since[0]?.lines !== linesOf(l, standing).length) return undefined;
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

/** A ledger's lines behind the follower's place: they are only added, so that as many behind the same place are the same. */
const linesOf = (l: AnyLedger, { lines }: Standing) => lines.filter(([name]) => name === l.name);

/** Whether the figures are kept still. */
function readySql(ctx: Context, kept: readonly Kept[]): Sql {
  const keys = [...new Set(kept.map(({ rolled }) => rolled.key))];
  return sql`select (select count(*) from figure_kept where county = ${ctx.county} and figure = any(${keys})) = ${keys.length} as ok`;
}

interface Fresh {
  readonly at: string;
  readonly period: Period;
  readonly standing: Standing;
}

/**
 * The days of a moment that must be counted from their rows. Today is one of them while the period goes on: its cutoff lies within it.
 */
async function freshDays(ctx: Context, l: AnyLedger, { at, period, standing }: Fresh): Promise<readonly string[]> {
  const lines = linesOf(l, standing);
  const found =
    lines.length === 0
      ? []
      : await ctx.tx.rows<{ day: string | null }>(sql`with lines as materialized (select distinct i.row_id, i.version
          from unnest(${lines.map(([, rowId]) => rowId)}::uuid[], ${lines.map(([, , version]) => version)}::int[]) i (row_id, version))
        ${touchedDays(l, at, ctx.county)}`);
  const today = kindOf(l, at) === 'instant' && goesOn(ctx, period) ? [ctx.today] : [];
  const days = new Set([...found.flatMap(({ day }) => day ?? []), ...today]);
  return [...days].filter((day) => day >= period.from && day <= period.to);
}

interface Counted {
  readonly at: string;
  readonly n: number;
  readonly kept: readonly Kept[];
  readonly days: readonly string[] | undefined;
}

/** What days come to, counted from their rows. */
function freshSql(ctx: Context, l: AnyLedger, { at, n, kept, days = [] }: Counted): Sql {
  const measures = kept.map(({ query }, i) => sql`${measureSql(query)} as ${raw(`m${i}`)}`);
  const sums = kept.map((_, i) => raw(`sum(m${i}) as m${i}`));
  return sql`${raw(`fresh${n}`)} as materialized (select ${join(sums)} from unnest(${days}::date[]) d (day)
    cross join lateral (select ${join(measures)} from (select * from ${table(l)} t
      where ${visibleSql(ctx, l, {})} and ${onDay(l, at, sql`d.day`)} offset 0) t) v)`;
}

function daysSql(ctx: Context, { rolled, narrowed }: Kept, period: Period, fresh: readonly string[]): Sql {
  const { by, of, untilCutoff } = narrowed;
  const to = untilCutoff && goesOn(ctx, period) && ctx.today < period.to ? ctx.today : period.to;
  return sql`(select sum(c.value[width_bucket(${cutoffOf(period, ctx.now)}::timestamptz, c.since)]) from figure_day c
    where c.county = ${ctx.county} and c.figure = ${rolled.key} and c."by" = ${by} and c."of" = any(${of})
      and c.day between ${period.from}::date and ${to}::date and c.day <> all(${fresh}::date[]))`;
}

/** Whether a period's cutoff is now and not the end of a day. */
const goesOn = (ctx: Context, period: Period): boolean => endOfDay(period.to) > cutoffOf(period, ctx.now);

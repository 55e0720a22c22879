import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { type AnyWhere, matches } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import { arrayText } from '../db/array-text.ts';
import { column, table } from '../ledger/columns.ts';
import { whereSql } from '../ledger/where-sql.ts';
import type { Faults, Writing } from './bounds.ts';

/** How many rows of a ledger there may be in a year for each row of another, before every further one has to say why: visits to an enterprise. */
export interface Quota {
  readonly of: AnyLedger;
  /** The ref for whose rows it is counted. */
  readonly per: string;
  /** The instant whose year, in the county's calendar, it is. */
  readonly at: string;
  /** Which rows count. */
  readonly counts: AnyWhere;
  /** Which of them may go beyond. */
  readonly spares: AnyWhere;
  /** The setting that says how many. */
  readonly most: string;
  /** The field that is asked for beyond it. */
  readonly asks: string;
  readonly words: (had: number, most: number) => string;
}

/**
 * Which of the rows would be one too many, in their order: those before them count. `sums` takes up what they add to each year, for
 * rows that are judged later and before these are written.
 */
export async function beyondQuota(
  ctx: Context,
  quota: Quota,
  writings: readonly Writing[],
  sums: Map<string, number>,
): Promise<readonly (Faults | undefined)[]> {
  const asked = writings.some((writing) => isAsked(quota, writing));
  const written = asked ? await writtenOf(ctx, quota, writings) : new Map<string, number>();
  const add = (key: string | null, by: number) => {
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + by);
  };
  return writings.map((writing) => {
    const [from, to] = [writing.before && yearOf(quota, writing.before), yearOf(quota, writing.after)];
    add(from, -1);
    const had = to === null ? 0 : (written.get(to) ?? 0) + (sums.get(to) ?? 0);
    const most = ctx.setting(quota.most, dayOf(String(writing.after[quota.at])));
    if (isAsked(quota, writing) && had >= most) {
      add(from, 1);
      return { [quota.asks]: quota.words(had, most) };
    }
    add(to, 1);
    return undefined;
  });
}

/** Whether a row is to be judged: it counts, may not go beyond, and did not stand so before. */
function isAsked(quota: Quota, { before, after }: Writing): boolean {
  const isBound = (row: AnyRow) => !matches(quota.of, quota.spares, row);
  const year = yearOf(quota, after);
  const stood = before !== null && isBound(before) && yearOf(quota, before) === year;
  return year !== null && isBound(after) && !stood;
}

/** What a row counts for, or null when it does not count. */
function yearOf(quota: Quota, row: AnyRow): string | null {
  if (!matches(quota.of, quota.counts, row)) return null;
  return keyOf(quota, String(row[quota.per]), dayOf(String(row[quota.at])).slice(0, 4));
}
const keyOf = ({ of }: Quota, owner: string, year: string) => [of.name, owner, year].join(' ');

/** How many rows there are already; of those to be judged none that is new, for the same may be sent twice. */
async function writtenOf(ctx: Context, quota: Quota, writings: readonly Writing[]): Promise<Map<string, number>> {
  const [owner, at] = [column('t', quota.per), column('t', quota.at)];
  const owners = [
    ...new Set(writings.flatMap(({ before, after }) => [before ?? after, after].map((row) => row[quota.per]))),
  ];
  const fresh = writings.flatMap(({ before, after }) => (before === null ? [after.id] : []));
  const rows = await ctx.tx.rows<{ owner: string; year: string; count: number }>(sql`
    select ${owner} as "owner", to_char(${at} at time zone 'Asia/Shanghai', 'YYYY') as "year", count(*)::int as "count"
    from ${table(quota.of)} t where t.county = ${ctx.county} and ${owner} = any(${arrayText(owners)}::uuid[])
      and t.id <> all(${arrayText(fresh)}::uuid[]) and ${whereSql(quota.of, quota.counts)} group by 1, 2`);
  return new Map(rows.map((row) => [keyOf(quota, row.owner, row.year), row.count]));
}

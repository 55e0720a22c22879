import sql, { type Sql, join, raw } from 'sql-template-tag';
import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Period } from '../../kernel/period.ts';
import { kindOf } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import { column, table } from '../ledger/columns.ts';
import { visibleSql } from '../ledger/read.ts';
import { type FigureQuery, measureSql } from './figure.ts';

/**
 * The statement that counts figures of one ledger from its rows as f0, f1, …. Flows over one moment are one pass over no other rows than the period's; what is there at a cutoff is another, over all.
 */
export function rowsSql(ctx: Context, l: AnyLedger, queries: readonly FigureQuery[], period: Period): Sql {
  const numbered = queries.map((query, i) => ({ query, i }));
  const passes = [...Map.groupBy(numbered, ({ query }) => query.measure.at)].map(([at, own], n) => {
    const range = at === undefined ? sql`true` : rangeSql(l, at, period);
    const columns = own.map(
      ({ query, i }) => sql`${measureSql(at === undefined ? query : without(at, query))} as ${raw(`f${i}`)}`,
    );
    return sql`(select ${join(columns)} from ${table(l)} t where ${visibleSql(ctx, l, {})} and ${range}) ${raw(`p${n}`)}`;
  });
  return sql`select * from ${join(passes, ' cross join ')}`;
}

/** The days are written out and are no parameters: a plan made for any period would take a half-year for a few rows. */
function rangeSql(l: AnyLedger, at: string, period: Period): Sql {
  const isDay = kindOf(l, at) === 'day';
  const [from, to] = isDay ? [period.from, period.to] : [startOfDay(period.from), endOfDay(period.to)];
  const key = column('t', at);
  return sql`${key} >= ${literal(from)} and ${key} <= ${literal(to)}`;
}

/** The figure without the test of its moment, which the statement asks once for all of them. */
function without(at: string, query: FigureQuery): FigureQuery {
  const { [at]: _asked, ...rows } = query.rows;
  return { ...query, rows };
}

/** A day or an instant as SQL text. */
function literal(moment: string): Sql {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?$/.test(moment)) throw new Error(`${moment} is no moment`);
  return raw(`'${moment}'`);
}

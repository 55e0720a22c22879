import sql, { type Sql, raw } from 'sql-template-tag';
import type { AnyIndicator } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { column, table } from '../../server/ledger/columns.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import type { ComposedFigure } from './composed.ts';

/** What a figure counts: rows of a ledger, and how their number comes about. */
export interface Counting {
  readonly ledger: AnyLedger;
  readonly indicator: AnyIndicator;
}

/** The ledger and the indicator behind a code that was known when the figure was counted. */
export function countingOf(ctx: Context, code: string): Counting {
  const found = ctx.registry.indicators.get(code);
  if (!found) throw new Error(`the indicator ${code} is no more`);
  return found;
}

/** The value over an aliased table's rows: the sum of a column, its different values, or the rows themselves. */
export function valueSql({ sum, distinct }: AnyIndicator, alias: string): Sql {
  if (sum) return sql`coalesce(sum(${column(alias, sum)}), 0)::bigint`;
  return distinct ? sql`count(distinct ${column(alias, distinct)})` : raw('count(*)');
}

/** One row for a figure: its value, and the ids and versions of the rows it counts, in the order of their ids. */
export function countedRowsSql(ctx: Context, { ledger, indicator }: Counting, rows: AnyWhere): Sql {
  return sql`select ${valueSql(indicator, 't')} as value,
    coalesce(array_agg(t.id order by t.id), '{}') as ids, coalesce(array_agg(t.version order by t.id), '{}') as versions
    from ${table(ledger)} t where ${visibleSql(ctx, ledger, rows)}`;
}

/** The ids of the rows a figure counts, in their order. A ratio counts those of its part. */
export async function idsOf(ctx: Context, figure: ComposedFigure): Promise<readonly string[]> {
  const [code = ''] = figure.indicator.split('/');
  const [found] = await ctx.tx.rows<{ ids: readonly string[] }>(
    sql`select ids from (${countedRowsSql(ctx, countingOf(ctx, code), figure.rows)}) counted`,
  );
  return found?.ids ?? [];
}

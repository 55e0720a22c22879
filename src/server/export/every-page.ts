import sql, { raw } from 'sql-template-tag';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../context.ts';
import { column, selectList, table } from '../ledger/columns.ts';
import { checkSort, type Query, type Sort, visibleSql } from '../ledger/read.ts';
import { maskRows } from '../sealed/rows.ts';

/**
 * All rows a filter finds among those this user may see, in the order of their list, in pages of so many: all of one moment, by one
 * statement, in memory that does not grow with them. Problem 'invalid' for a wrong filter or order.
 */
export async function* everyPage<L extends AnyLedger>(
  ctx: Context,
  l: L,
  query: Pick<Query<L>, 'where' | 'sort'>,
  size: number,
): AsyncGenerator<readonly AnyRow[], void> {
  const where: AnyWhere = query.where ?? {};
  const sort = query.sort ?? { by: 'id', desc: true };
  checkSort(l, sort);
  const all = sql`select ${selectList(l)} from ${table(l)} t where ${visibleSql(ctx, l, where)} order by ${orderOf(sort)}`;
  for await (const rows of ctx.tx.pages<AnyRow>(all, size)) yield maskRows(ctx, l, rows);
}

/** Rows without a value come last in both directions, as in a list; every row has an id. */
function orderOf({ by, desc = false }: Sort) {
  const direction = raw(desc ? 'desc' : 'asc');
  return by === 'id' ? sql`t.id ${direction}` : sql`${column('t', by)} ${direction} nulls last, t.id ${direction}`;
}

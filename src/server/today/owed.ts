import sql, { join, type Sql } from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { type AnyWhere, isRecord } from '../../kernel/where.ts';
import type { CountAnswer } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { upToSql } from '../ledger/read.ts';
import { hasRole } from '../ledger/scope.ts';

/** How far the rows behind a figure are counted. */
export const countCap = 10_000;

const mostFilters = 4;

/**
 * How many rows each filter finds in each ledger that has clocks and that this user may read, by the ledger's name: all in one statement,
 * each as the ledger's own count would tell it. Problem 'invalid' for a wrong filter.
 */
export async function owed(ctx: Context, filters: unknown): Promise<readonly Readonly<Record<string, CountAnswer>>[]> {
  if (!Array.isArray(filters) || filters.length === 0 || filters.length > mostFilters || !filters.every(isRecord))
    throw new Problem('invalid', '筛选条件的格式不对，请刷新页面后重试');
  const ledgers = [...ctx.registry.ledgers.values()].filter(
    (l) => Object.keys(l.deadlines).length > 0 && hasRole(ctx, l.may.read),
  );
  if (ledgers.length === 0) return filters.map(() => ({}));
  const counts = filters.flatMap((where) => ledgers.map((l) => countOf(ctx, l, where)));
  const [row] = await ctx.tx.rows<{ found: readonly number[] }>(sql`select array[${join(counts)}] as found`);
  const found = row?.found ?? [];
  return filters.map((_, at) =>
    Object.fromEntries(ledgers.map(({ name }, n) => [name, answerOf(found[at * ledgers.length + n] ?? 0)])),
  );
}

const countOf = (ctx: Context, l: AnyLedger, where: AnyWhere): Sql =>
  sql`(select count(*)::int from (${upToSql(ctx, l, where, countCap + 1)}) capped)`;

/** What a count that went one row beyond the cap tells. */
export const answerOf = (found: number): CountAnswer => ({
  count: Math.min(found, countCap),
  capped: found > countCap,
});

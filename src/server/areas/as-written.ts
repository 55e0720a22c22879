import type { AnyLedger } from '../../kernel/ledger.ts';
import { type AnyWhere, filters, isRecord, kindOf, nestedTarget } from '../../kernel/where.ts';
import type { Context } from '../context.ts';

/**
 * The filter with "within a town or village" put as the codes its rows were written with, where the area of that day is not the one
 * that rows are kept under today. A figure of last year counts by last year's areas.
 */
export function asWritten(ctx: Context, l: AnyLedger, where: AnyWhere, day: string): AnyWhere {
  return Object.fromEntries(
    Object.entries(where).map(([name, test]) => [name, testAsWritten(ctx, l, name, test, day)]),
  );
}

function testAsWritten(ctx: Context, l: AnyLedger, name: string, test: unknown, day: string): unknown {
  if (name === 'or' || name === 'and') return filters(test).map((part) => asWritten(ctx, l, part, day));
  const target = nestedTarget(l, name, test);
  if (target !== undefined && isRecord(test)) return asWritten(ctx, target, test, day);
  if (kindOf(l, name) !== 'area' || !isRecord(test) || typeof test['within'] !== 'string') return test;
  return ctx.areas.codesIn(test['within'], day, ctx.today) ?? test;
}

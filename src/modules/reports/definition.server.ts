import { createHash } from 'node:crypto';
import type { AnyIndicator } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { isRecord } from '../../kernel/where.ts';

/** The version of an indicator: the same as long as it counts the same rows in the same way. 16 hex digits. */
export function definitionOf(l: AnyLedger, indicator: AnyIndicator): string {
  const { at, since, until, sum, distinct, where, unit } = indicator;
  const text = JSON.stringify(sorted({ ledger: l.name, at, since, until, sum, distinct, where, unit }));
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The same value with its names in order, so that the order in which they are written does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}

import { addDays } from '../../kernel/calendar.ts';
import type { Kind } from '../../kernel/field.ts';
import type { Column } from '../fields/column.ts';

/** What a person gives to filter a column: one value, or where a span begins and ends. */
export type Given = Readonly<Record<'one' | 'from' | 'to', unknown>>;

/** Whether a column is asked for a span and not for one value. */
export const isSpan = (column: Column): boolean => spans.includes(column.kind);

/** The kind of value a column is asked for. */
export const askedKind = ({ kind }: Column): Kind =>
  kind === 'instant' ? 'day' : kind === 'people' ? 'person' : kind === 'note' || kind === 'code' ? 'text' : kind;

/** The test of a column that what was given makes, or undefined when nothing was given; both ends of a span count. */
export function testOf(column: Column, { one, from, to }: Given): unknown {
  if (!isSpan(column)) {
    if (one === null) return undefined;
    return ['text', 'person'].includes(askedKind(column)) && column.kind !== 'person' ? { has: one } : one;
  }
  if (from === null && to === null) return undefined;
  // A day asked of an instant is its first moment: the last day is counted by ending before the next.
  const last = column.kind === 'instant' ? { lt: typeof to === 'string' ? addDays(to, 1) : to } : { lte: to };
  return { ...(from === null ? {} : { gte: from }), ...(to === null ? {} : last) };
}

const spans: readonly Kind[] = ['day', 'instant', 'count', 'money'];

import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { EntryLine } from '../../kernel/wire.ts';
import { type Column, columnOf } from '../fields/column.ts';
import { verbOf } from '../words/verbs.ts';

/** What an entry says after who and when: the verb, and the fields it set, each with its value before when that is worth saying. */
export interface Sentence {
  readonly verb: string;
  readonly parts: readonly { readonly column: Column; readonly before: unknown; readonly after: unknown }[];
}

/**
 * The sentence of an entry: a step's label with the fields the person gave, an edit with before and after.
 * What the server wrote by itself (state, clocks, stamps) is not said again.
 */
export function sentenceOf(l: AnyLedger, entry: EntryLine): Sentence {
  const steps: Readonly<Record<string, Step>> = l.steps;
  const step = steps[entry.action];
  const verb = verbOf(l, entry);
  const isChange = entry.action === 'update' || (entry.action === 'import' && entry.version > 1);
  if (!step && !isChange) return { verb, parts: [] };
  const unsaid = new Set(['state', 'dueAt', 'number', ...Object.keys(step?.stamps ?? {}), ...(step?.clears ?? [])]);
  const parts = Object.entries(entry.change).flatMap(([name, [before, after]]) => {
    const column = unsaid.has(name) ? undefined : columnOf(l, name);
    return column ? [{ column, before: step ? null : before, after }] : [];
  });
  return { verb, parts };
}

/** The entry in plain words: `say` gives the words of a value. */
export function sentenceWords(s: Sentence, say: (column: Column, value: unknown) => string): string {
  const parts = s.parts.map(({ column, before, after }) => {
    const now = after === null ? '空白' : say(column, after);
    return before === null ? `${column.label} ${now}` : `${column.label}由 ${say(column, before)} 改为 ${now}`;
  });
  return [s.verb, ...parts].join('，');
}

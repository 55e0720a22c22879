import type { AnyRow } from '../../kernel/ledger.ts';

/** One field in which a row as I saw it, as it is now, and as I want it are not all the same. */
export interface Difference {
  readonly name: string;
  readonly seen: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Both changed it, each in their own way: a person decides. */
  readonly clash: boolean;
}

/** Where what I saw, what is there now and what I typed part ways, in the order of the names. */
export function differences(
  names: readonly string[],
  seen: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
  mine: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  return names.flatMap((name) => {
    const [a, b, c] = [seen[name] ?? null, theirs[name] ?? null, mine[name] ?? null];
    if (same(a, b) && same(a, c)) return [];
    return [{ name, seen: a, theirs: b, mine: c, clash: !same(a, b) && !same(a, c) && !same(b, c) }];
  });
}

/** The values to save: mine where only I changed, theirs where only they did, and as decided where both did. */
export function merged(all: readonly Difference[], decided: Readonly<Record<string, 'theirs' | 'mine'>>) {
  return Object.fromEntries(all.map((d) => [d.name, (decided[d.name] ?? side(d)) === 'mine' ? d.mine : d.theirs]));
}

/** Whose value stands when nobody decides: a change is kept, whoever made it. */
export function side(d: Difference): 'theirs' | 'mine' {
  return same(d.seen, d.mine) ? 'theirs' : 'mine';
}

/** The values that differ from the row: what an edit sends. */
export function changed(row: AnyRow, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !same(row[name] ?? null, value ?? null)));
}

/** Whether two values of a row, plain JSON both, are equal. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

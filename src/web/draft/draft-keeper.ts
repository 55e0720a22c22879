import { z } from 'zod';
import type { Fields } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';

/** What somebody has typed and not yet saved. */
export interface Draft {
  /** The id the row will have: kept with the words, so that saving twice makes one row. */
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The row as it was when the typing began; null for a new one. */
  readonly seen: AnyRow | null;
  /** When it was last typed in. */
  readonly at: string;
}

/** Where drafts of one form lie. */
export interface DraftKeeper {
  load(): Draft | null;
  save(draft: Draft): void;
  drop(): void;
}

/** The place of a draft: each person has their own for each row, each step of a row, and each kind of new row. */
export function draftKey(user: string, ledger: string, what: string): string {
  return `draft:${user}:${ledger}:${what}`;
}

/** A draft as it may lie on a computer that others use too: of what is sealed no more than the row itself shows. */
export function keepable(l: AnyLedger, draft: Draft): Draft {
  const fields: Fields = l.fields;
  const values = Object.entries(draft.values).map(([name, value]) =>
    fields[name]?.kind === 'sealed' ? [name, draft.seen?.[name] ?? null] : [name, value],
  );
  return { ...draft, values: Object.fromEntries(values) };
}

/** What drafts are written to: the browser's local storage, which may refuse. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps the draft of one form in the browser; a full or forbidden storage loses the draft and never the page. */
export function draftKeeper(storage: () => Shelf, key: string): DraftKeeper {
  return {
    load: () => quietly(() => parsed(storage().getItem(key)), null),
    save: (draft) => quietly(() => storage().setItem(key, JSON.stringify(draft)), undefined),
    drop: () => quietly(() => storage().removeItem(key), undefined),
  };
}

function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

const record = z.record(z.string(), z.unknown());
const kept = z.object({ id: z.uuid(), values: record, seen: record.nullable(), at: z.string() });

function parsed(text: string | null): Draft | null {
  const found = text === null ? undefined : kept.safeParse(JSON.parse(text)).data;
  if (!found) return null;
  return { ...found, seen: found.seen as AnyRow | null }; // written by this keeper from a row
}

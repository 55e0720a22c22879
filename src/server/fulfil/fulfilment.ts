import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';

/** A row that does, by being there, what a row of another ledger waits for: a visit is what a lot, or a filing of visits, called for. */
export interface Fulfilment {
  readonly of: AnyLedger;
  /** The ref to the row that waits. */
  readonly by: string;
  /** The step of the clock's that it takes then. */
  readonly step: string;
  /** What the step is told: its fields, and the field of the row each comes from. */
  readonly tells: Readonly<Record<string, string>>;
  /** The step of the clock's by which it waits again, when the row is said to have been what another one of its kind waited for. */
  readonly back?: string;
  /** Why a row may not leave the ref out, in Chinese a user can act upon. Pure; a row that stood without it may go on doing so. */
  readonly asks?: (row: Readonly<Record<string, unknown>>) => string | undefined;
  /** Why a row is not what the other waits for, in Chinese a user can act upon. Pure. */
  readonly refuse: (waiting: AnyRow, row: AnyRow) => string | undefined;
  /** Where the rows are parts of what waits: it does not enter a state of `ends` while one of them stands in one of `open`. */
  readonly parts?: {
    readonly open: readonly string[];
    readonly ends: readonly string[];
    readonly words: (titles: readonly string[]) => string;
  };
}

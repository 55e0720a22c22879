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
  /** Why a row is not what the other waits for, in Chinese a user can act upon. Pure. */
  readonly refuse: (waiting: AnyRow, row: AnyRow) => string | undefined;
}

import type { AnyLedger } from '../../kernel/ledger.ts';

/**
 * A ledger whose rows are movements: written once, never changed, taken back by a row of the opposite amount that points to the
 * first. Their sum is kept on a row of another ledger, the card, one for each combination of `by`, and is never below zero —
 * not now and not at any moment that has passed. Stocks of goods are one; an account of money is another.
 */
export interface Balance {
  readonly movements: AnyLedger;
  /** The instant at which a movement takes effect; never ahead of the clock. */
  readonly at: string;
  /** The signed amount. */
  readonly amount: string;
  /** The movement that a row takes back. */
  readonly reverses: string;
  /** Columns of the movement that the card shares, refs first: together they name it. */
  readonly by: readonly string[];
  readonly card: AnyLedger;
  /** The card's column for the sum. */
  readonly keeps: string;
  /** What runs short, in words: '库存'. */
  readonly noun: string;
}

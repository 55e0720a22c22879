import type pg from 'pg';
import { z } from 'zod';

/** The roles that enforce. */
export const enforcers: readonly string[] = ['inspector', 'sectionChief', 'committeeOffice'];

/** One line of text of so many characters at most. */
export const line = (max: number) => z.string().trim().min(1).max(max);

/** A file by the hash of its content. */
export const file = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  type: z.string().min(1).max(100),
  size: z.int().min(0),
});

/** The statement that writes a hazard's history: county, at, id, row, version, action, by, change. */
export const entry = (values: unknown[]): pg.QueryConfig => ({
  name: 'insert-entry',
  text: `insert into entry (county, at, id, ledger, row_id, version, action, by, change)
    values ($1, $2, $3, 'hazard', $4, $5, $6, $7, $8)`,
  values,
});

/** The statement that tells followers of a hazard's change: county, row, version, action. */
export const outbox = (values: unknown[]): pg.QueryConfig => ({
  name: 'insert-outbox',
  text: `insert into outbox (county, ledger, row_id, version, action) values ($1, 'hazard', $2, $3, $4)`,
  values,
});

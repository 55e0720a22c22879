import type pg from 'pg';
import { type Access, accessSql } from '../access/write-access.ts';
import type { Keeper } from '../auth/keeper.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';

/** A transaction of the tables' owner, in the name of the person who asks. */
export interface Keeping {
  readonly client: pg.PoolClient;
  /** Writes down what was done, in the same transaction. */
  readonly note: (access: Access) => Promise<void>;
}

/**
 * Does an administrator's work as the owner of the tables: accounts and posts are closed to the role of requests. All of it happens
 * with its audit, or none; what must be heard of at once is told afterwards.
 */
export async function keep<T>(ctx: Context, keeper: Keeper, work: (keeping: Keeping) => Promise<T>): Promise<T> {
  const by = { county: ctx.county, at: ctx.now, accountId: ctx.actor.id, who: ctx.actor.name, ip: ctx.from };
  const done = await inTransaction(keeper.pool, (client) =>
    work({ client, note: async (access) => void (await client.query(accessSql(by, access))) }),
  );
  keeper.written();
  return done;
}

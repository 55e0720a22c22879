import sql from 'sql-template-tag';
import type { Context } from '../context.ts';

/** Asks for work to be done once this transaction has been committed, and not at all if it is not. */
export async function enqueue(ctx: Context, task: string, payload: object): Promise<void> {
  await ctx.tx.rows(sql`select anlan_enqueue(${task}, ${JSON.stringify(payload)}::json)`);
}

import sql from 'sql-template-tag';
import type { DeadlineLine } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';

/** The clocks of a row the caller has already been allowed to see, the earliest first. */
export function deadlinesOf(ctx: Context, id: string): Promise<readonly DeadlineLine[]> {
  return ctx.tx.rows<DeadlineLine>(sql`select name, due_at as "dueAt", met_at as "metAt" from deadline
    where county = ${ctx.county} and row_id = ${id} order by due_at`);
}

import type { ClientBase } from 'pg';

/** A table whose rows are backed up, with the columns that are written and not computed, quoted. */
export interface TableColumns {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * The tables of the schema with their columns. What belongs to this server alone stays: its transaction numbers, the places followers
 * have come to by them with the figures that are true up to there, and the list of migrations, which is made by migrating.
 */
export async function backedUpTables(client: ClientBase): Promise<readonly TableColumns[]> {
  const { rows } = await client.query<TableColumns>(`
    select c.relname as "table", array_agg(format('%I', a.attname) order by a.attnum)::text[] as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('migration', 'outbox_cursor', 'figure_day', 'figure_kept') and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype
     group by c.relname order by c.relname`);
  return rows;
}

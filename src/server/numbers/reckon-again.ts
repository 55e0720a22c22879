import sql, { raw } from 'sql-template-tag';
import type { AnyLedger, AnyRow, Deadline } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { selectList, table } from '../ledger/columns.ts';
import { clocksOf, nextDue } from '../ledger/save.ts';

/** The deadlines of a ledger that rest on the clause of a number. */
export interface Touched {
  readonly ledger: AnyLedger;
  readonly names: readonly string[];
}

/** A deadline that a number moves: from when to when, and what the row's next one is then. */
export interface Moved {
  readonly row: AnyRow;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly next: string | null;
}

/** A part of the open rows of a ledger, looked at: the rows, what moves, and where the next part begins. */
export interface Part {
  readonly looked: number;
  readonly moved: readonly Moved[];
  readonly last: string | undefined;
}

const partRows = 500;

/** Which deadlines rest on the clause of a number, in every ledger. */
export function touchedBy(ctx: Pick<Context, 'registry'>, key: string): readonly Touched[] {
  const law = ctx.registry.settings.get(key)?.law;
  return [...ctx.registry.ledgers.values()].flatMap((ledger) => {
    const deadlines = Object.entries<Deadline>(ledger.deadlines);
    const names = deadlines.filter(([, deadline]) => deadline.law === law).map(([name]) => name);
    return names.length === 0 ? [] : [{ ledger, names }];
  });
}

/**
 * Looks at the next part of the rows with such a deadline open, and says what the numbers of the given context move. The rows are
 * held for who is going to write them.
 */
export async function lookAgain(
  ctx: Context,
  { ledger, names }: Touched,
  { after, hold }: { readonly after: string; readonly hold: boolean },
): Promise<Part> {
  const rows = await ctx.tx.rows<AnyRow>(sql`select ${selectList(ledger)} from ${table(ledger)} t
    where t.county = ${ctx.county} and t.id > ${after} and exists (select 1 from deadline d where d.county = ${ctx.county}
      and d.row_id = t.id and d.name = any(${names}) and d.met_at is null)
    order by t.id limit ${raw(String(partRows))} ${raw(hold ? 'for update of t' : '')}`);
  const ids = rows.map(({ id }) => id);
  const lines = await ctx.tx.rows<{
    id: string;
    name: string;
    dueAt: string;
  }>(sql`select row_id as "id", name, due_at as "dueAt"
    from deadline where county = ${ctx.county} and row_id = any(${ids}::uuid[]) and name = any(${names}) and met_at is null`);
  const dueOf = new Map(lines.map(({ id, name, dueAt }) => [`${id} ${name}`, dueAt]));
  const moved = rows.flatMap((row) => {
    const clocks = clocksOf(ctx, ledger, row);
    return clocks.flatMap(({ name, dueAt }): Moved[] => {
      const from = dueOf.get(`${row.id} ${name}`);
      return from === undefined || from === dueAt ? [] : [{ row, name, from, to: dueAt, next: nextDue(clocks) }];
    });
  });
  return { looked: rows.length, moved, last: rows.length === partRows ? ids.at(-1) : undefined };
}

/** How many rows have such a deadline open. */
export async function countOpen(ctx: Context, touched: readonly Touched[]): Promise<number> {
  const counts = await Promise.all(
    touched.map(({ ledger, names }) =>
      ctx.tx.rows<{ count: number }>(sql`select count(distinct row_id)::int as "count" from deadline
        where county = ${ctx.county} and ledger = ${ledger.name} and name = any(${names}) and met_at is null`),
    ),
  );
  return counts.reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
}

/** No id comes before this one. */
export const firstId = '00000000-0000-0000-0000-000000000000';

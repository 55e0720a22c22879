import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { dayOf } from '../../kernel/calendar.ts';
import type { Context } from '../context.ts';
import { table } from '../ledger/columns.ts';
import type { Moved } from './reckon-again.ts';

/** Why deadlines move, and who decided it. */
export interface Why {
  readonly by: string;
  /** The beginning of the sentence in the history: '复查期限由 10 日改为 15 日'. */
  readonly words: string;
}

/**
 * Writes deadlines that moved: the deadline, the row's next one, the entry that says why, and the outbox line, in the transaction of
 * the caller, who holds the rows.
 */
export async function moveDeadlines(ctx: Context, l: AnyLedger, moved: readonly Moved[], why: Why): Promise<void> {
  if (moved.length === 0) return;
  const rows = [...Map.groupBy(moved, ({ row }) => row.id).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, words: `${why.words}，${own.map((each) => words(l, each)).join('，')}` }] : [];
  });
  const ids = rows.map(({ row }) => row.id);
  const nexts = rows.map(({ next }) => next);
  await Promise.all([
    ctx.tx.rows(sql`update deadline d set due_at = n.due_at
      from unnest(${moved.map(({ row }) => row.id)}::uuid[], ${moved.map(({ name }) => name)}::text[],
        ${moved.map(({ to }) => to)}::timestamptz[]) as n (row_id, name, due_at)
      where d.county = ${ctx.county} and d.row_id = n.row_id and d.name = n.name`),
    ctx.tx.rows(sql`update ${table(l)} t set due_at = n.due_at, version = t.version + 1, updated_at = ${ctx.now}
      from unnest(${ids}::uuid[], ${nexts}::timestamptz[]) as n (id, due_at) where t.county = ${ctx.county} and t.id = n.id`),
    ctx.tx.rows(sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
      select ${ctx.county}, ${ctx.now}, n.id, ${l.name}, n.row_id, n.version, n.action, ${why.by}, n.change, pg_current_xact_id()
      from unnest(${rows.map(() => uuidv7())}::uuid[], ${ids}::uuid[], ${rows.map(({ row }) => row.version + 1)}::integer[],
        ${rows.map((each) => each.words)}::text[],
        ${rows.map(({ row, next }) => JSON.stringify({ dueAt: [row.dueAt, next] }))}::jsonb[]) as n (id, row_id, version, action, change)`),
    ctx.tx.rows(sql`insert into outbox (county, ledger, row_id, version, action)
      select ${ctx.county}, ${l.name}, n.row_id, n.version, 'reckon'
      from unnest(${ids}::uuid[], ${rows.map(({ row }) => row.version + 1)}::integer[]) as n (row_id, version)`),
  ]);
}

const words = (l: AnyLedger, { name, from, to }: Moved): string =>
  `${l.deadlines[name]?.label ?? name}由 ${dayOf(from)} 改为 ${dayOf(to)}`;

import sql from 'sql-template-tag';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { column, table } from '../ledger/columns.ts';
import type { Fulfilment } from './fulfilment.ts';

/** Why a row may not end while parts of it stand open, by the states it may not enter; the words name the first parts. */
export async function openParts(ctx: Context, l: AnyLedger, row: AnyRow): Promise<Readonly<Record<string, string>>> {
  const wholes = [...ctx.fulfilments.values()].flat().filter(({ of, by }) => of.fields[by]?.target === l);
  const held = await Promise.all(wholes.map((each) => heldBy(ctx, each, row)));
  return Object.fromEntries(held.flat());
}

async function heldBy(ctx: Context, { of, by, parts }: Fulfilment, row: AnyRow) {
  if (!parts || parts.ends.includes(row.state)) return [];
  const open = await ctx.tx.rows<{ title: string }>(sql`select ${column('t', of.title)} as title from ${table(of)} t
    where t.county = ${ctx.county} and ${column('t', by)} = ${row.id} and t.state = any(${[...parts.open]}) order by t.id`);
  if (open.length === 0) return [];
  const words = parts.words(open.map(({ title }) => title));
  return parts.ends.map((state) => [state, words] as const);
}

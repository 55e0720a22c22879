import sql, { type Sql, join } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { dayOf } from '../../kernel/calendar.ts';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import { withSystem } from '../jobs/system.ts';
import { column, table } from '../ledger/columns.ts';
import { find, get } from '../ledger/read.ts';
import { insert, newRow, replace } from '../ledger/save.ts';
import type { Balance } from './balance.ts';

/**
 * Brings a movement that has just been written into the sum of its card, in the same transaction. The card's line is locked
 * first, so that whoever moves the same goods at the same time waits and is judged by what is then there. Throws Problem
 * 'refused' when the sum would fall below zero now or at any later moment, and 'invalid' for a moment ahead or a wrong reversal.
 */
export async function settle(ctx: Context, balance: Balance, row: AnyRow): Promise<void> {
  const at = String(row[balance.at]);
  if (at > ctx.now) throw wrongField(balance.at, '发生时间不能晚于现在，请重新填写');
  const card = await addToCard(ctx, balance, row, at);
  await checkReversal(ctx, balance, row);
  const name = await nameOf(ctx, balance, row);
  if (amountOf(balance, row) < 0) await refuseShort(ctx, balance, row, { ...card, name });
  await writeCard(ctx, balance, row, { ...card, name });
}

interface Card {
  readonly id: string;
  readonly isNew: boolean;
  readonly total: number;
  /** Whether a later movement is there already. */
  readonly isBackdated: boolean;
}

async function addToCard(ctx: Context, b: Balance, row: AnyRow, at: string): Promise<Card> {
  const fresh = uuidv7();
  const [card] = await ctx.tx.rows<{ id: string; total: number; isBackdated: boolean }>(sql`
    insert into balance_card (county, ledger, key, card_id, total, last_at)
    values (${ctx.county}, ${b.movements.name}, ${keyOf(b, row)}, ${fresh}, ${amountOf(b, row)}, ${at})
    on conflict (county, ledger, key) do update set total = balance_card.total + excluded.total,
      last_at = greatest(balance_card.last_at, excluded.last_at)
    returning card_id as "id", total, last_at > ${at} as "isBackdated"`);
  if (!card) throw new Error('a card always answers');
  return { ...card, isNew: card.id === fresh };
}

/** What is taken back is the whole of a movement, at its own moment, once. */
async function checkReversal(ctx: Context, b: Balance, row: AnyRow): Promise<void> {
  const id = row[b.reverses];
  if (typeof id !== 'string') return;
  const first = await find(ctx, b.movements, id);
  if (!first) throw wrongField(b.reverses, '没有这条记录，请重新选择要冲销的记录');
  if (first[b.reverses] !== null) throw wrongField(b.reverses, '冲销记录不能再冲销，请重新登记正确的内容');
  const isSame = [b.at, ...b.by].every((name) => (first[name] ?? null) === (row[name] ?? null));
  if (!isSame || amountOf(b, first) !== -amountOf(b, row))
    throw wrongField(b.reverses, '冲销须与原记录的时间和内容一致、数量相反，请从原记录发起冲销');
  const [already] = await ctx.tx.rows(sql`select 1 as "one" from ${table(b.movements)} t where t.county = ${ctx.county}
    and ${column('t', b.reverses)} = ${id} and t.id <> ${row.id} limit 1`);
  if (already) throw new Problem('refused', '这条记录已经冲销过，不必重复办理');
}

async function refuseShort(ctx: Context, b: Balance, row: AnyRow, card: Card & { readonly name: string }) {
  const amount = amountOf(b, row);
  if (!card.isBackdated) {
    if (card.total >= 0) return;
    const words = `“${card.name}”${b.noun}不足：现有 ${card.total - amount}，不能减少 ${-amount}，请核对数量`;
    throw new Problem('refused', words, { fields: { [b.amount]: words } });
  }
  const low = await lowestSince(ctx, b, row, card.total);
  if (low === undefined || low.level >= 0) return;
  const day = dayOf(low.at);
  const words = `按此登记，“${card.name}”在 ${day} 的${b.noun}将为 ${low.level}，不能小于 0，请核对数量和时间`;
  throw new Problem('refused', words, { fields: { [b.amount]: words } });
}

/** The lowest sum at the end of any moment from the movement's on: today's, less what moved after. Reads only those later rows. */
async function lowestSince(ctx: Context, b: Balance, row: AnyRow, total: number) {
  const [at, amount] = [column('t', b.at), column('t', b.amount)];
  const [low] = await ctx.tx.rows<{ level: number; at: string }>(sql`
    select ${total}::bigint - coalesce(sum(moved) over (order by at desc rows between unbounded preceding and 1 preceding), 0)::bigint
      as level, at
    from (select ${at} as at, sum(${amount}) as moved from ${table(b.movements)} t
      where t.county = ${ctx.county} and ${sameCard(b, row)} and ${at} >= ${row[b.at]} group by ${at}) moments
    order by level limit 1`);
  return low;
}

function sameCard(b: Balance, row: AnyRow): Sql {
  const parts = b.by.map((name) => {
    const value = row[name] ?? null;
    return value === null ? sql`${column('t', name)} is null` : sql`${column('t', name)} = ${value}`;
  });
  return join(parts, ' and ');
}

/** The card's own row, made with its first movement and kept with each: so that its clocks, its history and its lists are as any other's. */
async function writeCard(ctx: Context, b: Balance, row: AnyRow, card: Card & { readonly name: string }): Promise<void> {
  if (!card.isNew) {
    const before = await get(withSystem(ctx), b.card, card.id);
    await replace(ctx, b.card, 'update', before, { ...before, [b.keeps]: card.total });
    return;
  }
  const shared = Object.fromEntries(b.by.map((name) => [name, row[name] ?? null]));
  const own = { [b.card.title]: card.name, [b.keeps]: card.total };
  await insert(ctx, b.card, newRow(ctx, b.card, { ...shared, ...own, id: card.id, area: row.area }));
}

/** What a card is called: the names of the rows it counts for, then the words that tell it apart. */
async function nameOf(ctx: Context, b: Balance, row: AnyRow): Promise<string> {
  const fields: Readonly<Record<string, Field>> = b.movements.fields;
  const parts = b.by.map(async (name) => {
    const [field, value] = [fields[name], row[name]];
    if (field?.kind !== 'ref') return typeof value === 'string' ? value : '';
    const target = field.target as AnyLedger; // a ref's target is a ledger by construction
    const found = typeof value === 'string' ? await find(withSystem(ctx), target, value) : undefined;
    const title: unknown = found?.[target.title];
    return typeof title === 'string' ? title : '';
  });
  return (await Promise.all(parts)).filter((words) => words !== '').join(' · ');
}

const keyOf = (b: Balance, row: AnyRow) => JSON.stringify(b.by.map((name) => row[name] ?? null));
const amountOf = (b: Balance, row: AnyRow) => Number(row[b.amount]);

import sql from 'sql-template-tag';
import type { Context } from '../context.ts';
import type { Job } from '../module.ts';
import { moveDeadlines } from './move-deadlines.ts';
import { readSet, reckoningWith } from './read-numbers.ts';
import { countOpen, firstId, lookAgain, type Touched, touchedBy } from './reckon-again.ts';

interface Change {
  readonly key: string;
  readonly value: number;
  readonly effectiveOn: string;
  readonly setBy: string;
  readonly setAt: string;
  readonly settledAt: string | null;
}

/** Where a change of a number has come to. Kept in memory: after a crash it begins anew, and what has moved does not move again. */
interface Place {
  readonly ledger: number;
  readonly after: string;
}
const places = new Map<string, Place>();

/** How long after a change rows are looked at again that a process wrote which had not heard of it yet. */
const lateMinutes = 2;

/** Reckons deadlines again when a number that a county has set comes into force, five hundred rows in a transaction. */
export const settleNumbers: Job = {
  name: 'settle-numbers',
  cron: '* * * * *',
  run: async (ctx) => {
    const [change] = await ctx.tx.rows<Change>(sql`select key, value::float8 as "value", effective_on as "effectiveOn",
        set_by as "setBy", set_at as "setAt", settled_at as "settledAt" from setting_value
      where county = ${ctx.county} and effective_on <= ${ctx.today} and settled_at is null
      order by set_at limit 1 for update skip locked`);
    if (change) return settlePart(ctx, change);
    await lookOnceMore(ctx);
    return false;
  },
};

async function settlePart(ctx: Context, change: Change): Promise<boolean> {
  const name = `${ctx.county} ${change.key} ${change.setAt}`;
  const touched = touchedBy(ctx, change.key);
  const place = places.get(name) ?? { ledger: 0, after: firstId };
  const isNew = !places.has(name);
  const found = isNew ? await countOpen(ctx, touched) : null;
  const current = touched[place.ledger];
  const part = current ? await moveSome(ctx, change, current, place.after) : undefined;
  const next: Place =
    part?.last === undefined ? { ledger: place.ledger + 1, after: firstId } : { ...place, after: part.last };
  const isDone = touched[next.ledger] === undefined;
  places.set(name, next);
  if (isDone) places.delete(name);
  await ctx.tx.rows(sql`update setting_value set
      rows_found = coalesce(${found}::integer, rows_found),
      rows_done = ${part?.looked ?? 0}::integer + case when ${isNew}::boolean then 0 else coalesce(rows_done, 0) end,
      rows_moved = ${part?.moved ?? 0}::integer + coalesce(rows_moved, 0),
      settled_at = case when ${isDone}::boolean then ${ctx.now}::timestamptz end
    where county = ${ctx.county} and key = ${change.key} and effective_on = ${change.effectiveOn} and set_at = ${change.setAt}`);
  return true; // there may be another change behind this one
}

async function moveSome(ctx: Context, change: Change, touched: Touched, after: string) {
  const set = await readSet(ctx);
  const reckoning = reckoningWith(ctx, set);
  const { looked, moved, last } = await lookAgain(reckoning, touched, { after, hold: true });
  await moveDeadlines(ctx, touched.ledger, moved, { by: change.setBy, words: wordsOf(ctx, change) });
  return { looked, moved: new Set(moved.map(({ row }) => row.id)).size, last };
}

function wordsOf(ctx: Context, { key, value, effectiveOn }: Change): string {
  const setting = ctx.registry.settings.get(key);
  return `因“${setting?.label ?? key}”自 ${effectiveOn} 起为 ${value} ${setting?.unit ?? ''}`;
}

/** Whole passes over what was settled a moment ago: rows a slower process wrote meanwhile with the old number. */
async function lookOnceMore(ctx: Context): Promise<void> {
  const late = await ctx.tx.rows<Change>(sql`select key, value::float8 as "value", effective_on as "effectiveOn",
      set_by as "setBy", set_at as "setAt", settled_at as "settledAt" from setting_value
    where county = ${ctx.county} and settled_at > ${ctx.now}::timestamptz - make_interval(mins => ${lateMinutes})`);
  for (const change of late)
    for (const touched of touchedBy(ctx, change.key)) {
      let after: string | undefined = firstId;
      while (after !== undefined) after = (await moveSome(ctx, change, touched, after)).last;
    }
}

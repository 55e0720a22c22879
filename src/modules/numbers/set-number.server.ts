import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { addDays } from '../../kernel/calendar.ts';
import type { Setting } from '../../kernel/law.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { enqueue } from '../../server/jobs/enqueue.ts';
import { hasRole } from '../../server/ledger/scope.ts';
import { numbersLine, tellChanged } from '../../server/live/tell-changed.ts';
import { readSet, reckoningWith } from '../../server/numbers/read-numbers.ts';
import {
  countOpen,
  firstId,
  lookAgain,
  type Moved,
  type Touched,
  touchedBy,
} from '../../server/numbers/reckon-again.ts';
import { settleNumbers } from '../../server/numbers/settle-numbers.ts';
import type { NumberChange, NumberPreview } from './numbers.endpoints.ts';

const shown = 50;

/** What a number would move: the deadlines of all open rows, reckoned with it on the day it comes into force. */
export async function previewNumber(ctx: Context, change: NumberChange): Promise<NumberPreview> {
  checked(ctx, change);
  const touched = touchedBy(ctx, change.key);
  const today = change.effectiveOn > ctx.today ? change.effectiveOn : ctx.today;
  const reckoning = reckoningWith(ctx, [...(await readSet(ctx)), change], today);
  const found: (Moved & { readonly of: Touched })[] = [];
  for (const of of touched) {
    let after: string | undefined = firstId;
    while (after !== undefined) {
      const part = await lookAgain(reckoning, of, { after, hold: false });
      found.push(...part.moved.map((each) => ({ ...each, of })));
      after = part.last;
    }
  }
  return {
    open: await countOpen(ctx, touched),
    later: found.filter(({ from, to }) => to > from).length,
    earlier: found.filter(({ from, to }) => to < from).length,
    overdue: found.filter(({ from, to }) => to < ctx.now && from >= ctx.now).length,
    rows: found
      .toSorted((a, b) => (a.to < b.to ? -1 : 1))
      .slice(0, shown)
      .map(({ of: { ledger }, row, name, from, to }) => {
        const title = row[ledger.title];
        const isMine = hasRole(ctx, ledger.may.read);
        return {
          ledger: ledger.name,
          rowId: row.id,
          title: isMine && typeof title === 'string' ? title : null,
          area: row.area,
          deadline: ledger.deadlines[name]?.label ?? name,
          from,
          to,
        };
      }),
  };
}

/** Sets a number from a day on. The value, its history and the errand to the job are one transaction; the job moves the deadlines. */
export async function setNumber(ctx: Context, change: NumberChange): Promise<{ readonly at: string }> {
  const { key, value, effectiveOn, source, verified } = change;
  const setting = checked(ctx, change);
  const before = reckoningWith(ctx, await readSet(ctx)).setting(key, effectiveOn);
  const written = await ctx.tx
    .rows(sql`insert into setting_value (county, key, value, effective_on, source, verified, set_by, set_at)
    values (${ctx.county}, ${key}, ${value}, ${effectiveOn}, ${source}, ${verified}, ${ctx.actor.id}, ${ctx.now})
    on conflict do nothing returning 1 as "one"`);
  if (written.length === 0) throw new Problem('stale', `“${setting.label}”刚被修改过，请看过最新的数值后再改`);
  const rowId = numberRowId(key);
  const words = {
    value: [before, value],
    effectiveOn: [null, effectiveOn],
    source: [null, source],
    verified: [null, verified],
  };
  await ctx.tx.rows(sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
    values (${ctx.county}, ${ctx.now}, ${uuidv7()}, ${numbersLine}, ${rowId}, 1 + coalesce((select max(version) from entry
      where county = ${ctx.county} and row_id = ${rowId}), 0), ${`修改“${setting.label}”`}, ${ctx.actor.id}, ${JSON.stringify(words)},
      pg_current_xact_id())`);
  tellChanged(ctx, numbersLine, rowId);
  if (effectiveOn <= ctx.today) await enqueue(ctx, settleNumbers.name, {});
  return { at: ctx.now };
}

/** The setting of a key, once the value lies within its limits and the day within reason. */
function checked(ctx: Context, { key, value, effectiveOn }: NumberChange): Setting {
  const setting = ctx.registry.settings.get(key);
  if (!setting) throw new Problem('missing', '没有这一项数字，请刷新页面后重试');
  const { label, unit, min, max } = setting;
  if (value < min || value > max) throw wrongField('value', `${label}应在 ${min} 至 ${max} ${unit}之间`);
  if (!Number.isInteger(value) && Number.isInteger(setting.value) && Number.isInteger(min))
    throw wrongField('value', '请填整数');
  if (effectiveOn > addDays(ctx.today, 3 * 366)) throw wrongField('effectiveOn', '生效日期不能晚于三年之后');
  return setting;
}

/** The id under which a number stands in the history, made of its key (UUID version 8). */
function numberRowId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

import sql, { join } from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import { settle } from '../../server/areas/settle-towns.ts';
import type { Context } from '../../server/context.ts';
import { table } from '../../server/ledger/columns.ts';
import { areasLine, tellChanged } from '../../server/live/tell-changed.ts';
import { isKind } from './area-change.ts';
import { codeOf } from './area-history.server.ts';
import { entriesSql, oneBehindTheOther } from './change-areas.server.ts';
import { planUndo, type ToldChange, type UndoPlan } from './plan-undo.ts';
import { areaRowId, readAreas } from './read-areas.server.ts';

/** The action under which a change that was taken back stands in the history of areas. */
export const undoneAction = 'undone';

/**
 * Takes a change of areas back: what it ended goes on, what it began is no more, rows come back under the town they were written in.
 * Problem 'refused' when something has been built upon it: a later change, a record or a post.
 */
export async function undoChange(ctx: Context, { code, entry }: { readonly code: string; readonly entry: string }) {
  await oneBehindTheOther(ctx);
  const told = await changeOf(ctx, code, entry);
  const lines = await readAreas(ctx);
  const plan = planUndo(lines, told, ctx.today);
  await refuseUsed(ctx, plan);
  await writeBack(ctx, plan);
  const on = told[0]?.on;
  await ctx.tx.rows(
    entriesSql(
      ctx,
      undoneAction,
      told.map((one) => ({
        code: one.code,
        change: { undone: [one.entry, null], on: [null, on], name: [one.name[1], one.name[0]] },
      })),
    ),
  );
  if (plan.heirless.length > 0) {
    await ctx.tx.rows(sql`update area_succession set on_day = 'infinity', settled_at = ${ctx.now}
      where county = ${ctx.county} and from_code = any(${plan.heirless}) and on_day = ${on}::date`);
    await settle(ctx, [...new Set(lines.map((line) => line.code))]);
  }
  tellChanged(ctx, areasLine, areaRowId(ctx.county));
  return { restored: plan.restored.map(named), gone: plan.gone.map(named) };
}

const named = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name });

interface Told {
  readonly id: string;
  readonly rowId: string;
  readonly action: string;
  readonly change: {
    readonly on?: readonly [null, string];
    readonly name?: ToldChange['name'];
    readonly heir?: readonly [null, string];
  };
}

/** All that one change has told of its areas, in one transaction; where that is not known any more, at one moment by one person. */
async function changeOf(ctx: Context, code: string, entry: string) {
  const told = await ctx.tx.rows<Told>(sql`select e.id, e.row_id as "rowId", e.action, e.change
    from entry o join entry e on e.county = o.county and e.at = o.at and e.ledger = o.ledger and e.action = o.action and e.by = o.by
      and e.tx is not distinct from o.tx
    where o.county = ${ctx.county} and o.row_id = ${areaRowId(code)} and o.ledger = ${areasLine} and o.id = ${entry}`);
  const [first] = told;
  if (!first || !isKind(first.action)) throw new Problem('missing', '没有这次变更，请刷新页面后重新选择');
  return told.map(({ id, rowId, change }) => ({
    entry: id,
    code: codeOf(rowId),
    on: change.on?.[1] ?? '',
    name: change.name ?? ([null, null] as const),
    heir: change.heir?.[1] ?? null,
  }));
}

/** Records and posts in an area that would be no more. */
async function refuseUsed(ctx: Context, { gone }: UndoPlan): Promise<void> {
  const codes = gone.map(({ code }) => code);
  if (codes.length === 0) return;
  const towns = codes.map((code) => code.slice(0, 9));
  const ledgers = [...ctx.registry.ledgers.values()];
  const here = sql`county = ${ctx.county} and (town = any(${towns}) or town is null) and area = any(${codes})`;
  const used = ledgers.map((l) => sql`exists (select 1 from ${table(l)} where ${here})`);
  const [found] = await ctx.tx.rows<{
    rows: readonly boolean[];
    posts: boolean;
  }>(sql`select array[${join(used)}] as "rows",
    exists (select 1 from post where county = ${ctx.county} and area = any(${codes})) as "posts"`);
  const labels = [
    ...ledgers.filter((_, at) => found?.rows[at]).map(({ label }) => label),
    ...(found?.posts ? ['岗位'] : []),
  ];
  if (labels.length > 0)
    throw new Problem(
      'refused',
      `${gone.map(({ name }) => name).join('、')}已有${labels.join('、')}，不能撤销；请另办一次变更`,
    );
}

async function writeBack(ctx: Context, { gone, until, restored, renamed }: UndoPlan): Promise<void> {
  const changes = [
    ...gone.map((line) => ({ line, more: { valid_until: until } })),
    ...restored.map((line) => ({ line, more: { valid_until: null } })),
    ...renamed.map(({ line, name }) => ({ line, more: { name } })),
  ];
  const wanted = changes.map(({ line: { code, since }, more }) => ({ code, valid_from: since, more }));
  await ctx.tx.rows(sql`select anlan_put_areas((select jsonb_agg(to_jsonb(a) || n.more)
    from area a join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as n (code text, valid_from date, more jsonb)
      on n.code = a.code and n.valid_from = a.valid_from
    where a.county = ${ctx.county})) as "put"`);
}

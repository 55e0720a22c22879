import sql, { type Sql, join } from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { settle } from '../../server/areas/settle-towns.ts';
import type { Context } from '../../server/context.ts';
import { table } from '../../server/ledger/columns.ts';
import { areasLine, tellChanged } from '../../server/live/tell-changed.ts';
import type { AreaChange } from './area-change.ts';
import type { Consequence } from './areas.endpoints.ts';
import { type AreaPlan, planChange } from './plan-change.ts';
import { areaRowId, readAreas } from './read-areas.server.ts';

/** What a change would come to; nothing is written. */
export async function previewChange(ctx: Context, change: AreaChange): Promise<Consequence> {
  return consequenceOf(ctx, planChange(await readAreas(ctx), change, ctx.today));
}

/**
 * Changes the county's areas: lines, heirs, history, and — when the day has come — the town of every row, in one transaction. On a
 * day that lies ahead the job brings the rows over.
 */
export async function changeAreas(ctx: Context, change: AreaChange): Promise<Consequence> {
  await oneBehindTheOther(ctx);
  const plan = planChange(await readAreas(ctx), change, ctx.today);
  const consequence = await consequenceOf(ctx, plan);
  await writeLines(ctx, plan, change.on);
  await ctx.tx.rows(historySql(ctx, plan, change));
  if (plan.heirs.length > 0) {
    await ctx.tx.rows(sql`insert into area_succession (county, from_code, to_code, on_day)
      select ${ctx.county}, h.*, ${change.on}::date from unnest(${plan.heirs.map(({ from }) => from)}::text[],
        ${plan.heirs.map(({ to }) => to)}::text[]) h
      on conflict (county, from_code) do update set to_code = excluded.to_code, on_day = excluded.on_day, settled_at = null
        where area_succession.on_day = 'infinity'`);
    if (change.on <= ctx.today) await settle(ctx);
  }
  tellChanged(ctx, areasLine, areaRowId(ctx.county));
  return consequence;
}

/** Lets one change of the county's areas come behind the other. */
export async function oneBehindTheOther(ctx: Context): Promise<void> {
  await ctx.tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`areas ${ctx.county}`})) as "locked"`);
}

/** The lines that end get their end, those that begin are written; a line like another takes over its place and boundary. */
async function writeLines(ctx: Context, { ends, begins }: AreaPlan, on: string): Promise<void> {
  const likes = begins.flatMap(({ like }) => like ?? []);
  const wanted = [...new Set([...ends.map(({ code }) => code), ...likes])];
  const found = await ctx.tx.rows<{
    line: Readonly<Record<string, unknown>>;
  }>(sql`select to_jsonb(a) as "line" from area a
    where county = ${ctx.county} and code = any(${wanted}) and valid_from <= ${on} and coalesce(valid_until, 'infinity') > ${on}`);
  const byCode = new Map(found.map(({ line }) => [line['code'], line]));
  const ended = ends.map(({ code }) => ({ ...byCode.get(code), valid_until: on }));
  const begun = begins.map(({ code, name, like }) => {
    const own = { code, name, county: ctx.county, valid_from: on, valid_until: null };
    return { ...(like === null ? {} : byCode.get(like)), ...own };
  });
  await ctx.tx.rows(sql`select anlan_put_areas(${JSON.stringify([...ended, ...begun])}::jsonb) as "put"`);
}

async function consequenceOf(ctx: Context, { ends, begins, heirs }: AreaPlan): Promise<Consequence> {
  const from = heirs.map((heir) => heir.from);
  const codes = [...new Set(from.flatMap((code) => [code, ...(ctx.areas.codesIn(code, ctx.today, ctx.today) ?? [])]))];
  const ledgers = [...ctx.registry.ledgers.values()];
  const lying = sql`county = ${ctx.county} and (town = any(${from}) or area = any(${codes}))`;
  const parts = ledgers.map((l) => sql`(select count(*)::int from ${table(l)} where ${lying})`);
  const [counted] = await ctx.tx.rows<{
    rows: readonly number[];
    posts: number;
  }>(sql`select array[${join(parts)}] as "rows",
    (select count(*)::int from post where county = ${ctx.county} and area = any(${codes})
      and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') >= ${ctx.today}) as "posts"`);
  const rows = ledgers
    .map((l, i) => ({ label: l.label, count: counted?.rows[i] ?? 0 }))
    .filter(({ count }) => count > 0);
  return {
    ends: ends.map(({ code, name }) => ({ code, name })),
    begins: begins.map(({ code, name }) => ({ code, name })),
    heirs,
    rows,
    posts: counted?.posts ?? 0,
  };
}

/** One entry for each area that ends, begins or is renamed. */
function historySql(ctx: Context, plan: AreaPlan, { kind, on, basis }: AreaChange): Sql {
  const heirs = new Map(plan.heirs.map(({ from, to }) => [from, to]));
  const names = new Map(plan.ends.map(({ code, name }) => [code, name]));
  const origins = Map.groupBy(plan.heirs, ({ to }) => to);
  const reason = { on: [null, on], ...(basis === '' ? {} : { basis: [null, basis] }) };
  const ended = plan.ends
    .filter(({ code }) => heirs.has(code))
    .map(({ code, name }) => ({ code, change: { ...reason, name: [name, null], heir: [null, heirs.get(code)] } }));
  const begun = plan.begins.map(({ code, name }) => {
    const from = (origins.get(code) ?? []).map((heir) => heir.from);
    const own = { ...reason, name: [names.get(code) ?? null, name] };
    return { code, change: from.length === 0 ? own : { ...own, from: [null, from] } };
  });
  const touched = new Set([...ended, ...begun].map(({ code }) => code));
  const grown = [...origins]
    .filter(([code]) => !touched.has(code))
    .map(([code, from]) => ({ code, change: { ...reason, from: [null, from.map((heir) => heir.from)] } }));
  return entriesSql(ctx, kind, [...ended, ...begun, ...grown]);
}

/** Adds entries about areas to the history, each one version further than the area's last. */
export function entriesSql(
  ctx: Context,
  action: string,
  entries: readonly { readonly code: string; readonly change: object }[],
): Sql {
  const ids = entries.map(({ code }) => areaRowId(code));
  return sql`insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
    select ${ctx.county}, ${ctx.now}, n.id, ${areasLine}, n.row_id,
      1 + coalesce((select max(e.version) from entry e where e.county = ${ctx.county} and e.row_id = n.row_id), 0),
      ${action}, ${ctx.actor.id}, n.change, pg_current_xact_id()
    from unnest(${entries.map(() => uuidv7())}::uuid[], ${ids}::uuid[],
      ${entries.map(({ change }) => JSON.stringify(change))}::jsonb[]) as n (id, row_id, change)`;
}

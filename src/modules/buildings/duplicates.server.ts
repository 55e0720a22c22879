import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { arrayText } from '../../server/db/array-text.ts';
import { get, list, visibleSql } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { keepApart, likelyDuplicates, removeDuplicates } from './building.endpoints.ts';
import { building } from './building.ledger.ts';
import { clustersOf, type Pair, spellingOf } from './clusters.ts';

/** So many clusters are shown at once; what is left shows when these are settled. */
const shown = 50;
/** A building has at most so many others within the same few metres. */
const neighbours = 6;

/** Answers which buildings of a village may be one with another, there or anywhere this user sees. */
export const likelyDuplicatesHandler = handle(
  likelyDuplicates,
  async (ctx, { within }) => {
    const metres = ctx.setting('buildings.duplicateMetres');
    const [codes, places, addresses] = await Promise.all([
      sameCode(ctx, within),
      samePlace(ctx, within, metres),
      addressesOf(ctx, within),
    ]);
    const pairs = await notApart(ctx, [...codes, ...places, ...sameAddress(addresses)]);
    const clusters = clustersOf(pairs).slice(0, shown);
    const ids = clusters.flatMap((cluster) => cluster.ids);
    const known = new Map<string, Awaited<ReturnType<typeof list<typeof building>>>['rows'][number]>();
    for (let at = 0; at < ids.length; at += 200) {
      const { rows } = await list(ctx, building, { where: { id: ids.slice(at, at + 200) }, limit: 200 });
      for (const row of rows) known.set(row.id, row);
    }
    return {
      metres,
      compared: addresses.length,
      clusters: clusters.map(({ likenesses, ids: members }) => ({
        likenesses,
        rows: members.flatMap((id) => {
          const row = known.get(id);
          if (!row) return [];
          const { version, surveyCode, address, area, state, createdAt } = row;
          return [{ id, version, surveyCode, address, area, state, createdAt }];
        }),
      })),
    };
  },
  'snapshot',
);

/** Answers which of them stays; the others say which one that is. */
export const removeDuplicatesHandler = handle(removeDuplicates, async (ctx, { keep, others }) => {
  const kept = await get(ctx, building, keep);
  if (kept.state === 'removed') throw new Problem('refused', '要保留的房屋已被核减，请刷新页面后重新选择');
  if (others.some(({ id }) => id === keep)) throw new Problem('refused', '保留的房屋不能同时核减，请重新选择');
  const input = { removeReason: 'duplicate', removeNote: `保留 ${kept.surveyCode}` } as const;
  for (const { id, version } of others) await take(ctx, building, id, 'remove', input, version);
  return { removed: others.length };
});

/** Answers that they are several; said twice, it stands as it was said first. */
export const keepApartHandler = handle(keepApart, async (ctx, { ids }) => {
  const all = [...new Set(ids)].toSorted();
  const { rows } = await list(ctx, building, { where: { id: all }, limit: 50 });
  if (rows.length < all.length) throw new Problem('missing', '有的房屋已不在您的管辖范围内，请刷新页面后重新选择');
  const pairs = all.flatMap((one, at) => all.slice(at + 1).map((other) => ({ one, other })));
  ctx.tx.send(sql`insert into building_apart (county, one, other, by, at)
    select ${ctx.county}, i.one, i.other, ${ctx.actor.id}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) i(one uuid, other uuid) on conflict do nothing`);
  return { kept: all.length };
});

/** The pairs of which nobody has said that they are two. */
async function notApart(ctx: Context, pairs: readonly Pair[]): Promise<readonly Pair[]> {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one, other]))];
  if (ids.length === 0) return pairs;
  const said = await ctx.tx.rows<{ one: string; other: string }>(sql`select one, other from building_apart
    where county = ${ctx.county} and one = any(${arrayText(ids)}::uuid[])`);
  const apart = new Set(said.map(({ one, other }) => `${one} ${other}`));
  return pairs.filter(({ one, other }) => !apart.has([one, other].toSorted().join(' ')));
}

const standing = { removedAt: { set: false } } as const;

async function sameCode(ctx: Context, within: string): Promise<readonly Pair[]> {
  return ctx.tx.rows<Pair>(sql`select a.id as one, b.id as other, 'code' as likeness
    from (select t.id, t.survey_code from building t where ${visibleSql(ctx, building, { ...standing, area: within })}) a
    join (select t.id, t.survey_code from building t where ${visibleSql(ctx, building, standing)}) b
      on b.survey_code = a.survey_code and b.id <> a.id`);
}

/** The nearest of each are asked for in their order, which the index knows under row-level security too; a test of distance it would not. */
async function samePlace(ctx: Context, within: string, metres: number): Promise<readonly Pair[]> {
  return ctx.tx.rows<Pair>(sql`select a.id as one, b.id as other, 'place' as likeness, round(b.metres)::int as metres
    from (select t.id, t.place as here from building t
      where ${visibleSql(ctx, building, { ...standing, area: within })} and t.place is not null) a
    cross join lateral (select t.id, place_on_earth(t.place) <-> place_on_earth(a.here) as metres from building t
      where ${visibleSql(ctx, building, standing)} and t.place is not null
      order by place_on_map(t.place) <-> place_on_map(a.here) limit ${neighbours}) b
    where b.id <> a.id and b.metres <= ${metres}`);
}

const addressesOf = (ctx: Context, within: string) =>
  ctx.tx.rows<{ id: string; address: string }>(sql`select t.id, t.address from building t
    where ${visibleSql(ctx, building, { ...standing, area: within })} order by t.id`);

function sameAddress(rows: readonly { readonly id: string; readonly address: string }[]): readonly Pair[] {
  const first = new Map<string, string>();
  return rows.flatMap(({ id, address }): readonly Pair[] => {
    const spelling = spellingOf(address);
    const one = first.get(spelling);
    if (one === undefined) first.set(spelling, id);
    return one === undefined ? [] : [{ one, other: id, likeness: 'address' }];
  });
}

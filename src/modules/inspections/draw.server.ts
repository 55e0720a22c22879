import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { sectors } from '../sites/index.ts';
import { type Candidate, type DrawAsked, makeDraw, openDraw, showPool, verifyDraw } from './draw.endpoints.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { able, drawLots, drawMethod, type Lists, listHash } from './draw-lots.server.ts';
import { poolOf } from './draw-pool.server.ts';

/** Answers who would take part. */
export const showPoolHandler = handle(showPool, (ctx, { pool }) => poolOf(ctx, pool));

/** Draws, once however often it is sent: the same id is the same draw. */
export const makeDrawHandler = handle(makeDraw, async (ctx, asked) => {
  const before = await find(ctx, draw, asked.id);
  if (before) return { id: before.id, number: before.number };
  if (asked.visitBy < ctx.today) throw wrongField('visitBy', '检查截止日期不能早于今天');
  const lists = await poolOf(ctx, asked.pool);
  const [sites, inspectors] = [able(lists.sites), able(lists.inspectors)];
  if (sites.length < asked.sitesWanted)
    throw wrongField('sitesWanted', `可抽的单位只有 ${sites.length} 家，请减少抽取家数或放宽范围`);
  if (inspectors.length < asked.inspectorsEach)
    throw wrongField('inspectorsEach', `可派的执法人员只有 ${inspectors.length} 人，请减少每组人数或少排除人员`);
  const seed = randomBytes(16).toString('hex');
  const all = withSystem(ctx);
  const made = await create(
    all,
    draw,
    { ...aboutOf(asked, lists), seed, drawnAt: ctx.now, drawnBy: ctx.actor.id },
    asked.id,
  );
  keepLists(ctx, asked.id, lists);
  const lots = drawLots(seed, lists, asked.sitesWanted, asked.inspectorsEach);
  const names = new Map(lists.sites.map(({ id, name }) => [id, name]));
  for (const [at, lot] of lots.entries()) {
    const picked = { draw: asked.id, site: lot.site, inspectors: [...lot.inspectors], visitBy: asked.visitBy };
    await create(all, drawPick, { ...picked, name: names.get(lot.site) ?? '', place: at + 1 });
  }
  return { id: made.id, number: made.number };
});

/** Answers what a draw shows. */
export const openDrawHandler = handle(
  openDraw,
  async (ctx, { id }) => {
    await get(ctx, draw, id);
    const [picks, lists] = await Promise.all([picksOf(ctx, id), listsOf(ctx, id)]);
    return { picks, ...lists };
  },
  'snapshot',
);

/** Reckons a draw again. */
export const verifyDrawHandler = handle(
  verifyDraw,
  async (ctx, { id }) => {
    const row = await get(ctx, draw, id);
    const [lists, picks] = await Promise.all([listsOf(ctx, id), picksOf(ctx, id)]);
    const lots = drawLots(row.seed, lists, row.sitesWanted, picks[0]?.inspectors.length ?? 0);
    const names = new Map([...lists.sites, ...lists.inspectors].map((one) => [one.id, one.name]));
    const told = (siteId: string, crew: readonly string[]) =>
      `${names.get(siteId) ?? siteId}（${crew.map((each) => names.get(each) ?? each).join('、')}）`;
    const differences = lots.flatMap((lot, at) => {
      const pick = picks.find(({ place }) => place === at + 1);
      const should = told(lot.site, lot.inspectors);
      const is = pick
        ? told(
            pick.site,
            pick.inspectors.map((each) => each.id),
          )
        : '无';
      return should === is ? [] : [`第 ${at + 1} 家应为${should}，记录为${is}`];
    });
    const hash = listHash(lists);
    return { isListSame: hash === row.listHash, isOutcomeSame: differences.length === 0, listHash: hash, differences };
  },
  'snapshot',
);

function aboutOf({ name, target, pool, sitesWanted, inspectorsEach, visitBy }: DrawAsked, lists: Lists) {
  const scope = pool.sectors.map((key) => sectors[key]).join('、');
  return {
    name,
    target: target ?? null,
    scope: scope.length > 300 ? `${scope.slice(0, 299)}…` : scope,
    sitesWanted,
    inspectorsEach,
    visitBy,
    method: drawMethod,
    candidates: able(lists.sites).length,
    excluded: lists.sites.length - able(lists.sites).length,
    officers: able(lists.inspectors).length,
    listHash: listHash(lists),
  };
}

/** The lists stand beside the draw as they were: a site may be gone next year, the draw must still come out. */
function keepLists(ctx: Context, id: string, { sites, inspectors }: Lists): void {
  const lines = [
    ...sites.map((one) => ({ ...one, kind: 'site' })),
    ...inspectors.map((one) => ({ ...one, kind: 'inspector' })),
  ];
  ctx.tx.send(sql`insert into draw_candidate (county, draw, kind, candidate, name, weight, excluded)
    select ${ctx.county}, ${id}, l.kind, l.id, l.name, l.weight, l.excluded
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l(kind text, id uuid, name text, weight integer, excluded text)`);
}

async function listsOf(ctx: Context, id: string): Promise<Lists> {
  const lines = await ctx.tx.rows<Candidate & { kind: string }>(sql`select kind, candidate as id, name, weight, excluded
    from draw_candidate where county = ${ctx.county} and draw = ${id} order by kind, candidate`);
  const of = (wanted: string) =>
    lines.filter(({ kind }) => kind === wanted).map(({ kind: _kind, ...one }): Candidate => one);
  return { sites: of('site'), inspectors: of('inspector') };
}

async function picksOf(ctx: Context, id: string) {
  return ctx.tx.rows<{
    id: string;
    name: string;
    site: string;
    place: number;
    inspectors: readonly { id: string; name: string }[];
    state: string;
    excuse: string | null;
    visit: string | null;
  }>(sql`select p.id, p.name, p.site, p.place, p.state, p.excuse,
      (select v.id from visit v where v.county = p.county and v.pick = p.id order by v.started_at limit 1) as visit,
      (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by i.n)
        from unnest(p.inspectors) with ordinality i(id, n) join account a on a.id = i.id) as inspectors
    from draw_pick p where p.county = ${ctx.county} and p.draw = ${id} order by p.place`);
}

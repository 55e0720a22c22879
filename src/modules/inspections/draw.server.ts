import { randomBytes } from 'node:crypto';
import { wrongField } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { sectors } from '../sites/index.ts';
import { type DrawAsked, makeDraw, openDraw, showPool, verifyDraw } from './draw.endpoints.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { able, drawLots, drawMethod, type Lists, listHash } from './draw-lots.server.ts';
import { poolOf } from './draw-pool.server.ts';
import { keepLists, listsOf, picksOf, reckonAgain } from './draw-record.server.ts';

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
  async (ctx, { id }) => reckonAgain(ctx, await get(ctx, draw, id)),
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

import { addDays } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { withSystem } from '../../server/jobs/system.ts';
import type { Context } from '../../server/context.ts';
import { get, list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { metresBetween } from '../warnings/index.ts';
import { patrolsHere, scanPatrol } from './forest.endpoints.ts';
import { checkpointOf } from './open-gate.server.ts';
import { firePatrol } from './patrol.ledger.ts';

const lateDays = 7;

/** Answers which patrols somebody may prove here: their own, and those of their area that name nobody, due by tomorrow and not long past. */
export const patrolsHereHandler = handle(patrolsHere, async (ctx, { code }) => {
  const checkpoint = await scanned(ctx, code);
  const where = { state: 'due', dueOn: { gte: addDays(ctx.today, -lateDays), lte: addDays(ctx.today, 1) } } as const;
  const { rows } = await list(ctx, firePatrol, { where, sort: { by: 'dueOn' }, limit: 100 });
  const mine = rows.filter(({ patroller }) => patroller === null || patroller === ctx.actor.id);
  const own = mine.toSorted((a, b) => Number(a.patroller === null) - Number(b.patroller === null));
  return {
    checkpoint: checkpoint.name,
    within: ctx.setting('forest.scanMetres'),
    patrols: own.map(({ id, leader, block, dueOn }) => ({ id, leader, block, dueOn })),
  };
});

/**
 * Answers a scan. With a place it must lie within `forest.scanMetres` of the checkpoint; without one (a phone that gives none, a checkpoint
 * nobody has put on the map) it is taken and stands there without a distance, to be looked at.
 */
export const scanPatrolHandler = handle(scanPatrol, async (ctx, { id, code, place }) => {
  const checkpoint = await scanned(ctx, code);
  if (checkpoint.state !== 'open') throw new Problem('refused', '这个卡口已停用，请到就近的卡口扫码');
  const patrol = await get(ctx, firePatrol, id);
  if (patrol.patroller !== null && patrol.patroller !== ctx.actor.id)
    throw new Problem('forbidden', '这次督导安排的是另一位同志，请由本人到场扫码');
  const metres =
    place === null || checkpoint.place === null ? null : Math.round(metresBetween(checkpoint.place, place));
  const within = ctx.setting('forest.scanMetres');
  if (metres !== null && metres > within)
    throw wrongField(
      'place',
      `您离${checkpoint.name}约 ${farWords(metres)}，要在 ${within} 米以内扫码才算到场，请走近后再扫`,
    );
  const input = { checkpoint: checkpoint.id, scannedPlace: place, metres };
  const done = await take(withSystem(ctx), firePatrol, id, 'scan', input);
  return { scannedAt: done.scannedAt ?? ctx.now, metres };
});

/** The checkpoint of a scanned code; another county's is none of ours. */
function scanned(ctx: Context, code: string) {
  if (code.slice(0, 6) !== ctx.county) throw new Problem('missing', '这是外县的防火码，请核对卡口');
  return checkpointOf(withSystem(ctx), code.slice(7));
}

const farWords = (metres: number) => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`);

import type { Draft } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { areasOf } from '../../server/http/names.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { gauge, gaugeAlarm, type gaugeKinds } from '../gauges/index.ts';
import { areaWords } from './warning-areas.ts';
import { beginWarning, submitWarning } from './warning.endpoints.ts';
import { earlyWarning, type warningHazards } from './warning.ledger.ts';
import { missingOf } from './warning.rules.ts';
import { momentIn } from './warning-papers.server.ts';

const hazardOf: Readonly<Record<keyof typeof gaugeKinds, keyof typeof warningHazards>> = {
  rain: 'rainstorm',
  level: 'flood',
  flow: 'flood',
  wind: 'gale',
  displacement: 'geological',
  temperature: 'heat',
  gas: 'safety',
};

/** Answers what a warning begins with, so that nobody types what is known. */
export const beginWarningHandler = handle(beginWarning, async (ctx, { alarm, replaces }) => {
  const hours = {
    blue: ctx.setting('warnings.blueHours'),
    yellow: ctx.setting('warnings.yellowHours'),
    orange: ctx.setting('warnings.orangeHours'),
    red: ctx.setting('warnings.redHours'),
  };
  const usual = { kind: 'weather', source: 'own', receivedAt: ctx.now, validFrom: ctx.now, audience: 'posts' };
  if (alarm !== null) return { hours, start: { ...usual, ...(await ofAlarm(ctx, alarm)) } };
  if (replaces !== null) return { hours, start: { ...usual, ...(await ofEarlier(ctx, replaces)) } };
  return { hours, start: usual };
});

async function ofAlarm(ctx: Context, id: string) {
  const alarm = await get(ctx, gaugeAlarm, id);
  const { kind, area } = await get(ctx, gauge, alarm.gauge);
  const affected = areaWords({ codes: [area.slice(0, 9)], unknown: [] }, await areasOf(ctx));
  const content = `${momentIn(alarm.raisedAt)} ${alarm.summary}${alarm.latest === null ? '' : `，${alarm.latest}`}。`;
  return {
    source: 'gauge',
    kind: 'nowcast',
    alarm: id,
    hazard: hazardOf[kind],
    colour: alarm.colour,
    affected,
    content,
  };
}

async function ofEarlier(ctx: Context, id: string) {
  const { kind, hazard, colour, affected, audience, content } = await get(ctx, earlyWarning, id);
  return { replaces: id, kind, hazard, colour, affected, audience, content };
}

/** Answers the handing on: the row as it was written last, with all a warning must say, judged by whoever sends it. */
export const submitWarningHandler = handle(submitWarning, async (ctx, { id, version, draft, opinion }) => {
  const there = await find(ctx, earlyWarning, id);
  if (there?.state === 'judged' && there.judgedBy === ctx.actor.id) return { id };
  if (there && there.state !== 'received')
    throw new Problem('refused', `这条预警${earlyWarning.states[there.state]}，不能再改，请刷新查看`);
  const values = draft as Draft<typeof earlyWarning>; // parsed by the ledger's own schema
  const { area: _area, ...change } = values;
  const row = there
    ? await update(ctx, earlyWarning, id, version ?? there.version, change)
    : await create(ctx, earlyWarning, { ...values, area: ctx.county }, id);
  const fields = missingOf(row, await areasOf(ctx));
  if (Object.keys(fields).length > 0) throw new Problem('invalid', '预警要素还不全，请补全后再转审签', { fields });
  await take(withSystem(ctx), earlyWarning, id, 'judge', { opinion }, row.version);
  return { id };
});

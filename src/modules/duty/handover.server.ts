import sql from 'sql-template-tag';
import { addHours } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { beginShift, handover, offerShift, takeBack, takeOver, type Handover } from './duty.endpoints.ts';
import { type Desk, desks } from './duty-roles.ts';
import { dutyMatter } from './matter.ledger.ts';
import { dutyShift, handoverItem } from './shift.ledger.ts';
import { lineOf, namesOf, type Shift } from './shift-lines.server.ts';

const mostMatters = 200;
const withinHours = 24;

/** Answers where the handover of a desk stands. */
export const handoverHandler = handle(handover, async (ctx, { desk }) => {
  const nameOf = await namesOf(ctx);
  const current = await currentOf(ctx, desk);
  const next = await nextOf(ctx, desk, current);
  const handed = { desk, state: ['handedOver' as const] };
  const last = (await list(ctx, dutyShift, { where: handed, sort: { by: 'startsAt', desc: true }, limit: 1 })).rows[0];
  return {
    current: current ? lineOf(current, nameOf) : null,
    equipment: current?.equipment ?? null,
    reminder: current?.reminder ?? null,
    offeredBy: current?.offeredBy ? nameOf(current.offeredBy) : null,
    next: next ? lineOf(next, nameOf) : null,
    last: last ? lineOf(last, nameOf) : null,
    open: await openMatters(ctx, desk),
    items: current ? await itemsOf(ctx, current.id) : [],
  };
});

/** Answers the beginning of a shift that nobody hands over. */
export const beginShiftHandler = handle(beginShift, async (ctx, { id, version }) => {
  const shift = await get(ctx, dutyShift, id);
  const current = await currentOf(ctx, shift.desk);
  if (current) throw new Problem('refused', `${current.name}还没有交班，请由其交班、您确认接班`);
  if (addHours(ctx.now, 2) < shift.startsAt) throw new Problem('refused', '离接班时间还有两小时以上，请到时再接班');
  refuseStranger(ctx, shift, '到岗');
  const begun = await take(withSystem(ctx), dutyShift, id, 'begin', {}, version);
  return { version: begun.version };
});

/** Answers an offer: it names every open matter, and says of each what becomes of it. */
export const offerShiftHandler = handle(offerShift, async (ctx, { id, version, equipment, reminder, items }) => {
  const shift = await get(ctx, dutyShift, id);
  refuseStranger(ctx, shift, '交班');
  const open = await openMatters(ctx, shift.desk);
  const left = open.find(({ aboutId }) => !items.some((item) => item.aboutId === aboutId));
  if (left) throw new Problem('refused', `“${left.title}”还没有处理意见，请逐项选择办结、移交或挂起`);
  const offered = await take(
    withSystem(ctx),
    dutyShift,
    id,
    'offer',
    { equipment, reminder: reminder ?? null },
    version,
  );
  for (const [at, item] of items.entries()) {
    const matter = open.find(({ aboutId }) => aboutId === item.aboutId);
    if (!matter) continue; // met meanwhile: nothing is left to hand over
    await settle(ctx, matter, item, `items.${at}`);
    await create(withSystem(ctx), handoverItem, {
      title: matter.title,
      shift: id,
      about: matter.about,
      aboutId: matter.aboutId,
      decision: item.decision,
      until: item.decision === 'parked' ? (item.until ?? null) : null,
      remark: item.remark ?? null,
      area: ctx.county,
    });
  }
  return { version: offered.version, items: items.length };
});

/** Answers the taking over: by another person, of the next shift, who has confirmed each matter. */
export const takeOverHandler = handle(takeOver, async (ctx, { id, version, confirmed }) => {
  const shift = await get(ctx, dutyShift, id);
  const next = await nextOf(ctx, shift.desk, shift);
  if (!next) throw new Problem('refused', '下一班还没有发布，请先排班、发布，再接班');
  if (shift.offeredBy === ctx.actor.id) throw new Problem('refused', '交班人和接班人须是两个人，请由接班人登录确认');
  refuseStranger(ctx, next, '接班');
  const items = await itemsOf(ctx, id);
  const left = items.find((item) => !confirmed.includes(item.id));
  if (left) throw new Problem('refused', `“${left.title}”还没有确认，请逐项确认后接班`);
  const system = withSystem(ctx);
  for (const item of items) await take(system, handoverItem, item.id, 'confirm', {});
  await take(system, dutyShift, id, 'handOver', {}, version);
  await take(system, dutyShift, next.id, 'begin', {}, next.version);
  return { next: next.id };
});

/** Answers the taking back of an offer. */
export const takeBackHandler = handle(takeBack, async (ctx, { id, version }) => {
  const shift = await get(ctx, dutyShift, id);
  refuseStranger(ctx, shift, '收回交班');
  for (const item of await itemsOf(ctx, id)) await take(withSystem(ctx), handoverItem, item.id, 'withdraw', {});
  const back = await take(withSystem(ctx), dutyShift, id, 'takeBack', {}, version);
  return { version: back.version };
});

type Matter = Handover['open'][number];

/**
 * What the duty room has open: whatever a duty officer owes by a deadline within a day, in any ledger, and every matter of the desk. Deadlines
 * of other ledgers are the bureau's desk's.
 */
async function openMatters(ctx: Context, desk: Desk): Promise<readonly Matter[]> {
  const others = desk === 'bureau' ? readable(ctx) : [];
  const rows = await ctx.tx.rows<Omit<Matter, 'what' | 'own'> & { readonly name: string }>(sql`
    select d.ledger as "about", d.row_id as "aboutId", d.title, d.name, d.due_at as "dueAt" from deadline d
    where d.county = ${ctx.county} and d.met_at is null and d.owes = 'dutyOfficer' and ((d.ledger = any(${others})
      and d.due_at <= ${addHours(ctx.now, withinHours)}) or (d.ledger = ${dutyMatter.name} and exists (select 1 from duty_matter m
      where m.county = ${ctx.county} and m.id = d.row_id and m.desk = ${desk})))
    order by d.weight desc, d.due_at limit ${mostMatters}`);
  const once = rows.filter((row, at) => rows.findIndex(({ aboutId }) => aboutId === row.aboutId) === at);
  return once.map(({ about, aboutId, title, name, dueAt }) => {
    const ledger = ctx.registry.ledgers.get(about);
    const what = ledger?.deadlines[name]?.label ?? ledger?.label ?? '';
    return { about, aboutId, title, what, dueAt, own: about === dutyMatter.name };
  });
}

const readable = (ctx: Context) => {
  const roles = ctx.actor.posts.filter(({ county }) => county === ctx.county).map(({ role }) => role);
  const own: readonly string[] = [dutyShift.name, dutyMatter.name];
  return [...ctx.registry.ledgers.values()]
    .filter((l) => !own.includes(l.name) && l.may.read.some((role) => roles.includes(role)))
    .map(({ name }) => name);
};

interface Decided {
  readonly decision: 'done' | 'passed' | 'parked';
  readonly until?: string | null | undefined;
  readonly remark?: string | null | undefined;
}

async function settle(ctx: Context, matter: Matter, item: Decided, field: string): Promise<void> {
  if (item.decision === 'passed') return;
  if (!matter.own)
    throw wrongField(`${field}.decision`, `“${matter.title}”的时限不能在交班时办结或挂起，请移交，或先到该事项页办理`);
  if (item.decision === 'parked') {
    if (!item.until || item.until <= ctx.now) throw wrongField(`${field}.until`, '挂起的事项须写明今后的时间');
    const { state } = await get(ctx, dutyMatter, matter.aboutId);
    if (state === 'parked') await take(ctx, dutyMatter, matter.aboutId, 'resume', {});
    const parked = { parkedUntil: item.until, parkReason: item.remark ?? '交班时挂起' };
    await take(ctx, dutyMatter, matter.aboutId, 'park', parked);
    return;
  }
  if (!item.remark) throw wrongField(`${field}.remark`, '办结的事项须写明办理结果');
  await take(ctx, dutyMatter, matter.aboutId, 'finish', { result: item.remark });
}

async function itemsOf(ctx: Context, shift: string) {
  return (await list(ctx, handoverItem, { where: { shift, state: 'offered' }, sort: { by: 'id' }, limit: 200 })).rows;
}

/** The shift that is on duty at a desk. */
export async function currentOf(ctx: Context, desk: Desk): Promise<Shift | undefined> {
  const { rows } = await list(ctx, dutyShift, {
    where: { desk, state: ['onDuty', 'handing'] },
    sort: { by: 'startsAt' },
    limit: 1,
  });
  return rows[0];
}

/** The first published shift that begins where the current one ends; without one, the first that has not ended. */
export async function nextOf(ctx: Context, desk: Desk, current: Shift | undefined): Promise<Shift | undefined> {
  const { rows } = await list(ctx, dutyShift, {
    where: {
      desk,
      state: 'published',
      ...(current ? { startsAt: { gte: current.endsAt } } : { endsAt: { gt: ctx.now } }),
    },
    sort: { by: 'startsAt' },
    limit: 1,
  });
  return rows[0];
}

function refuseStranger(ctx: Context, shift: Shift, what: string): void {
  if ([shift.leader, shift.main, shift.deputy].includes(ctx.actor.id)) return;
  throw new Problem('refused', `您不在${desks[shift.desk]}这一班的人员中，不能${what}；确需替班请先办理调班`);
}

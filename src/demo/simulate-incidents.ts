import { addDays, addHours, dayOf, startOfDay } from '../kernel/calendar.ts';
import type { Draft } from '../kernel/ledger.ts';
import {
  type incidentCall,
  incidentCourse,
  incidentNotice,
  raiseIncident,
  reportIncident,
  reportSlot,
  slotPlan,
} from '../modules/incidents/index.ts';
import { serverModules } from '../modules/server.ts';
import { ask } from '../server/ask.ts';
import { list } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

/** One incident told to its end some days ago, and one just called in: whom to tell, by when, and the first receipt. */
export async function liveIncidents(stage: Stage, now: string): Promise<void> {
  const duty = stage.firstOf('dutyOfficer');
  const { towns } = stage.world.county;
  const before = (hours: number) => stage.as(duty, addHours(now, -hours));
  const raise = async (ago: number, heard: Omit<Draft<typeof incidentCall>, 'receivedAt'>) => {
    const receivedAt = addHours(now, -ago);
    const id = demoId(receivedAt, 'incident', heard.heard);
    const call = demoId(receivedAt, 'call', heard.heard);
    const draft = { ...heard, receivedAt, occurredAt: addHours(receivedAt, -0.4) };
    await ask(before(ago), raiseIncident, { id, call, version: null, draft });
    return id;
  };
  /** The receipts of the first so many who are owed a report now. */
  const tell = async (id: string, ago: number, most: number) => {
    const ctx = before(ago);
    const owed = (await ask(ctx, incidentCourse, { id })).notices.filter(({ state }) => state === 'owed');
    for (const [at, { id: notice, channel }] of owed.slice(0, most).entries())
      await take(ctx, incidentNotice, notice, 'tell', {
        receiver: ['赵主任', '钱科长', '孙主任'][at % 3] ?? '',
        receiverPost: '值班负责人',
        toldAt: ctx.now,
        means: channel === 'phone' ? 'phone' : 'network',
      });
  };
  const report = (id: string, ago: number, said: object) =>
    ask(before(ago), reportIncident, {
      id: demoId(addHours(now, -ago), 'report', id),
      incident: id,
      kind: 'next',
      situation: '',
      ...said,
    });

  const fire = nth(towns, 6);
  const past = await raise(75, {
    heard: '沿街餐馆后厨起火，浓烟较大',
    kind: 'fire',
    district: fire.code,
    placeWords: `${fire.name}场口餐馆`,
    dead: 0,
    missing: 0,
    injured: 1,
    trapped: 2,
    measures: '消防已出动，群众自行疏散',
    caller: '餐馆店主',
    callerTold: '已打 119',
  });
  await tell(past, 74.8, 9);
  await report(past, 74.5, { situation: '消防到场，正在控制火势，两人被困二楼，一人轻伤送医。' });
  await report(past, 73.4, {
    situation: '消防到场，火势已经扑灭，两名被困人员全部救出，两人轻伤送医。',
    injured: 2,
    trapped: 0,
    explanation: '被困两人救出，其中一人呛伤',
  });
  await tell(past, 73.2, 9);
  await report(past, 70, {
    kind: 'final',
    situation: '现场清理完毕，火势已经扑灭，两名伤员无生命危险，起火原因移交消防部门调查。',
  });
  await tell(past, 69.8, 9);

  const road = nth(towns, 3);
  const open = await raise(0.33, {
    heard: '货车侧翻，占一条车道，驾驶员腿部受伤',
    kind: 'traffic',
    district: road.code,
    placeWords: `${road.name}国道弯道处`,
    place: { lng: road.at[0], lat: road.at[1] },
    dead: 0,
    injured: 1,
    measures: '交警、120 已到场，单边放行',
    caller: `${road.name}应急办`,
  });
  await tell(open, 0.15, 1);
}

/** Three reports a day from every town, on the last day that had one already: nothing has happened, and one town said nothing and is chased. */
export async function liveSlots(stage: Stage, now: string): Promise<void> {
  const duty = stage.firstOf('dutyOfficer');
  const today = dayOf(now);
  const day = addHours(startOfDay(today), 8) < now ? today : addDays(today, -1);
  const begun = startOfDay(day);
  const jobs = new Map(serverModules.flatMap((m) => m.jobs ?? []).map((job) => [job.name, job]));
  const plan = demoId(begun, 'slot plan');
  const about = {
    name: '秋冬森林防火一日三报',
    rhythm: 'thrice',
    startsOn: day,
    area: stage.world.county.code,
  } as const;
  await create(stage.as(duty, begun), slotPlan, about, plan);
  await jobs.get('open-report-slots')?.run(stage.clock(addHours(begun, 0.01)));
  const { rows } = await list(stage.clock(now), reportSlot, {
    where: { plan, slotAt: { lt: now } },
    sort: { by: 'slotAt', desc: true },
    limit: 200,
  });
  // The last slot's first town is the one that said nothing.
  const said = { isZero: true, reportedBy: '值班员' };
  await Promise.all(
    rows.slice(1).map(({ id, slotAt }) => take(stage.as(duty, addHours(slotAt, -0.2)), reportSlot, id, 'report', said)),
  );
  await jobs.get('chase-report-slots')?.run(stage.clock(now));
}

import { addDays, addHours, type Day, daysBetween, dayOf, isWorkday, startOfDay } from '../kernel/calendar.ts';
import type { Row } from '../kernel/ledger.ts';
import {
  type Desk,
  draftRoster,
  drawUp,
  dutyMatter,
  dutyPattern,
  dutyShift,
  handover,
  leaderAbsence,
  offerShift,
  proposeSwap,
  publishRoster,
  rollCall,
  slotsOn,
  takeOver,
} from '../modules/duty/index.ts';
import { ask } from '../server/ask.ts';
import { list } from '../server/ledger/read.ts';
import { saveMany } from '../server/ledger/save-many.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Section } from './sections.ts';
import type { Stage } from './stage.ts';

interface Span {
  readonly year: number;
  readonly now: string;
}

type Shift = Row<typeof dutyShift>;

const desks: readonly Desk[] = ['bureau', 'flood', 'forest'];
const fine = '电话、传真、视频会议、卫星电话均正常';

/** The duty rooms: how they are manned, this month's rosters with their handovers, and what the night has open. */
export async function liveDuty(stage: Stage, { year, now }: Span): Promise<void> {
  const { people, county } = stage.world;
  const tonight = dayOf(addHours(now, -8));
  const first = `${addDays(tonight, -1).slice(0, 7)}-01`;
  const monthEnd = addDays(`${addDays(`${tonight.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, -1);
  const last = [monthEnd, addDays(tonight, 8)].toSorted().at(-1) ?? tonight;
  const maker = indexesOf(stage, 'commandCentre', 'sectionChief')[0] ?? 0;
  const idsOf = (section: Section, role: string) => indexesOf(stage, section, role).map((at) => nth(people, at).id);
  const chiefs = (...sections: readonly Section[]) => sections.flatMap((section) => idsOf(section, 'sectionChief'));

  const daily = { hoursADay: 24, levels: 2, beginsAt: 8, shiftHours: 24, withDeputy: false };
  const leaders = idsOf('leaders', 'leader');
  const watch = { ...daily, withDeputy: true, leaders, officers: idsOf('commandCentre', 'dutyOfficer') };
  const flood = {
    ...daily,
    leaders: chiefs('commandCentre', 'disasterRelief', 'supplies'),
    officers: [...idsOf('disasterRelief', 'dutyOfficer'), ...idsOf('supplies', 'dutyOfficer')],
  };
  const forest = {
    ...daily,
    leaders: chiefs('brigade', 'supervisionOne', 'supervisionTwo'),
    officers: idsOf('brigade', 'inspector').slice(0, 5),
  };
  const pattern = (desk: Desk, name: string, startsOn: Day, manned: typeof watch) => {
    const at = addHours(startOfDay(startsOn), -15);
    return create(
      stage.as(maker, at < now ? at : now),
      dutyPattern,
      { desk, name, startsOn, ...manned, area: county.code },
      demoId(at, 'pattern', desk, name),
    );
  };
  await pattern('bureau', '平时值班', `${year}-01-01`, withFirstOn(watch, { from: first, to: last, on: tonight }));
  await pattern('forest', '森林防火值班', `${year}-01-01`, forest);
  const season = await pattern('flood', '汛期值班', `${year}-04-21`, flood);
  if (tonight >= `${year}-10-01`) {
    const over = { endsOn: `${year}-10-01` };
    await take(stage.as(maker, startOfDay(`${year}-10-01`)), dutyPattern, season.id, 'end', over, season.version);
    await pattern('flood', '非汛期值班', `${year}-10-01`, flood);
  }

  const made = stage.as(maker, addHours(startOfDay(first), -14));
  for (const desk of desks) {
    await ask(made, draftRoster, { desk, from: first, to: last });
    await ask(made, publishRoster, { desk, from: first, to: last });
  }
  const shifts = await Promise.all(desks.map((desk) => shiftsOf(stage, maker, desk, now)));
  await handOverDaily(stage, maker, shifts, tonight);
  const [bureau = []] = shifts;
  await handOverTonight(stage, bureau.slice(-2), now);
  await whatElse(stage, bureau, { now, tonight, last });
}

const indexesOf = ({ world }: Stage, section: Section, role: string): readonly number[] =>
  world.people.flatMap((person, at) => (person.section === section && person.role === role ? [at] : []));

/** The pattern with its officers in such an order that the first of them sits there as main on a day. */
function withFirstOn<P extends Parameters<typeof drawUp>[1]>(
  pattern: P,
  { from, to, on }: { readonly from: Day; readonly to: Day; readonly on: Day },
): P {
  const slots: ReturnType<typeof slotsOn>[number][] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) slots.push(...slotsOn(pattern, day, !isWorkday(day)));
  const drawn = drawUp(slots, pattern, { restHours: 24, absences: [] }).find(({ onDay }) => onDay === on);
  const { officers } = pattern;
  const at = officers.indexOf(drawn?.main ?? '');
  return {
    ...pattern,
    officers: officers.map((_, place) => nth(officers, (place - at + officers.length) % officers.length)),
  };
}

/** The shifts of a desk that have begun by now, in their order. */
async function shiftsOf(stage: Stage, maker: number, desk: Desk, now: string): Promise<readonly Shift[]> {
  const where = { desk, state: ['published' as const], startsAt: { lte: now } };
  return (await list(stage.as(maker, now), dutyShift, { where, sort: { by: 'startsAt' }, limit: 100 })).rows;
}

/** Each morning until yesterday the desks are handed over; the last shift of each is on duty, but the bureau's waits for tonight's. */
async function handOverDaily(
  stage: Stage,
  maker: number,
  shifts: readonly (readonly Shift[])[],
  tonight: Day,
): Promise<void> {
  const standing = shifts.map((all) => new Map(all.map((shift) => [shift.onDay, shift])));
  const days = [...(standing[0]?.keys() ?? [])];
  for (const [turn, day] of days.entries()) {
    const at = standing[0]?.get(day)?.startsAt ?? '';
    const before = days[turn - 1];
    const changes = standing.flatMap((desk, index) => {
      if (day === tonight && index === 0) return [];
      const [leaving, coming] = [before === undefined ? undefined : desk.get(before), desk.get(day)];
      const handed = {
        state: 'handedOver',
        equipment: fine,
        offeredAt: at,
        offeredBy: leaving?.main,
        handedAt: at,
        takenBy: coming?.main,
      };
      const begun = { state: 'onDuty', begunAt: at, begunBy: coming?.main };
      return [
        ...(leaving
          ? [{ action: 'handOver', before: { ...leaving }, after: { ...leaving, ...handed }, note: '' }]
          : []),
        ...(coming ? [{ action: 'begin', before: { ...coming }, after: { ...coming, ...begun }, note: '' }] : []),
      ];
    });
    const saved = await saveMany(stage.as(maker, at), dutyShift, changes);
    for (const row of saved) {
      const shift = row as unknown as Shift; // a row of the ledger that was written
      standing[desks.indexOf(shift.desk)]?.set(shift.onDay, shift);
    }
  }
}

/** This morning's handover of the bureau, as its people do it: what was open is done, passed on, or parked. */
async function handOverTonight(stage: Stage, [leaving, coming]: readonly Shift[], now: string): Promise<void> {
  if (!leaving?.main || !coming?.main) return;
  const as = (person: string, at: string) =>
    stage.as(
      stage.world.people.findIndex(({ id }) => id === person),
      at,
    );
  const evening = addHours(leaving.startsAt, 11);
  const own = (subject: string, more: object) =>
    create(
      as(leaving.main ?? '', evening),
      dutyMatter,
      { subject, desk: 'bureau', area: stage.world.county.code, ...more },
      demoId(evening, 'matter', subject),
    );
  const done = await own('向县政府总值班室补报昨日值班情况', { source: '电话要求' });
  const parked = await own('核实市级督查组到访时间', { source: '市局来电' });
  await own('跟踪通济堰渗水点处置', {
    source: '乡镇报告',
    finishBy: addHours(now, 5),
    detail: '已设警戒，每两小时报一次',
  });
  const offering = as(leaving.main, addHours(coming.startsAt, -0.2));
  const stands = await ask(offering, handover, { desk: 'bureau' });
  const items = stands.open.map(({ about, aboutId }) => {
    if (aboutId === done.id) return { about, aboutId, decision: 'done' as const, remark: '已补报，对方确认收到' };
    const until = addHours(now, 14);
    if (aboutId === parked.id) return { about, aboutId, decision: 'parked' as const, until, remark: '对方尚未定时间' };
    return { about, aboutId, decision: 'passed' as const };
  });
  const { id, version = 0 } = stands.current ?? { id: leaving.id };
  const offered = await ask(offering, offerShift, {
    id,
    version,
    equipment: fine,
    reminder: '夜间有阵雨，关注山洪和道路结冰',
    items,
  });
  const taking = as(coming.main, coming.startsAt);
  const { items: left } = await ask(taking, handover, { desk: 'bureau' });
  await ask(taking, takeOver, { id, version: offered.version, confirmed: left.map((item) => item.id) });
}

interface Night {
  readonly now: string;
  readonly tonight: Day;
  readonly last: Day;
}

/** A leader away, a check by the city, and a colleague who asks the officer on duty to stand in. */
async function whatElse(stage: Stage, bureau: readonly Shift[], { now, tonight, last }: Night): Promise<void> {
  const { people, county } = stage.world;
  const maker = indexesOf(stage, 'commandCentre', 'sectionChief')[0] ?? 0;
  const leaders = indexesOf(stage, 'leaders', 'leader');
  const onDuty = bureau.at(-1);
  const ahead = await list(stage.as(maker, now), dutyShift, {
    where: { desk: 'bureau', state: ['published'], onDay: { gt: tonight, lte: last } },
    sort: { by: 'startsAt' },
    limit: 40,
  });
  const busy = [onDuty?.leader, ahead.rows[0]?.leader, ahead.rows[1]?.leader];
  const away = leaders.find((at) => !busy.includes(nth(people, at).id));
  const head = leaders.find((at) => at !== away) ?? 0;
  const left = addHours(now, -5);
  if (away !== undefined) {
    const about = {
      reason: '参加市防汛工作会议',
      person: nth(people, away).id,
      kind: 'meeting' as const,
      destination: '市政府',
    };
    const { id } = await create(
      stage.as(away, addHours(left, -20)),
      leaderAbsence,
      { ...about, startsAt: left, endsAt: addHours(now, 20), area: county.code },
      demoId(left, 'absence'),
    );
    await take(stage.as(head, addHours(left, -18)), leaderAbsence, id, 'approve', {});
  }
  const calledAt = addHours(startOfDay(tonight), 8.5);
  const checked = { callee: '县应急管理局值班室', from: 'city' as const, means: 'video' as const, calledAt };
  const answered = { answered: true, seconds: 9, leaderReached: true, result: 'pass' as const, area: county.code };
  await create(
    stage.as(maker, addHours(calledAt, 0.1)),
    rollCall,
    { ...checked, ...answered },
    demoId(calledAt, 'roll call'),
  );

  const me = onDuty?.main;
  const mine = [onDuty, ...ahead.rows].filter((shift) => shift && [shift.main, shift.deputy].includes(me ?? ''));
  const theirs = ahead.rows.find(
    ({ onDay, main }) => main !== me && mine.every((own) => own && Math.abs(daysBetween(own.onDay, onDay)) >= 2),
  );
  if (!me || !theirs?.main) return;
  const asker = people.findIndex(({ id }) => id === theirs.main);
  const shift = { id: theirs.id, seat: 'main' as const };
  const asked = addHours(now, -2);
  await ask(stage.as(asker, asked), proposeSwap, {
    id: demoId(asked, 'swap'),
    shift,
    colleague: me,
    inReturn: null,
    reason: '孩子家长会，请代值一班',
  });
}

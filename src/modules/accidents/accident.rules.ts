import { addDays, addHours, type Day, dayOf, type Instant } from '../../kernel/calendar.ts';

/** The four grades, the lightest first (生产安全事故报告和调查处理条例 第三条). */
export const grades = {
  general: '一般事故',
  larger: '较大事故',
  major: '重大事故',
  extraordinary: '特别重大事故',
} as const;

/** The key of a grade. */
export type Grade = keyof typeof grades;

/** What an accident has cost, as far as it is known; null is not known, which is not nothing. Loss in fen. */
export interface Toll {
  readonly dead: number | null;
  readonly missing: number | null;
  readonly injured: number | null;
  readonly loss: number | null;
}

/** The lower bounds of the grades, each inclusive: dead (with the missing), seriously injured (acute poisoning too), direct loss in 万元. */
const bands = [
  { grade: 'extraordinary', dead: 30, injured: 100, loss: 10_000 },
  { grade: 'major', dead: 10, injured: 50, loss: 5_000 },
  { grade: 'larger', dead: 3, injured: 10, loss: 1_000 },
] as const;

/** The grade by whatever reaches highest; what is unknown may still raise it (生产安全事故报告和调查处理条例 第三条：以上含本数). */
export function gradeOf({ dead, missing, injured, loss }: Toll): Grade {
  const gone = (dead ?? 0) + (missing ?? 0);
  const wan = (loss ?? 0) / 1_000_000;
  return (
    bands.find((band) => gone >= band.dead || (injured ?? 0) >= band.injured || wan >= band.loss)?.grade ?? 'general'
  );
}

/** To whom an accident of a grade is reported at the last (第十条), and who investigates it (第十九条). */
export const reportedUpTo: Readonly<Record<Grade, string>> = {
  general: '设区的市级应急管理部门',
  larger: '省级应急管理部门',
  major: '国务院应急管理部门',
  extraordinary: '国务院应急管理部门',
};
export const investigators = {
  county: '县级人民政府',
  city: '设区的市级人民政府',
  province: '省级人民政府',
  state: '国务院或其授权部门',
} as const;

/** The government whose investigation the law provides for (第十九条). */
export function investigatorOf(grade: Grade): keyof typeof investigators {
  return ({ general: 'county', larger: 'city', major: 'province', extraordinary: 'state' } as const)[grade];
}

/** The last day on which a death or an injury still changes the toll: thirty days, of traffic and fire seven (第十三条). */
export function windowEnd(occurredAt: Instant, kind: string, setting: (key: string) => number): Day {
  const key = kind === 'traffic' || kind === 'fire' ? 'accidents.shortWindowDays' : 'accidents.windowDays';
  return addDays(dayOf(occurredAt), setting(key));
}

/** When the next supplementary report is due: once a day, of grave accidents twice (总局令21号，待核实). */
export function nextReportDue(lastAt: Instant, grade: Grade, setting: (key: string) => number): Instant {
  const isGrave = grade === 'major' || grade === 'extraordinary';
  return addHours(lastAt, 24 / setting(isGrave ? 'accidents.graveReportsADay' : 'accidents.reportsADay'));
}

/** How many hours the unit took to report from when its head knew; null while either is unknown (第九条：一小时内). */
export function hoursToReport(knewAt: Instant | null, receivedAt: Instant): number | null {
  return knewAt === null ? null : (Date.parse(receivedAt) - Date.parse(knewAt)) / 3_600_000;
}

/** A year later, the same day; of 29 February the last of the month. */
export function yearAfter(day: Day): Day {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return day.endsWith('-02-29') ? next.replace('-29', '-28') : next;
}

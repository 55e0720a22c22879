import { addDays, addHours, type Day, dayOf, type Instant, startOfDay } from '../../kernel/calendar.ts';
import { gradeOf, grades as accidentGrades } from '../accidents/index.ts';
import { type IncidentKind, incidentKinds } from './incident-words.ts';

/** The grades of incidents; incidents of public security have none in the law (突发事件应对法 第三条). */
export const grades = {
  general: '一般',
  larger: '较大',
  major: '重大',
  extraordinary: '特别重大',
  ungraded: '不分级',
} as const;

/** The key of a grade. */
export type IncidentGrade = keyof typeof grades;

/** The casualties somebody speaks of, by name; null is not known, which is not nothing. */
export const casualtyNames = {
  dead: '死亡',
  missing: '失联',
  injured: '受伤',
  trapped: '被困',
  evacuated: '转移',
} as const;

/** Casualties by name. */
export type Casualties = Readonly<Record<keyof typeof casualtyNames, number | null>>;

type Setting = (key: string) => number;

/**
 * The grade by what is known so far: the bounds of 生产安全事故报告和调查处理条例 第三条, taken for other classes as a first judgement until
 * their own plan says otherwise. Whoever is missing counts with the dead; what is unknown may still raise it.
 */
export function suggestGrade(kind: IncidentKind, { dead, missing, injured }: Casualties): IncidentGrade {
  if (kind === 'security') return 'ungraded';
  return gradeOf({ dead, missing, injured, loss: null });
}

/** Somebody to be told, how, by when after the call, and the clause (a key of the laws). */
export interface Obligation {
  readonly recipient: string;
  readonly channel: 'phone' | 'written';
  readonly minutes: number;
  readonly law: string;
}

const atLeast = (grade: IncidentGrade, least: 'larger' | 'major') =>
  grade !== 'ungraded' && Object.keys(accidentGrades).indexOf(grade) >= Object.keys(accidentGrades).indexOf(least);

/** Whom an incident must be reported to, at the latest so many minutes after the call; the stricter of law and local rule counts. */
export function obligationsOf(kind: IncidentKind, grade: IncidentGrade, setting: Setting): readonly Obligation[] {
  const isGrave = atLeast(grade, 'major');
  const isProduction = kind === 'production' || kind === 'hazchem';
  const cap = isProduction ? setting('incidents.upwardMinutes') : Infinity;
  const phone = Math.min(setting(isGrave ? 'incidents.gravePhoneMinutes' : 'incidents.phoneMinutes'), cap);
  const written = Math.min(setting(isGrave ? 'incidents.graveWrittenMinutes' : 'incidents.writtenMinutes'), cap);
  const upward = isProduction ? 'incidents.accident' : 'incidents.duty';
  const both = (recipient: string): readonly Obligation[] => [
    { recipient, channel: 'phone', minutes: phone, law: upward },
    { recipient, channel: 'written', minutes: written, law: upward },
  ];
  const province = { channel: 'phone', minutes: setting('incidents.provinceMinutes'), law: 'incidents.grave' } as const;
  return [
    ...both('县委县政府总值班室'),
    ...both('市应急管理局'),
    ...(isProduction
      ? [
          {
            recipient: '公安、人社、工会、检察院',
            channel: 'phone',
            minutes: phone,
            law: 'incidents.accident',
          } as const,
        ]
      : []),
    ...(atLeast(grade, 'larger') ? [{ recipient: '省应急管理厅', ...province }] : []),
    ...(isGrave ? [{ recipient: '应急管理部', ...province }] : []),
  ];
}

/** When the next follow-up is due: of larger ones morning and evening, of others so many hours after the last report (各地自定). */
export function nextFollowUp(lastAt: Instant, grade: IncidentGrade, setting: Setting): Instant {
  if (!atLeast(grade, 'larger')) return addHours(lastAt, setting('incidents.followUpHours'));
  const hours = [setting('incidents.morningHour'), setting('incidents.eveningHour')].toSorted((a, b) => a - b);
  const days = [dayOf(lastAt), addDays(dayOf(lastAt), 1)];
  const times = days.flatMap((day) => hours.map((hour) => addHours(startOfDay(day), hour)));
  return times.find((time) => time > lastAt) ?? addHours(lastAt, 24);
}

/** How the figures of a report differ from what was known: 死亡 1→2人. Empty when none that was known has changed. */
export function changesBetween(before: Casualties, after: Casualties): readonly string[] {
  const names = Object.keys(casualtyNames) as (keyof Casualties)[]; // Object.keys forgets the names
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    return was === null || was === is ? [] : [`${casualtyNames[name]} ${was}→${is ?? '不详'}人`];
  });
}

/** Casualties in words: what is known, and what is not. */
export function casualtyWords(of: Casualties): string {
  const names = Object.keys(casualtyNames) as (keyof Casualties)[]; // Object.keys forgets the names
  const known = names.flatMap((name) => (of[name] === null ? [] : [`${casualtyNames[name]}${of[name]}人`]));
  const unknown = (['dead', 'missing', 'injured'] as const).filter((name) => of[name] === null);
  const rest = unknown.length > 0 ? [`${unknown.map((name) => casualtyNames[name]).join('、')}人数待核实`] : [];
  return [...known, ...rest].join('，');
}

/** A name for an incident from where and what: 河口镇3月2日道路交通事故. */
export function incidentName(where: string, at: Instant, kind: IncidentKind): string {
  const [, month, day] = dayOf(at).split('-').map(Number);
  return `${where}${month}月${day}日${kind === 'other' ? '突发事件' : incidentKinds[kind]}`.slice(0, 200);
}

/** What two accounts of something say of when and where. */
export interface Account {
  readonly kind: IncidentKind | null;
  readonly at: Instant;
  readonly district: string | null;
  readonly placeWords: string | null;
  readonly place: { readonly lng: number; readonly lat: number } | null;
}

const closeHours = 3;
const closeKilometres = 3;

/** Whether two accounts may be of one incident: within three hours, at places that agree, of kinds that do not contradict. */
export function mayBeSame(a: Account, b: Account): boolean {
  if (Math.abs(Date.parse(a.at) - Date.parse(b.at)) > closeHours * 3_600_000) return false;
  if (a.kind !== null && b.kind !== null && a.kind !== b.kind && a.kind !== 'other' && b.kind !== 'other') return false;
  if (a.place !== null && b.place !== null) return kilometresBetween(a.place, b.place) <= closeKilometres;
  if (a.district !== null && b.district !== null && a.district.slice(0, 9) !== b.district.slice(0, 9)) return false;
  if (a.placeWords !== null && b.placeWords !== null) return sharesWords(a.placeWords, b.placeWords);
  return (a.district !== null && b.district !== null) || a.placeWords === null || b.placeWords === null;
}

function kilometresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const north = (a.lat - b.lat) * 111.2;
  const east = (a.lng - b.lng) * 111.2 * Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** Whether two names of a place have two characters running in common that are not mere words of kind (村、路、附近). */
function sharesWords(a: string, b: string): boolean {
  const [x, y] = [nameOnly(a), nameOnly(b)];
  return Array.from({ length: Math.max(x.length - 1, 0) }, (_, at) => x.slice(at, at + 2)).some((pair) =>
    y.includes(pair),
  );
}

const nameOnly = (words: string) => words.replaceAll(/附近|路段|路口|[省市县区镇乡村组路号旁边的，、\s]/gu, '');

/** How often towns report at fixed hours, with the hours. */
export const slotRhythms = {
  once: '每日一报（17时）',
  twice: '每日两报（8时、17时）',
  thrice: '一日三报（8时、12时、17时）',
  sixHourly: '每六小时一报（2、8、14、20时）',
} as const;

const slotHours: Readonly<Record<keyof typeof slotRhythms, readonly number[]>> = {
  once: [17],
  twice: [8, 17],
  thrice: [8, 12, 17],
  sixHourly: [2, 8, 14, 20],
};

/** The slots of a day, as instants. */
export const slotsOf = (rhythm: keyof typeof slotRhythms, day: Day): readonly Instant[] =>
  slotHours[rhythm].map((hour) => addHours(startOfDay(day), hour));

import { addDays, type Day } from '../../kernel/calendar.ts';

/** The kinds of place that somebody answers for. */
export const siteKinds = {
  reservoir: '中小型水库',
  sluice: '中型水闸',
  flashFlood: '山洪灾害点',
  tailings: '尾矿库',
  geohazard: '地质灾害点',
  underground: '城市地下空间',
  pond: '塘坝',
  river: '河道',
  waterlogging: '易涝点',
  dangerousHouses: '危旧房屋',
  enterprise: '重点企业',
  village: '村（社区）',
  forestBlock: '林区片块',
} as const;

/** A kind of place. */
export type SiteKind = keyof typeof siteKinds;

/** The seats of the chains. */
export const seats = {
  administrative: '行政责任人',
  technical: '技术责任人',
  patrol: '巡查责任人',
  county: '县级责任人',
  town: '乡镇级责任人',
  village: '村级责任人',
  group: '组级责任人',
  household: '户级责任人',
  city: '市级包库负责人',
  townPond: '乡镇级包库负责人',
  enterprise: '企业级包库负责人',
  responsible: '责任人',
  monitor: '监测人',
  guarantor: '包保责任人',
  ranger: '护林员',
} as const;

/** A seat. */
export type Seat = keyof typeof seats;

/**
 * The seats each kind of place must have: the three of a reservoir, the five levels of a flash-flood site (县、乡、村、组、户), the three
 * of a tailings pond. No national text names all of them (rules 8.1, 8.2, 8.12 are 待核实): they are what counties do.
 */
export const chains: Readonly<Record<SiteKind, readonly Seat[]>> = {
  reservoir: ['administrative', 'technical', 'patrol'],
  sluice: ['administrative', 'technical', 'patrol'],
  flashFlood: ['county', 'town', 'village', 'group', 'household'],
  tailings: ['city', 'townPond', 'enterprise'],
  geohazard: ['responsible', 'monitor', 'patrol'],
  underground: ['guarantor'],
  pond: ['responsible', 'patrol'],
  river: ['responsible', 'patrol'],
  waterlogging: ['responsible'],
  dangerousHouses: ['responsible'],
  enterprise: ['responsible'],
  village: ['responsible', 'patrol'],
  forestBlock: ['responsible', 'ranger'],
};

/** The size of a reservoir by its capacity in cubic metres (SL 252): 小(2) from 100,000, 小(1) from a million, 中型 from ten million. */
export function reservoirScale(cubicMetres: number): string {
  if (cubicMetres >= 1_000_000_000) return '大(1)型';
  if (cubicMetres >= 100_000_000) return '大(2)型';
  if (cubicMetres >= 10_000_000) return '中型';
  if (cubicMetres >= 1_000_000) return '小(1)型';
  return cubicMetres >= 100_000 ? '小(2)型' : '塘坝';
}

/** What is known of whoever sits in a seat: the directory's line, and since when the number was found good. */
export interface Holder {
  readonly contact: string;
  readonly isDeputy: boolean;
  readonly state: 'untested' | 'sound' | 'dead' | 'left';
  readonly endsOn: Day | null;
  readonly testedOn: Day | null;
  readonly absentFrom: Day | null;
  readonly absentUntil: Day | null;
}

/** Why nobody can be counted on in a seat. */
export const faults = {
  vacant: '无人',
  left: '已离任',
  absent: '外出',
  dead: '号码不通',
  untested: '未测试',
  stale: '测试已过期',
} as const;

/** Why somebody cannot be counted on. */
export type Fault = keyof typeof faults;

/** What is wrong with one person today; null when they can be counted on. `testedSince` is the first day from which a test still holds. */
export function faultOf(holder: Holder, today: Day, testedSince: Day): Fault | null {
  if (holder.state === 'left' || (holder.endsOn !== null && holder.endsOn < today)) return 'left';
  if (holder.absentFrom !== null && holder.absentFrom <= today && today <= (holder.absentUntil ?? today))
    return 'absent';
  if (holder.state === 'dead') return 'dead';
  if (holder.state === 'untested' || holder.testedOn === null) return 'untested';
  return holder.testedOn < testedSince ? 'stale' : null;
}

/** A hole in a chain: a seat with nobody who can be counted on, or a main person who cannot though the deputy can. */
export interface Hole {
  readonly seat: Seat;
  readonly fault: Fault;
  /** The deputy stands in: to be mended, but somebody will answer. */
  readonly covered: boolean;
}

/** The holes of a place today, seat by seat; a seat without a main person is vacant though it has a deputy. */
export function holesOf(
  kind: SiteKind,
  holders: ReadonlyMap<Seat, readonly Holder[]>,
  today: Day,
  testedSince: Day,
): readonly Hole[] {
  return chains[kind].flatMap((seat): readonly Hole[] => {
    const here = holders.get(seat) ?? [];
    const judged = here.map((holder) => ({ holder, fault: faultOf(holder, today, testedSince) }));
    const main = judged.filter(({ holder }) => !holder.isDeputy);
    if (main.some(({ fault }) => fault === null)) return [];
    const covered = judged.some(({ holder, fault }) => holder.isDeputy && fault === null);
    return [{ seat, fault: main[0]?.fault ?? 'vacant', covered }];
  });
}

/** The seats of a place that one and the same person holds, when they are all of a chain of three or more (rule 8.2 W). */
export function isHeldByOne(kind: SiteKind, holders: ReadonlyMap<Seat, readonly Holder[]>): boolean {
  const people = chains[kind].map((seat) => holders.get(seat)?.find(({ isDeputy }) => !isDeputy)?.contact);
  return people.length >= 3 && people[0] !== undefined && people.every((one) => one === people[0]);
}

/** The day by which the list of a year is to be settled: so many days before the first of the month in which the season begins. */
export const readyBy = (year: string, month: number, days: number): Day =>
  addDays(`${year}-${String(month).padStart(2, '0')}-01`, -days);

import { addDays, type Day, dayOf } from '../../kernel/calendar.ts';
import { chains, type Seat, seats, type SiteKind } from './flood.rules.ts';

/** Why somebody who is named, or nobody, does not answer for a place today. */
export const faults = {
  vacant: '无人担任',
  retired: '已离任',
  absent: '外出',
  unreachable: '号码不通',
  untested: '号码未经测试',
  combined: '一人兼任全部责任',
} as const;

/** A fault. */
export type Fault = keyof typeof faults;

/** The turns of a seat: whoever has it, and whoever steps in. */
export const turns = { main: 'A角', deputy: 'B角' } as const;

/** How a whole chain stands: with a seat empty, with somebody who does not answer, or without a hole. */
export const standings = { lacking: '有缺位', weak: '有短板', sound: '已落实' } as const;

/** A standing. */
export type Standing = keyof typeof standings;

/** Somebody in a seat, with what the directory knows of them. Days are those of the county, `testedAt` an instant. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly seat: Seat;
  readonly turn: keyof typeof turns;
  readonly startsOn: Day;
  /** The day they left the seat. */
  readonly endsOn: Day | null;
  readonly absentFrom: Day | null;
  readonly absentUntil: Day | null;
  /** Whether they are on leave by the duty room's own list, and who does their work meanwhile by name. */
  readonly isAway: boolean;
  readonly awayStandIn: string | null;
  /** The state of their line in the directory, and the last day of their post there. */
  readonly number: string;
  readonly postEndsOn: Day | null;
  readonly testedAt: string | null;
}

/** A seat that nobody fills as it should be: who is or was in it, why not, and who does the duty meanwhile. */
export interface Hole {
  readonly seat: Seat;
  readonly turn: keyof typeof turns;
  readonly fault: Fault;
  readonly holder: string | null;
  readonly name: string | null;
  readonly standIn: string | null;
}

/** A chain as it stands on a day. */
export interface Chain {
  readonly standing: Standing;
  readonly holes: readonly Hole[];
}

/**
 * Finds the holes of a chain on a day (防汛条例 第四条; R8.1, R8.2, 待核实): a number counts as tested for so many days. A seat needs an
 * A; a B is looked at where there is one, and fills the seat in the A's place.
 */
export function chainOn(kind: SiteKind, holders: readonly Holder[], today: Day, testDays: number): Chain {
  const found = chains[kind].map((seat) =>
    seatOn(
      seat,
      holders.filter((each) => each.seat === seat),
      today,
      testDays,
    ),
  );
  const holes = [...found.flatMap((each) => each.holes), ...combinedIn(kind, holders, today)];
  const standing = found.some(({ isEmpty }) => isEmpty) ? 'lacking' : holes.length > 0 ? 'weak' : 'sound';
  return { standing, holes };
}

/** The holes of a place in one sentence. */
export const holeWords = (holes: readonly Hole[]): string =>
  holes
    .map(({ seat, turn, fault, name, standIn }) =>
      [`${seats[seat]}${turns[turn]}${name ?? ''}${faults[fault]}`, standIn && `由${standIn}履职`]
        .filter(Boolean)
        .join('，'),
    )
    .join('；');

/** What is to be done about a hole. */
export function nextWords({ fault, standIn }: Pick<Hole, 'fault' | 'standIn'>): string {
  if (fault === 'absent') return standIn === null ? '外出期间没有B角，请指定' : '返岗后自动恢复';
  if (fault === 'unreachable') return '核对更正号码；人已不在岗的指定接任人';
  if (fault === 'untested') return '打一次电话测试，或等每月 1 日统一测试';
  return fault === 'combined' ? '另指定一人担任其中的责任' : '指定接任人';
}

function seatOn(seat: Seat, all: readonly Holder[], today: Day, testDays: number) {
  const there = all
    .filter((holder) => isThere(holder, today))
    .map((holder) => ({ ...holder, fault: faultOf(holder, today, testDays) }));
  const standInFor = (id: string | null) =>
    there.find((each) => each.id !== id && (each.fault === undefined || each.fault === 'untested'))?.name ?? null;
  const holes: Hole[] = there.flatMap(({ id, name, turn, fault, awayStandIn }) => {
    if (fault === undefined) return [];
    const standIn = fault === 'untested' ? null : (standInFor(id) ?? (fault === 'absent' ? awayStandIn : null));
    return [{ seat, turn, fault, holder: id, name, standIn }];
  });
  if (!there.some(({ turn }) => turn === 'main')) {
    const last = all.filter(({ turn, endsOn }) => turn === 'main' && endsOn !== null).toSorted(byEnd)[0];
    holes.unshift({
      seat,
      turn: 'main',
      fault: last ? 'retired' : 'vacant',
      holder: last?.id ?? null,
      name: last?.name ?? null,
      standIn: standInFor(null),
    });
  }
  return { holes, isEmpty: there.every(({ fault }) => fault === 'retired') };
}

/** One person in all three seats of a reservoir or a sluice answers to nobody (R8.2). */
function combinedIn(kind: SiteKind, holders: readonly Holder[], today: Day): readonly Hole[] {
  if (kind !== 'reservoir' && kind !== 'sluice') return [];
  const there = holders.filter((each) => each.turn === 'main' && isThere(each, today));
  const [first] = there;
  const seated = new Set(there.map(({ seat }) => seat));
  if (!first || seated.size < chains[kind].length || there.some(({ name }) => name !== first.name)) return [];
  const { id: holder, name } = first;
  return [{ seat: 'patrol', turn: 'main', fault: 'combined', holder, name, standIn: null }];
}

const isThere = ({ startsOn, endsOn }: Pick<Holder, 'startsOn' | 'endsOn'>, today: Day) =>
  startsOn <= today && (endsOn === null || endsOn > today);
const byEnd = (a: Holder, b: Holder) => (b.endsOn ?? '').localeCompare(a.endsOn ?? '');

/** What is wrong with somebody in a seat; the gravest where there is more. */
function faultOf(holder: Holder, today: Day, testDays: number): Fault | undefined {
  const { number, postEndsOn, absentFrom, absentUntil, isAway, testedAt } = holder;
  if (number === 'left' || (postEndsOn !== null && postEndsOn < today)) return 'retired';
  if (absentFrom !== null && absentUntil !== null && absentFrom <= today && today <= absentUntil) return 'absent';
  if (isAway) return 'absent';
  if (number === 'dead') return 'unreachable';
  const isTested = number === 'sound' && testedAt !== null && dayOf(testedAt) >= addDays(today, -testDays);
  return isTested ? undefined : 'untested';
}

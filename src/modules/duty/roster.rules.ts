import { addDays, addHours, type Day, type Instant, startOfDay } from '../../kernel/calendar.ts';

/** A pattern as far as drawing up needs it: hours are whole, people stand in the order of their turns. */
export interface Pattern {
  readonly hoursADay: number;
  readonly beginsAt: number;
  readonly shiftHours: number;
  readonly withDeputy: boolean;
  readonly leaders: readonly string[];
  /** Who alone leads on days off (节假日主要领导在岗); none: whoever leads on other days. */
  readonly holidayLeaders?: readonly string[] | null;
  readonly officers: readonly string[];
}

/** A turn of duty without its people. */
export interface Slot {
  readonly onDay: Day;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly isHoliday: boolean;
}

/** The people of a turn; null where nobody could be found. */
export interface Crew {
  readonly leader: string | null;
  readonly main: string | null;
  readonly deputy: string | null;
}

/** A turn with its people. */
export type Turn = Slot & Crew;

/** From when to when somebody is away. */
export interface Absence {
  readonly person: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Of patterns of one desk the one in force on a day: the last that has begun and not ended. */
export function patternOn<P extends { readonly startsOn: Day; readonly endsOn: Day | null }>(
  patterns: readonly P[],
  day: Day,
): P | undefined {
  return patterns
    .filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day))
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
    .at(-1);
}

/** The turns of a day under a pattern. */
export function slotsOn(pattern: Pattern, day: Day, isHoliday: boolean): readonly Slot[] {
  const first = addHours(startOfDay(day), pattern.beginsAt);
  return Array.from({ length: Math.floor(pattern.hoursADay / pattern.shiftHours) }, (_, at) => ({
    onDay: day,
    startsAt: addHours(first, at * pattern.shiftHours),
    endsAt: addHours(first, (at + 1) * pattern.shiftHours),
    isHoliday,
  }));
}

interface Rules {
  readonly restHours: number;
  readonly absences: readonly Absence[];
}

interface SeatRules extends Rules {
  /** Whether somebody of the list may sit in a seat at all. */
  readonly suits?: (person: string, seat: Slot) => boolean;
}

/**
 * Draws up the turns of slots in their order: everybody of a list takes his turns, those with the fewest first, and nobody again before
 * the rest; then holidays are exchanged for other days until they too are shared. With three people for each seat present both differ by one at most.
 * `earlier` are turns already served, which count.
 */
export function drawUp(
  slots: readonly Slot[],
  pattern: Pattern,
  rules: Rules,
  earlier: readonly Turn[] = [],
): readonly Turn[] {
  const leaders = share(
    slots,
    [...new Set([...pattern.leaders, ...(pattern.holidayLeaders ?? [])])],
    { ...rules, suits: (person, slot) => mayLead(pattern, person, slot) },
    earlier.map((turn) => ({ ...turn, people: [turn.leader] })),
  );
  const officers = pattern.withDeputy ? 2 : 1;
  const seats = slots.flatMap((slot) => Array.from({ length: officers }, () => slot));
  const manned = share(
    seats,
    pattern.officers,
    rules,
    earlier.map((turn) => ({ ...turn, people: [turn.main, turn.deputy] })),
  );
  return slots.map((slot, at) => ({
    ...slot,
    leader: leaders[at] ?? null,
    main: manned[at * officers] ?? null,
    deputy: pattern.withDeputy ? (manned[at * officers + 1] ?? null) : null,
  }));
}

/** Whether somebody of a pattern's lists may lead a turn: on days off those named for them, where any are named. */
export function mayLead(
  { leaders, holidayLeaders }: Pick<Pattern, 'leaders' | 'holidayLeaders'>,
  person: string,
  { isHoliday }: Pick<Slot, 'isHoliday'>,
): boolean {
  const named = holidayLeaders ?? [];
  return (isHoliday && named.length > 0 ? named : leaders).includes(person);
}

type Served = Slot & { readonly people: readonly (string | null)[] };

function share(
  seats: readonly Slot[],
  people: readonly string[],
  rules: SeatRules,
  earlier: readonly Served[],
): readonly (string | null)[] {
  const taken: (string | null)[] = [];
  const before = earlier.flatMap((slot) =>
    slot.people.map((person) => ({ person, startsAt: slot.startsAt, endsAt: slot.endsAt, isHoliday: slot.isHoliday })),
  );
  const count = (person: string) =>
    before.filter((each) => each.person === person).length + taken.filter((each) => each === person).length;
  const lastOf = (person: string) => {
    const at = taken.lastIndexOf(person);
    return seats[at]?.startsAt ?? before.filter((each) => each.person === person).at(-1)?.startsAt ?? '';
  };
  for (const [at, seat] of seats.entries()) {
    const free = people.filter((person) => mayTake({ seats, taken, before, rules }, person, at));
    const [next] = free.toSorted(
      (a, b) =>
        count(a) - count(b) || compare(lastOf(a), lastOf(b)) || people.indexOf(a) - people.indexOf(b) || compare(a, b),
    );
    taken.push(next ?? null);
    if (seat.endsAt < seat.startsAt) break; // a slot that runs backwards is a bug of its maker
  }
  return shareHolidays({ seats, taken, before, rules }, people);
}

interface Draft {
  readonly seats: readonly Slot[];
  readonly taken: readonly (string | null)[];
  readonly before: readonly { person: string | null; startsAt: Instant; endsAt: Instant; isHoliday: boolean }[];
  readonly rules: SeatRules;
}

/** Whether somebody may sit in a seat: present, and rested from every other turn of his. */
function mayTake({ seats, taken, before, rules }: Draft, person: string, at: number): boolean {
  const seat = seats[at];
  if (!seat || isAbsent(rules.absences, person, seat) || rules.suits?.(person, seat) === false) return false;
  const others = [
    ...before.filter((each) => each.person === person),
    ...seats.filter((_, other) => other !== at && taken[other] === person),
  ];
  return others.every((other) => isRested(other, seat, rules.restHours));
}

/** Exchanges a holiday of who has most for another day of who has fewest, as long as both may and it makes the sharing more even. */
function shareHolidays(draft: Draft, people: readonly string[]): readonly (string | null)[] {
  const { seats, before } = draft;
  let taken = [...draft.taken];
  const holidaysOf = (person: string) =>
    before.filter((each) => each.person === person && each.isHoliday).length +
    taken.filter((each, at) => each === person && seats[at]?.isHoliday === true).length;
  for (let rounds = 0; rounds < seats.length * 2; rounds += 1) {
    const byLoad = people.toSorted((a, b) => holidaysOf(b) - holidaysOf(a));
    const better = firstExchange({ ...draft, taken }, byLoad, holidaysOf);
    if (!better) return taken;
    taken = [...better];
  }
  return taken;
}

function firstExchange(
  draft: Draft,
  byLoad: readonly string[],
  holidaysOf: (person: string) => number,
): readonly (string | null)[] | undefined {
  const { seats, taken } = draft;
  const seatsOf = (person: string, isHoliday: boolean) =>
    taken.flatMap((each, at) => (each === person && seats[at]?.isHoliday === isHoliday ? [at] : []));
  for (const rich of byLoad) {
    for (const poor of byLoad.toReversed()) {
      if (holidaysOf(rich) - holidaysOf(poor) < 2) break;
      for (const holiday of seatsOf(rich, true)) {
        for (const other of seatsOf(poor, false)) {
          const exchanged = taken.with(holiday, poor).with(other, rich);
          const next = { ...draft, taken: exchanged };
          if (mayTake(next, poor, holiday) && mayTake(next, rich, other)) return exchanged;
        }
      }
    }
  }
  return undefined;
}

/** Whether between two turns lie so many hours, whichever is first. */
export const isRested = (
  a: { readonly startsAt: Instant; readonly endsAt: Instant },
  b: { readonly startsAt: Instant; readonly endsAt: Instant },
  restHours: number,
): boolean => addHours(a.endsAt, restHours) <= b.startsAt || addHours(b.endsAt, restHours) <= a.startsAt;

/** Whether somebody is away for any part of a turn. */
export const isAbsent = (
  absences: readonly Absence[],
  person: string,
  slot: { readonly startsAt: Instant; readonly endsAt: Instant },
): boolean =>
  absences.some((away) => away.person === person && away.startsAt < slot.endsAt && away.endsAt > slot.startsAt);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What is wrong with one turn of a roster, in words an officer can act upon; `at` is its place among the turns. */
export interface RosterFault {
  readonly at: number;
  readonly words: string;
}

interface CheckRules extends Rules {
  readonly longestHours: number;
  /** Turns of other desks and earlier days, which people also serve. */
  readonly others: readonly Turn[];
  readonly nameOf: (person: string) => string;
}

/** A turn with what its pattern asks of its crew. */
export type CheckedTurn = Turn & {
  readonly withDeputy: boolean;
  readonly holidayLeaders?: readonly string[] | null;
};

/**
 * The rule check before a roster is published (R9.3): leader, main and deputy, on days off a leader named for them, one person one seat, nobody on two desks at once, rest
 * between turns, no absent person, no gap between the turns of a desk, nobody too long at a stretch.
 */
export function faultsOf(turns: readonly CheckedTurn[], rules: CheckRules): readonly RosterFault[] {
  return turns.flatMap((turn, at) => {
    const crew = [turn.leader, turn.main, turn.deputy].filter((person) => person !== null);
    const next = turns[at + 1];
    const hours = (Date.parse(turn.endsAt) - Date.parse(turn.startsAt)) / 3_600_000;
    const all = [...rules.others, ...turns.filter((_, other) => other !== at)];
    const words = [
      turn.leader === null ? '缺带班领导' : '',
      isLedAsOnOtherDays(turn) ? '节假日应由节假日带班领导名单中的领导带班' : '',
      turn.main === null ? '缺主班' : '',
      turn.withDeputy && turn.deputy === null ? '缺副班' : '',
      new Set(crew).size < crew.length ? '同一人占了两个岗位' : '',
      hours > rules.longestHours ? `一班 ${hours} 小时，超过 ${rules.longestHours} 小时` : '',
      next && next.startsAt > turn.endsAt ? '与下一班之间无人值班' : '',
      ...crew.flatMap((person) => faultsOfPerson(person, turn, all, rules)),
    ];
    return [...new Set(words)].filter((each) => each !== '').map((each) => ({ at, words: `${turn.onDay} ${each}` }));
  });
}

function isLedAsOnOtherDays({ isHoliday, leader, holidayLeaders }: CheckedTurn): boolean {
  const named = holidayLeaders ?? [];
  return isHoliday && leader !== null && named.length > 0 && !named.includes(leader);
}

function faultsOfPerson(person: string, turn: Turn, all: readonly Turn[], rules: CheckRules): readonly string[] {
  const name = rules.nameOf(person);
  const own = all.filter((other) => [other.leader, other.main, other.deputy].includes(person));
  const isDouble = own.some((other) => other.startsAt < turn.endsAt && other.endsAt > turn.startsAt);
  if (isDouble) return [`${name}同时排在另一班`];
  return [
    isAbsent(rules.absences, person, turn) ? `${name}外出或请假` : '',
    own.every((other) => isRested(other, turn, rules.restHours))
      ? ''
      : `${name}两班之间休息不足 ${rules.restHours} 小时`,
  ];
}

/** The days from the first to the last. */
export function daysFrom(first: Day, last: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}

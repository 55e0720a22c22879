import type { Colour } from '../../codes/colours.ts';

/** What a gauge's rules need to know of it; thresholds and readings are in the gauge's own unit, times in minutes. */
export interface GaugeRule {
  /** Amounts that are summed over the window, or a height that stands for itself. */
  readonly sums: boolean;
  readonly windowMinutes: number;
  readonly thresholds: Readonly<Partial<Record<Colour, number>>>;
  readonly holdMinutes: number;
  readonly fall: number;
  readonly rise: number | null;
  readonly riseMinutes: number;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** A reading: when, in milliseconds since 1970, and what. */
export interface Reading {
  readonly at: number;
  readonly value: number;
}

/** What is remembered of a gauge: one entry a minute, the oldest first, each [minute, value, milliseconds of the latest], and what is alarmed. */
export interface Memory {
  readonly minutes: readonly (readonly [minute: number, value: number, at: number])[];
  /** The highest colour alarmed since the gauge last stood below its lowest threshold. */
  readonly colour: Colour | null;
  readonly rising: boolean;
}

/** What became of an alarm by a reading. */
export interface GaugeEvent {
  readonly kind: 'threshold' | 'rise';
  readonly what: 'raise' | 'escalate' | 'clear';
  readonly colour: Colour | null;
  /** What the rule measured: the sum, the height, the rise. */
  readonly measure: number;
  readonly at: number;
}

/** A gauge that has said nothing yet. */
export const blank: Memory = { minutes: [], colour: null, rising: false };

const order: readonly Colour[] = ['blue', 'yellow', 'orange', 'red'];
const minuteMs = 60_000;

/** Why a reading is not believed, in words; null when it is. `now` and `aheadMinutes` judge its time, the gauge's bounds its value. */
export function disbelief(
  reading: Reading,
  rule: Pick<GaugeRule, 'sums' | 'lowest' | 'highest'>,
  now: number,
  aheadMinutes: number,
): string | null {
  if (!Number.isFinite(reading.value)) return '数值不是数字';
  if (!Number.isFinite(reading.at) || reading.at < 0) return '时间写法不对';
  if (reading.at > now + aheadMinutes * minuteMs)
    return `时间比现在晚 ${Math.ceil((reading.at - now) / minuteMs)} 分钟`;
  if (rule.sums && reading.value < 0) return '雨量不能为负';
  if (rule.lowest !== null && reading.value < rule.lowest) return `数值 ${reading.value} 低于合理下限 ${rule.lowest}`;
  if (rule.highest !== null && reading.value > rule.highest)
    return `数值 ${reading.value} 高于合理上限 ${rule.highest}`;
  return null;
}

/**
 * Takes a reading into the memory and says what follows. What is remembered hangs on the set of readings alone, not on the order in which
 * they come; a reading older than the memory reaches changes nothing. The same reading twice is the caller's to leave out.
 */
export function judge(
  rule: GaugeRule,
  memory: Memory,
  reading: Reading,
): { memory: Memory; events: readonly GaugeEvent[] } {
  const minutes = remembered(rule, memory.minutes, reading);
  const last = minutes.at(-1);
  if (minutes === memory.minutes || last === undefined) return { memory, events: [] };
  const measure = measured(rule, minutes, last[0]);
  const { colour, event } = judged(rule, memory.colour, { minutes, measure, at: last[2] });
  const risen = riseOf(rule, minutes, last);
  const rising = rule.rise !== null && (memory.rising ? risen * 2 >= rule.rise : risen >= rule.rise);
  const events = event ? [event] : [];
  if (rising !== memory.rising) {
    const what = rising ? ('raise' as const) : ('clear' as const);
    return {
      memory: { minutes, colour, rising },
      events: [...events, { kind: 'rise', what, colour: null, measure: risen, at: last[2] }],
    };
  }
  return { memory: { minutes, colour, rising }, events };
}

/** The longest time back that any rule of the gauge looks. */
const reach = (rule: GaugeRule): number =>
  Math.max(rule.sums ? rule.windowMinutes : 0, rule.holdMinutes, rule.riseMinutes, 1);

function remembered(rule: GaugeRule, minutes: Memory['minutes'], { at, value }: Reading): Memory['minutes'] {
  const minute = Math.floor(at / minuteMs);
  const newest = Math.max(minute, minutes.at(-1)?.[0] ?? minute);
  const oldest = newest - reach(rule);
  if (minute < oldest) return minutes;
  const same = minutes.find(([when]) => when === minute);
  const entry = same === undefined ? ([minute, value, at] as const) : joined(rule, same, value, at);
  if (entry === same) return minutes;
  const kept = minutes.filter(([when]) => when >= oldest && when !== minute);
  const before = kept.filter(([when]) => when < minute);
  return [...before, entry, ...kept.slice(before.length)];
}

/** Two readings of one minute: amounts add up, of heights the later counts. */
function joined(
  rule: GaugeRule,
  same: Memory['minutes'][number],
  value: number,
  at: number,
): Memory['minutes'][number] {
  const [minute, before, when] = same;
  if (rule.sums) return [minute, thousandths(before + value), Math.max(when, at)];
  return at > when ? [minute, value, at] : same;
}

function measured(rule: GaugeRule, minutes: Memory['minutes'], until: number): number {
  if (!rule.sums) return minutes.at(-1)?.[1] ?? 0;
  const inWindow = minutes.filter(([when]) => when > until - rule.windowMinutes);
  return thousandths(inWindow.reduce((sum, [, value]) => sum + value, 0));
}

interface Now {
  readonly minutes: Memory['minutes'];
  readonly measure: number;
  readonly at: number;
}

/** The colour after a reading. It rises at once (or once it has held), and falls only when the lowest threshold is left behind by the fall. */
function judged(rule: GaugeRule, before: Colour | null, now: Now): { colour: Colour | null; event?: GaugeEvent } {
  const reached = order.findLast((colour) => isReached(rule, colour, now)) ?? null;
  const at = { kind: 'threshold' as const, measure: now.measure, at: now.at };
  if (before === null)
    return reached === null ? { colour: null } : { colour: reached, event: { ...at, what: 'raise', colour: reached } };
  if (reached !== null && order.indexOf(reached) > order.indexOf(before))
    return { colour: reached, event: { ...at, what: 'escalate', colour: reached } };
  const lowest = order.map((colour) => rule.thresholds[colour]).find((value) => value !== undefined);
  const isOver = lowest === undefined || now.measure < lowest - rule.fall;
  return isOver ? { colour: null, event: { ...at, what: 'clear', colour: before } } : { colour: before };
}

/** Whether a threshold is reached now, and for heights has been throughout the time it must hold. */
function isReached(rule: GaugeRule, colour: Colour, { minutes, measure }: Now): boolean {
  const threshold = rule.thresholds[colour];
  if (threshold === undefined || measure < threshold) return false;
  if (rule.sums || rule.holdMinutes === 0) return true;
  const until = minutes.at(-1)?.[0] ?? 0;
  const start = minutes.findLast(([when]) => when <= until - rule.holdMinutes);
  if (start === undefined) return false;
  return minutes.every(([when, value]) => when < start[0] || value >= threshold);
}

function riseOf(rule: GaugeRule, minutes: Memory['minutes'], last: Memory['minutes'][number]): number {
  if (rule.rise === null) return 0;
  const recent = minutes.filter(([when]) => when >= last[0] - rule.riseMinutes).map(([, value]) => value);
  return thousandths(last[1] - Math.min(...recent));
}

/** Sums of tenths come out as tenths. */
const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

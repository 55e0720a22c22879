import type { Ladder, Who } from './ladder.ts';

/** Where somebody stands on their ladder: the rung, and how many tries of it have been made. */
export interface Position {
  readonly rung: number;
  readonly tries: number;
}

/** The next step of a ladder for somebody behind whom these stand; undefined when there is none and somebody has to go and knock. */
export function nextStep(ladder: Ladder, { rung, tries }: Position, has: (who: Who) => boolean): Position | undefined {
  const here = ladder[rung];
  if (here && has(here.who) && tries < here.tries) return { rung, tries: tries + 1 };
  const next = ladder.findIndex((each, at) => at > rung && has(each.who));
  return next === -1 ? undefined : { rung: next, tries: 1 };
}

/** What is known before people are called: how many, how long a call takes (ringing and message), and how many lines there are. */
export interface CapacityAsk {
  readonly people: number;
  readonly secondsPerCall: number;
  readonly lines: number;
  readonly withinMinutes: number;
}

/** How long the first round takes, and how many lines would do it within the time wanted. */
export interface CapacityPlan {
  /** Tenths of a minute are told: 506 people × 30 s ÷ 30 lines is 8.4 min. Infinite without a line. */
  readonly minutes: number;
  readonly linesNeeded: number;
}

/** The first round of calls as a plain reckoning: people × seconds ÷ lines. 506, 30 s, 30 lines: 8.4 min; for 3 min 85 lines. */
export function capacityPlan({ people, secondsPerCall, lines, withinMinutes }: CapacityAsk): CapacityPlan {
  const seconds = people * secondsPerCall;
  const minutes = lines === 0 ? Number.POSITIVE_INFINITY : Math.round(seconds / lines / 6) / 10;
  return { minutes, linesNeeded: Math.ceil(seconds / (withinMinutes * 60)) };
}

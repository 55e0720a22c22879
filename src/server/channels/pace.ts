/** Lets so many things happen in any stretch of a minute or a second, and no more. */
export interface Pace {
  /** How many may happen now. */
  room(): number;
  /** So many happened. */
  took(count: number): void;
  /** Nothing more for so many milliseconds: the other side asked for it. */
  rest(ms: number): void;
}

const secondMs = 1000;

/**
 * A sliding window over what happened. A limit of 60 a minute or more is kept second by second, so that a vendor that counts by the second
 * never has more of it; a lower one over the whole minute. `now` gives milliseconds of a clock that only goes forward.
 */
export function paceOf(perMinute: number, now: () => number = () => performance.now()): Pace {
  const [most, windowMs] = perMinute >= 60 ? [Math.floor(perMinute / 60), secondMs] : [perMinute, 60 * secondMs];
  // What leaves at the edges of two windows may arrive within one: a little is kept between them.
  const keptMs = windowMs + 50;
  const happened: { at: number; count: number }[] = [];
  let restUntil = 0;
  return {
    room: () => {
      const at = now();
      if (at < restUntil) return 0;
      while (happened[0] && happened[0].at <= at - keptMs) happened.shift();
      return most - happened.reduce((sum, { count }) => sum + count, 0);
    },
    took: (count) => void happened.push({ at: now(), count }),
    rest: (ms) => void (restUntil = now() + ms),
  };
}

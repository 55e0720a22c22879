/** Lets so many things happen in any stretch of a minute or a second, and no more. */
export interface Pace {
  /** How many may be begun now. */
  room(): number;
  /** So many were begun. */
  took(count: number): void;
  /** One of them was answered: the other side had it before now, whenever that was. */
  readonly answered: () => void;
  /** Nothing more for so many milliseconds: the other side asked for it. */
  rest(ms: number): void;
}

const secondMs = 1000;

/**
 * A sliding window over what was answered, and what still waits for its answer: however long anything is on its way, the other side never
 * has more within one window. A limit of 60 a minute or more is kept second by second, so that a vendor that counts by the second never
 * has more of it; a lower one over the whole minute. `now` gives milliseconds of a clock that only goes forward.
 */
export function paceOf(perMinute: number, now: () => number = () => performance.now()): Pace {
  const [most, windowMs] = perMinute >= 60 ? [Math.floor(perMinute / 60), secondMs] : [perMinute, 60 * secondMs];
  // Two clocks never agree quite: a little is kept between the edges of two windows.
  const keptMs = windowMs + 20;
  const answered: number[] = [];
  let underWay = 0;
  let restUntil = 0;
  return {
    room: () => {
      const at = now();
      if (at < restUntil) return 0;
      while (answered[0] !== undefined && answered[0] <= at - keptMs) answered.shift();
      return most - underWay - answered.length;
    },
    took: (count) => void (underWay += count),
    answered: () => {
      underWay -= 1;
      answered.push(now());
    },
    rest: (ms) => void (restUntil = now() + ms),
  };
}

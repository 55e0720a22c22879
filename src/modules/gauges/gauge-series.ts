/** A reading as the server gives it. */
export interface Point {
  readonly at: string;
  readonly value: number;
}

/** Of each reading of amounts, the sum over so many minutes until it: what the thresholds are held against. */
export function windowSums(points: readonly Point[], minutes: number): readonly Point[] {
  let from = 0;
  let sum = 0;
  return points.map(({ at, value }) => {
    sum += value;
    while (Date.parse(points[from]?.at ?? at) <= Date.parse(at) - minutes * 60_000) {
      sum -= points[from]?.value ?? 0;
      from += 1;
    }
    return { at, value: Math.round(sum * 1000) / 1000 };
  });
}

/** The readings as a line is drawn through them: it is broken where nothing was heard for longer than `minutes`. */
export function withGaps(
  points: readonly Point[],
  minutes: number,
): readonly (readonly [at: string, value: number | null])[] {
  return points.flatMap(({ at, value }, index) => {
    const before = points[index - 1];
    const isGap = before !== undefined && Date.parse(at) - Date.parse(before.at) > minutes * 60_000;
    return isGap ? [[before.at, null] as const, [at, value] as const] : [[at, value] as const];
  });
}

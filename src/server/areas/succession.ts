import type { Day } from '../../kernel/calendar.ts';

/** That the rows of one area belong to another from a day on: a merger, a move to another town, a new code. */
export interface AreaStep {
  readonly from: string;
  readonly to: string;
  readonly on: Day;
}

/**
 * What became of a county's areas. Rows keep the code they were written with; who answers for them on a day, and which codes lie
 * in an area on a day, is asked here.
 */
export interface Succession {
  /** The area that stands on a day for the one a row was written with. */
  readonly areaOn: (code: string, day: Day) => string;
  /**
   * The codes of the rows that lie in an area on a day; undefined when the town column, or the village's own code, finds exactly
   * these rows today.
   */
  readonly codesIn: (area: string, day: Day, today: Day) => readonly string[] | undefined;
  /** Every code whose town today is another than the one it was written with, with that town. */
  readonly townsMoved: (today: Day) => readonly (readonly [code: string, town: string])[];
}

/** The succession of a county's areas, from its steps and all codes it ever had (needed only where there are steps). */
export function successionOf(steps: readonly AreaStep[], codes: readonly string[]): Succession {
  if (steps.length === 0) return unchanged;
  const byFrom = new Map(steps.map((step) => [step.from, step]));
  const all = [...new Set([...codes, ...steps.flatMap(({ from, to }) => [from, to])])].toSorted();

  function areaOn(code: string, day: Day): string {
    let [found, left] = [code, steps.length]; // each step is taken once at most
    for (let step = stepOf(found); step && step.on <= day && left > 0; step = stepOf(found), left -= 1) found = step.to;
    return found;
  }
  /** A village without a step of its own goes with its town. */
  const stepOf = (code: string) => byFrom.get(code) ?? byFrom.get(code.slice(0, 9));

  const within = (area: string, day: Day) => all.filter((code) => areaOn(code, day).startsWith(area));
  return {
    areaOn,
    codesIn: (area, day, today) => {
      if (area.length === 6) return undefined;
      // Who still asks for an area that has ended means the rows written in it.
      if (areaOn(area, day) !== area) return all.filter((code) => code.startsWith(area));
      const then = within(area, day);
      const plain = area.length === 9 ? within(area, today) : [area];
      return then.length === plain.length && then.every((code, i) => code === plain[i]) ? undefined : then;
    },
    townsMoved: (today) =>
      all.flatMap((code) => {
        const town = areaOn(code, today).slice(0, 9);
        return town === code.slice(0, 9) ? [] : [[code, town] as const];
      }),
  };
}

const unchanged: Succession = { areaOn: (code) => code, codesIn: () => undefined, townsMoved: () => [] };

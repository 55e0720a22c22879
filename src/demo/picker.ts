import { nth, type Chance } from './chance.ts';
import { findings, suggestFindings } from './findings.ts';
import type { Site } from './sites.ts';

/** Chooses what is found at a site on a day (YYYY-MM-DD), as indexes into the library. */
export interface Picker {
  /** So many different general hazards, two in three of the sector's own. Throws RangeError when there are not enough. */
  general(choices: Chance, site: Site, day: string, count: number): readonly number[];
  /** A major hazard under the criteria in force, if there are any for the site. */
  major(choices: Chance, site: Site, day: string): number | undefined;
}

/** A picker over the library of findings. */
export function pickerOf(): Picker {
  const shelves = new Map<string, Shelf>();
  const shelfFor = (site: Site, day: string): Shelf => {
    const key = `${site.sector}/${site.trade}`;
    const shelf = shelves.get(key) ?? shelfOf(site, day);
    shelves.set(key, shelf);
    return shelf;
  };
  return {
    general: (choices, site, day, count) => {
      if (count === 0) return [];
      const shelf = shelfFor(site, day);
      const own = choices.shuffle(shelf.own).values();
      const common = choices.shuffle(shelf.common).values();
      return Array.from({ length: count }, () => {
        const preferred = choices.odds(0.67) ? own.next().value : undefined;
        const index = preferred ?? common.next().value ?? own.next().value;
        if (index === undefined) throw new RangeError(`too few hazards for ${site.sector}`);
        return index;
      });
    },
    major: (choices, site, day) => {
      const fitting = suggestFindings(site, day).filter((index) => nth(findings, index).level === 'major');
      return fitting.length === 0 ? undefined : choices.pick(fitting);
    },
  };
}

interface Shelf {
  readonly own: readonly number[];
  readonly common: readonly number[];
}

/** General hazards bear no dates, so that one day's shelf holds for all. */
function shelfOf(site: Site, day: string): Shelf {
  const fitting = suggestFindings(site, day).filter((index) => nth(findings, index).level === 'general');
  return { own: fitting.filter(isOwn), common: fitting.filter((index) => !isOwn(index)) };
}

const isOwn = (index: number): boolean => nth(findings, index).sectors.length <= 6;

import type { Action, MenuDuty, Place } from '../menu.ts';
import type { Icon } from '../pages.ts';
import { initialsOf } from './initials.ts';

/** One line of what was found: where it leads, and its words. */
export interface Find {
  readonly key: string;
  readonly path: string;
  readonly label: string;
  readonly note: string;
  readonly icon?: Icon;
}

/** Finds of one kind under their heading. */
export interface FindGroup {
  readonly label: string;
  readonly finds: readonly Find[];
}

/** Pages and actions whose name, or its pinyin initials, hold every word asked for. */
export function findPlaces(
  asked: string,
  sections: readonly Pick<MenuDuty, 'label' | 'places'>[],
  actions: readonly Action[],
  rest: readonly Place[],
): readonly FindGroup[] {
  const places = [
    ...rest.map((place) => ({ place, note: '页面' })),
    ...sections.flatMap(({ label, places: own }) => own.map((place) => ({ place, note: label }))),
  ];
  const fits = (place: Place) => wordsOf(asked).every((word) => holds(place.label, word));
  return [
    { label: '办理', finds: actions.filter(fits).map((action) => findOf('do', action, '')) },
    {
      label: '前往',
      finds: places.filter(({ place }) => fits(place)).map(({ place, note }) => findOf('go', place, note)),
    },
  ];
}

/** The words of what is asked for, in lower case. */
export const wordsOf = (asked: string): readonly string[] => asked.trim().toLowerCase().split(/\s+/).filter(Boolean);

/** Where a word stands in a text — as written, or by pinyin initials — as [from, to), or nothing. */
export function placeOfWord(text: string, word: string): readonly [number, number] | undefined {
  const lower = text.toLowerCase();
  const written = lower.indexOf(word);
  if (written >= 0) return [written, written + word.length];
  if (!/^[a-z0-9]{2,}$/.test(word)) return undefined;
  const spelt = initialsOf(text).indexOf(word);
  return spelt >= 0 ? [spelt, spelt + word.length] : undefined;
}

const holds = (label: string, word: string) =>
  placeOfWord(label, word) !== undefined || initialsOf(label).startsWith(word);

const findOf = (kind: string, { path, label, icon }: Place, note: string): Find => ({
  key: `${kind} ${path}`,
  path,
  label,
  note,
  icon,
});

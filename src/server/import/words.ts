import { plain } from './plain.ts';

/** One of several things that a word may mean. */
export interface Meaning {
  readonly id: string;
  readonly name: string;
}

/** Words and what they may mean, as pairs: plain data that another thread can be given. */
export type Words = readonly (readonly [word: string, meanings: readonly Meaning[]])[];

/** The words for the areas of a county: names with and without town and county, without 镇 or 村, and codes of any length. */
export function areaWords(areas: readonly { readonly id: string; readonly name: string }[]): Words {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const county = areas.find(({ id }) => id.length === 6)?.name ?? '';
  const words = areas.flatMap(({ id, name }) => {
    const town = id.length > 9 ? (names.get(id.slice(0, 9)) ?? '') : '';
    const full = `${town}${name}`;
    const spoken = [name, full, `${county}${full}`, `${county}${name}`, id, id.padEnd(12, '0')];
    const short = [
      name.replace(placeEnd, ''),
      `${town}${name.replace(placeEnd, '')}`,
      `${town.replace(placeEnd, '')}${name}`,
    ];
    return [...new Set([...spoken, ...short])]
      .filter((word) => word.length > 1)
      .map((word) => [word, { id, name: full }] as const);
  });
  return gathered(words);
}
const placeEnd = /(镇|乡|街道办事处|街道|社区居委会|居委会|社区|村委会|村民委员会|村)$/;

/** The words for people: their names, their names with what they sign in by, and that alone. */
export function personWords(
  people: readonly {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly section: string | null;
  }[],
): Words {
  return gathered(
    people.flatMap(({ id, name, username, section }) =>
      [name, `${name}(${username})`, username].map(
        (word) => [word, { id, name: `${name}（${section ?? username}）` }] as const,
      ),
    ),
  );
}

/** The words for the options of a choice: whole, in and before brackets, and their keys. */
export function optionWords(options: Readonly<Record<string, string>>): Words {
  const whole = Object.entries(options).flatMap(([id, name]) => [
    [name, { id, name }] as const,
    [id, { id, name }] as const,
  ]);
  const parts = Object.entries(options).flatMap(([id, name]) => {
    const found = /^(.+?)[（(](.+)[）)]$/.exec(name);
    return found ? [found[1], found[2]].flatMap((part = '') => [[part, { id, name }] as const]) : [];
  });
  const known = new Set(whole.map(([word]) => plain(word)));
  return gathered([...whole, ...parts.filter(([word]) => !known.has(plain(word)))]);
}

/** Looks a word up, as it is compared. */
export function lookUp(words: Words): (word: string) => readonly Meaning[] {
  const map = new Map(words);
  return (word) => map.get(plain(word)) ?? [];
}

function gathered(pairs: readonly (readonly [string, Meaning])[]): Words {
  const map = new Map<string, Meaning[]>();
  for (const [word, meaning] of pairs) {
    const key = plain(word);
    const found = map.get(key) ?? [];
    if (!found.some(({ id }) => id === meaning.id)) map.set(key, [...found, meaning]);
  }
  return [...map];
}

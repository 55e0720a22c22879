import type { Named } from '../../kernel/wire.ts';

/** What words for the areas of a warning name: the codes of areas, each once, and the words that name none. */
export interface NamedAreas {
  readonly codes: readonly string[];
  readonly unknown: readonly string[];
}

/** An area a warning goes to. */
export interface Recipient {
  readonly area: string;
  readonly name: string;
}

const whole = /^(?:全县|全域|全县各地|全县范围)$/;
const marks = /[、，,；;。\s]+/;
const joining = [/以及|及/, /和/];

/**
 * Reads areas out of words such as a message or an officer writes them: 全县, a town's name, a village's after its town's or alone where
 * only one is called so. Areas are those of the county, its own line among them.
 */
export function areasNamed(words: string | null, areas: readonly Named[]): NamedAreas {
  const county = areas.find(({ id }) => id.length === 6);
  const byName = namesOf(areas);
  const find = (part: string) =>
    whole.test(part) || part === county?.name
      ? county?.id
      : (byName.get(part) ??
        (county && part.startsWith(county.name) ? byName.get(part.slice(county.name.length)) : undefined));
  const codes = new Set<string>();
  const unknown: string[] = [];
  for (const part of partsOf(words ?? '', (each) => find(each) !== undefined)) {
    const code = find(part);
    if (code === undefined) unknown.push(part);
    else codes.add(code);
  }
  return { codes: [...codes], unknown };
}

/** The words for areas, as they are read again; what named none stays behind them. */
export function areaWords({ codes, unknown }: NamedAreas, areas: readonly Named[]): string | null {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const words = codes.map((code) => (code.length === 6 ? '全县' : nameOf(code, names)));
  return [...words, ...unknown].join('、') || null;
}

/** Whom a warning goes to: the county is all its towns, and a village within a town that is told already is not told twice. */
export function recipientsOf({ codes }: NamedAreas, areas: readonly Named[]): readonly Recipient[] {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const towns = areas.filter(({ id }) => id.length === 9).map(({ id }) => id);
  const wanted = codes.some((code) => code.length === 6) && towns.length > 0 ? towns : codes;
  return wanted
    .filter((code) => !wanted.some((other) => other !== code && code.startsWith(other)))
    .map((area) => ({ area, name: nameOf(area, names) }));
}

const nameOf = (code: string, names: ReadonlyMap<string, string>) =>
  code.length > 9 ? `${names.get(code.slice(0, 9)) ?? ''}${names.get(code) ?? ''}` : (names.get(code) ?? '');

/** Cut at marks, and at words between names where that gives a name. */
const partsOf = (words: string, isName: (part: string) => boolean): readonly string[] =>
  joining.reduce(
    (parts, word) =>
      parts.flatMap((part) => {
        const cut = part.split(word);
        return !isName(part) && cut.some(isName) ? cut : [part];
      }),
    words.split(marks).filter(Boolean),
  );

/** Codes by every name an area goes by; a name of two areas names neither. */
function namesOf(areas: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const all = areas.flatMap(({ id, name }) =>
    id.length > 9
      ? [
          [nameOf(id, names), id],
          [name, id],
        ]
      : [[name, id]],
  );
  const found = Map.groupBy(all, ([name = '']) => name);
  return new Map(
    [...found].flatMap(([name, ids]) => {
      const codes = new Set(ids.map(([, id]) => id));
      const [code = ''] = codes;
      return codes.size === 1 ? [[name, code] as const] : [];
    }),
  );
}

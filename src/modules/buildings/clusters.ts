/** Why two buildings may be one. */
export type Likeness = 'code' | 'address' | 'place';

/** Two buildings that may be one, and why; metres where they stand near each other. */
export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly likeness: Likeness;
  readonly metres?: number;
}

/** Buildings that may all be one, each tied to another of them. */
export interface Cluster {
  readonly ids: readonly string[];
  readonly likenesses: readonly Likeness[];
}

/** Joins pairs into clusters: whoever is tied to one is tied to all that this one is tied to. The biggest come first. */
export function clustersOf(pairs: readonly Pair[]): readonly Cluster[] {
  const groups = new Map<string, { ids: Set<string>; likenesses: Set<Likeness> }>();
  for (const { one, other, likeness } of pairs) {
    const first = groups.get(one) ?? { ids: new Set([one]), likenesses: new Set() };
    const second = groups.get(other) ?? { ids: new Set([other]), likenesses: new Set() };
    const joined = {
      ids: new Set([...first.ids, ...second.ids]),
      likenesses: new Set([...first.likenesses, ...second.likenesses, likeness]),
    };
    for (const id of joined.ids) groups.set(id, joined);
  }
  return [...new Set(groups.values())]
    .map(({ ids, likenesses }) => ({ ids: [...ids].toSorted(), likenesses: [...likenesses].toSorted() }))
    .toSorted((a, b) => b.ids.length - a.ids.length || (a.ids[0] ?? '').localeCompare(b.ids[0] ?? ''));
}

/** An address in one spelling: without spaces and marks, full-width letters as half-width, numerals of house numbers as digits. */
export function spellingOf(address: string): string {
  return address
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]/gu, '')
    .replaceAll(/[零〇一二三四五六七八九](?=[组号栋幢单楼社队])/gu, (letter) =>
      String('零一二三四五六七八九'.indexOf(letter.replace('〇', '零'))),
    )
    .replaceAll(/[栋幢]/gu, '栋')
    .replace(/号?$/u, '');
}

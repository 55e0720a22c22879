/** What can be said of an item on the spot. */
export const answers = { meets: '符合', fails: '不符合', absent: '不涉及' } as const;

/** What can be said of an item. */
export type Answer = keyof typeof answers;

interface Item {
  readonly content: string;
}

/** The answers as the visit keeps them: a line an item in the words of its edition, so that the record can be read without the list. */
export function resultOf(given: readonly (Answer | null)[], items: readonly Item[]): string | null {
  const lines = items.flatMap(({ content }, at) => {
    const answer = given[at] ?? null;
    return answer === null ? [] : [`${at + 1}. ${answers[answer]}：${content}`];
  });
  return lines.length === 0 ? null : lines.join('\n');
}

/** The answers read back from what the visit keeps. */
export function answersOf(result: string, items: readonly Item[]): readonly (Answer | null)[] {
  const lines = result.split('\n');
  // Object.entries forgets the literal keys.
  const known = Object.entries(answers) as [Answer, string][];
  return items.map((_, at) => {
    const line = lines.find((each) => each.startsWith(`${at + 1}. `));
    return known.find(([, words]) => line?.startsWith(`${at + 1}. ${words}：`))?.[0] ?? null;
  });
}

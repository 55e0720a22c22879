/** Words that change from period to period, by the name of their slot. */
export type SlotWords = Readonly<Record<string, string>>;

/** A text with slots such as {period} where the words of a report stood; the longest words go first. */
export function toSlots(text: string, words: SlotWords): string {
  const slots = new Map(Object.entries(words).map(([name, word]) => [word, `{${name}}`]));
  const longest = [...slots.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return text.replaceAll(new RegExp(longest.join('|'), 'g'), (word) => slots.get(word) ?? word);
}

/** The same with the words of another report in the slots. */
export const fromSlots = (text: string, words: SlotWords): string =>
  text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot);

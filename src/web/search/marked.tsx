import { placeOfWord, wordsOf } from './finds.ts';

/** A text with the parts marked that were asked for. */
export function Marked({ text, asked }: { readonly text: string; readonly asked: string }) {
  const spans = wordsOf(asked)
    .flatMap((word) => {
      const span = placeOfWord(text, word);
      return span ? [span] : [];
    })
    .toSorted((a, b) => a[0] - b[0]);
  let done = 0;
  const parts = spans.flatMap(([from, to]) => {
    if (from < done) return [];
    const before = text.slice(done, from);
    done = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return [...parts, text.slice(done)];
}

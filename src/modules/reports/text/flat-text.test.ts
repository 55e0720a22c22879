import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert, constantFrom, integer, property } from 'fast-check';
import { compareWords } from './compare-words.ts';
import { findOnce, flatText, moveStretch, runsWithin } from './flat-text.ts';

const text = '全县开展检查。排查隐患四处。整改三处。';
const stretchOf = (words: string, within = text) => {
  const from = within.indexOf(words);
  return { from, to: from + words.length };
};
const moved = (after: string, words: string) => {
  const found = moveStretch(text, after, stretchOf(words), compareWords);
  return found && after.slice(found.from, found.to);
};

const cases: readonly (readonly [name: string, after: string, words: string, is: string | undefined])[] = [
  ['words written before it push it on', `今年以来，${text}`, '排查隐患四处', '排查隐患四处'],
  ['words put into it belong to it', text.replace('隐患四', '重大隐患四'), '排查隐患四处', '排查重大隐患四处'],
  ['words at its edges do not', text.replace('。排查隐患四处', '。共排查隐患四处了'), '排查隐患四处', '排查隐患四处'],
  ['a paragraph moved is found again', '整改三处。\n全县开展检查。排查隐患四处。', '整改三处', '整改三处'],
  ['what is left of it after a cut', text.replace('隐患四处', ''), '排查隐患四处', '排查'],
  ['nothing is left of it', text.replace('排查隐患四处。', ''), '排查隐患四处', undefined],
  ['all was written anew', '另起炉灶，不再沿用。', '排查隐患四处', undefined],
];
for (const [name, after, words, is] of cases) {
  test(`a stretch of a text: ${name}`, () => equal(moved(after, words), is));
}

test('what stands in a stretch is given with its generated pieces, across paragraphs', () => {
  const chip = { chip: 'word', word: 'period' } as const;
  const blocks = [
    { kind: 'heading', level: 2, text: '检查' },
    { kind: 'paragraph', runs: ['截至', chip, '，共检查。'] },
  ] as const;
  equal(flatText(blocks), '检查\n截至\uFFFC，共检查。');
  deepEqual(runsWithin(blocks, { from: 1, to: 8 }), ['查', '\n', '截至', chip, '，共']);
});

test('words that stand twice are not taken for the ones that moved', () => {
  equal(findOnce('甲乙丙甲乙', '甲乙'), undefined);
  deepEqual(findOnce('甲乙丙', '乙丙'), { from: 1, to: 3 });
});

test('a stretch that nobody wrote in stays whole, whatever is written before and behind it', () => {
  const characters = array(constantFrom('甲', '乙', '丙', '。'), { maxLength: 12 });
  assert(
    property(characters, characters, characters, characters, integer({ min: 3, max: 9 }), (a, b, c, d, size) => {
      const words = '子丑寅卯辰巳午未申'.slice(0, size);
      const [before, after] = [`${a.join('')}${words}${b.join('')}`, `${c.join('')}${words}${d.join('')}`];
      const found = moveStretch(before, after, stretchOf(words, before), compareWords);
      equal(found && after.slice(found.from, found.to), words);
    }),
  );
});

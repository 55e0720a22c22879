import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert, constantFrom, property } from 'fast-check';
import type { SectionText } from '../text/report-text.ts';
import { mergeText } from './merge-text.ts';

const text = (...lines: readonly string[]): SectionText => ({
  heading: '工作',
  blocks: lines.map((line) => ({ kind: 'paragraph', runs: [line] })),
});
const linesOf = ({ blocks }: SectionText) => blocks.flatMap((block) => (block.kind === 'heading' ? [] : block.runs));

const cases: readonly (readonly [string, SectionText, SectionText, SectionText, readonly string[], boolean])[] = [
  [
    'changes in different paragraphs stand side by side',
    text('甲', '乙', '丙'),
    text('甲一', '乙', '丙'),
    text('甲', '乙', '丙二'),
    ['甲一', '乙', '丙二'],
    false,
  ],
  [
    'of the same paragraph both wordings stand, theirs first',
    text('甲'),
    text('甲一'),
    text('甲二'),
    ['甲二', '甲一'],
    true,
  ],
  ['who changed nothing takes what the other wrote', text('甲', '乙'), text('甲', '乙'), text('丁'), ['丁'], false],
  ['the same change is made once', text('甲'), text('甲一'), text('甲一'), ['甲一'], false],
  [
    'a paragraph taken out stays out',
    text('甲', '乙', '丙'),
    text('甲', '丙'),
    text('甲', '乙', '丙', '丁'),
    ['甲', '丙', '丁'],
    false,
  ],
];
for (const [name, base, mine, theirs, lines, both] of cases) {
  test(name, () => {
    const merged = mergeText(base, mine, theirs);
    deepEqual(linesOf(merged.text), lines);
    equal(merged.both, both);
  });
}

const named = (heading: string): SectionText => ({ heading, blocks: [] });
test('a chapter named anew by one of two has that name, by both it has both', () => {
  const merged = (mine: string, theirs: string) => mergeText(named('工作'), named(mine), named(theirs));
  equal(merged('成效', '工作').text.heading, '成效');
  equal(merged('工作', '亮点').text.heading, '亮点');
  deepEqual(merged('成效', '亮点'), { text: named('亮点／成效'), both: true });
  deepEqual(merged('成效', '成效'), { text: named('成效'), both: false });
});

test('no paragraph that one of two wrote is lost', () => {
  const line = constantFrom('甲', '乙', '丙', '丁');
  const lines = array(line, { maxLength: 5 });
  assert(
    property(lines, lines, lines, (base, own, other) => {
      const mine = own.map((one, at) => `我${at}${one}`);
      const theirs = other.map((one, at) => `你${at}${one}`);
      const merged = linesOf(mergeText(text(...base), text(...base, ...mine), text(...theirs, ...base)).text);
      for (const one of [...mine, ...theirs]) equal(merged.includes(one), true, one);
    }),
  );
});

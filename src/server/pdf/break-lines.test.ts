import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as always, constantFrom, property } from 'fast-check';
import { breakLines, widthOf } from './break-lines.ts';

const lines = (text: string, measure = 10, indent = 0) =>
  breakLines([{ text, face: 'fangsong' }], measure, indent).map(({ pieces }) =>
    pieces.map((piece) => piece.text).join(''),
  );

const cases: readonly (readonly [name: string, text: string, broken: readonly string[]])[] = [
  ['a line is full of characters', '甲乙丙丁戊己庚辛壬癸子丑', ['甲乙丙丁戊己庚辛壬癸', '子丑']],
  ['a stop never begins a line', '甲乙丙丁戊己庚辛壬癸，子丑', ['甲乙丙丁戊己庚辛壬', '癸，子丑']],
  ['an opening bracket never ends one', '甲乙丙丁戊己庚辛壬（癸）子', ['甲乙丙丁戊己庚辛壬', '（癸）子']],
  ['stops in a row stay with their word', '甲乙丙丁戊己庚辛壬癸”。子', ['甲乙丙丁戊己庚辛壬', '癸”。子']],
  ['a number is not broken', '甲乙丙丁戊己庚辛壬1238家', ['甲乙丙丁戊己庚辛壬', '1238家']],
  ['nor is a share from its sign', '甲乙丙丁戊己庚辛92.7%子', ['甲乙丙丁戊己庚辛', '92.7%子']],
  ['a dash stays whole', '甲乙丙丁戊己庚辛壬——子', ['甲乙丙丁戊己庚辛壬', '——子']],
  ['signs of half a width count half', '甲乙丙丁戊己庚辛12345子', ['甲乙丙丁戊己庚辛', '12345子']],
  ['a word longer than a line is broken all the same', 'abcdefghijklmnopqrstuvwxy', ['abcdefghijklmnopqrst', 'uvwxy']],
];

for (const [name, text, broken] of cases) test(name, () => assert.deepEqual(lines(text), broken));

test('the first line of a paragraph holds as much less as it is indented', () => {
  assert.deepEqual(lines('甲乙丙丁戊己庚辛壬癸子丑', 10, 2), ['甲乙丙丁戊己庚辛', '壬癸子丑']);
});

test('whatever the text, no line is wider than the measure and nothing is lost', () => {
  const letters = constantFrom(...Array.from('甲乙丙，。（）“”—…、1a. %'));
  always(
    property(array(letters, { maxLength: 120 }), (those) => {
      const text = those.join('');
      const broken = lines(text);
      assert.equal(broken.join(''), text);
      for (const line of broken) assert.ok(widthOf(line) <= 10, line);
    }),
  );
});

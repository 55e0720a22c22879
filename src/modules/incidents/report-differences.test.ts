import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { figureDifferences, wordDifferences } from './report-differences.web.ts';

const marks = { same: '', gone: '-', new: '+' } as const;
const shown = (before: string, after: string) =>
  wordDifferences(before, after).map(({ kind, words }) => `${marks[kind]}${words}`);

test('prose differs word by word, not character by character', () => {
  assert.deepEqual(shown('现场已经封闭，伤员正在送医。', '现场已经封闭，伤员全部送医。'), [
    '现场已经封闭，伤员',
    '-正在',
    '+全部',
    '送医。',
  ]);
  assert.deepEqual(shown('救援结束', '救援结束'), ['救援结束']);
});

test('a text written anew is not taken to pieces', () => {
  assert.deepEqual(shown('消防力量已到场，正在破拆。', '善后工作组已成立'), ['+善后工作组已成立']);
});

test('whatever the texts, the pieces give the later one again, and the earlier one unless it was written anew', () => {
  const prose = fc
    .array(fc.constantFrom('死亡', '两人', '，', '送医', '正在', '救援', '。', '1', '😀'), { maxLength: 12 })
    .map((words) => words.join(''));
  fc.assert(
    fc.property(prose, prose, (before, after) => {
      const pieces = wordDifferences(before, after);
      const of = (...kinds: readonly string[]) =>
        pieces.flatMap(({ kind, words }) => (kinds.includes(kind) ? [words] : [])).join('');
      assert.equal(of('same', 'new'), after);
      if (pieces.some(({ kind }) => kind === 'same')) assert.equal(of('same', 'gone'), before);
    }),
    { numRuns: 200, seed: 20_260_302 },
  );
});

test('figures differ one by one, and what has become known is told from what has risen', () => {
  const before = { dead: 1, missing: 2, injured: null, trapped: 0, evacuated: null };
  const after = { dead: 3, missing: 0, injured: 4, trapped: 0, evacuated: null };
  assert.deepEqual(figureDifferences(before, after), [
    { label: '死亡', was: 1, is: 3 },
    { label: '失联', was: 2, is: 0 },
    { label: '受伤', was: null, is: 4 },
  ]);
});

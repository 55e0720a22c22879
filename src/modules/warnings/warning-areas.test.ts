import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areasNamed, areaWords, recipientsOf } from './warning-areas.ts';

const areas = [
  { id: '519901', name: '安澜县' },
  { id: '519901101', name: '城关镇' },
  { id: '519901101201', name: '东门社区' },
  { id: '519901101202', name: '和平村' },
  { id: '519901102', name: '河口镇' },
  { id: '519901102201', name: '和平村' },
];

test('areas are read out of what officers and messages write', () => {
  const cases: readonly (readonly [string | null, readonly string[], readonly string[]])[] = [
    [null, [], []],
    ['全县', ['519901'], []],
    ['安澜县', ['519901'], []],
    ['城关镇、河口镇', ['519901101', '519901102'], []],
    ['安澜县城关镇，东门社区', ['519901101', '519901101201'], []],
    ['城关镇及河口镇和平村', ['519901101', '519901102201'], []],
    ['和平村', [], ['和平村']], // two are called so
    ['东部沿河 城关镇 城关镇', ['519901101'], ['东部沿河']],
  ];
  for (const [words, codes, unknown] of cases)
    assert.deepEqual(areasNamed(words, areas), { codes, unknown }, `${words}`);
});

test('what was read is written so that it is read the same', () => {
  for (const words of ['全县', '城关镇、河口镇和平村', '城关镇东门社区、东部沿河']) {
    assert.equal(areaWords(areasNamed(words, areas), areas), words);
  }
});

const names = (words: string) => recipientsOf(areasNamed(words, areas), areas).map(({ name }) => name);

test('the county is all its towns, and a village of a town that is told is not told twice', () => {
  assert.deepEqual(names('全县'), ['城关镇', '河口镇']);
  assert.deepEqual(names('城关镇、东门社区、河口镇和平村'), ['城关镇', '河口镇和平村']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePeriod } from '../../kernel/period.ts';
import { nextPeriod } from './commitments/next-period.ts';
import { periodWords } from './text/period-words.ts';
import { periodChoices } from './period-choices.ts';

test('periods that have begun are offered, the latest first', () => {
  const [halves, years, quarters, months, weeks] = periodChoices('2026-07-05');
  const codes = (of: typeof halves) => of?.periods.map(({ code }) => code);
  assert.deepEqual(codes(halves), ['2026H2', '2026H1', '2025H2', '2025H1']);
  assert.deepEqual(codes(years), ['2026', '2025']);
  assert.deepEqual(codes(quarters)?.slice(0, 3), ['2026Q3', '2026Q2', '2026Q1']);
  assert.deepEqual([codes(months)?.[0], codes(months)?.length], ['2026-07', 12]);
  assert.deepEqual(codes(weeks)?.slice(0, 2), ['2026-06-29..2026-07-05', '2026-06-22..2026-06-28']);
});

const spoken: readonly (readonly [code: string, span: string, next: string, planned: string])[] = [
  ['2026', '全年', '明年', '2027'],
  ['2026H1', '上半年', '下半年', '2026H2'],
  ['2026H2', '下半年', '明年', '2027'],
  ['2026Q3', '本季度', '下季度', '2026Q4'],
  ['2026Q4', '本季度', '下季度', '2027Q1'],
  ['2026-05', '本月', '下月', '2026-06'],
  ['2026-06-29..2026-07-05', '本周', '下周', '2026-07-06..2026-07-12'],
  ['2026-06-30..2026-07-06', '本期', '下一步', '2026-07-07..2026-07-13'],
];
for (const [code, span, next, planned] of spoken)
  test(`a report on ${code} speaks of ${span} and ${next}, and plans ${planned}`, () => {
    const words = periodWords(parsePeriod(code));
    assert.deepEqual([words.span, words.next], [span, next]);
    assert.equal(nextPeriod(parsePeriod(code)).code, planned);
  });

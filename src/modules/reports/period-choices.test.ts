import assert from 'node:assert/strict';
import { test } from 'node:test';
import { periodChoices } from './period-choices.ts';

test('periods that have begun are offered, the latest first', () => {
  const [halves, years, quarters, months] = periodChoices('2026-07-05');
  const codes = (of: typeof halves) => of?.periods.map(({ code }) => code);
  assert.deepEqual(codes(halves), ['2026H2', '2026H1', '2025H2', '2025H1']);
  assert.deepEqual(codes(years), ['2026', '2025']);
  assert.deepEqual(codes(quarters)?.slice(0, 3), ['2026Q3', '2026Q2', '2026Q1']);
  assert.deepEqual([codes(months)?.[0], codes(months)?.length], ['2026-07', 12]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { clustersOf, spellingOf } from './clusters.ts';
import { errorRate, verdictOf } from './error-rate.ts';

// Limits of Wilson's interval as published with Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
for (const [wrong, checked, low, high] of [
  [81, 263, 25.53, 36.62],
  [15, 148, 6.24, 16.05],
  [0, 20, 0, 16.11],
  [1, 29, 0.61, 17.18],
] as const)
  test(`${wrong} errors of ${checked} lie between ${low} % and ${high} %`, () => {
    const rate = errorRate(wrong, checked);
    assert.deepEqual([rate?.low, rate?.high], [low, high]);
  });

test('the interval holds the share itself, lies within 0 and 100, and nothing checked is no rate', () => {
  assert.equal(errorRate(0, 0), null);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (checked, some) => {
      const rate = errorRate(some % (checked + 1), checked);
      assert.ok(rate && rate.low >= 0 && rate.low <= rate.percent && rate.percent <= rate.high && rate.high <= 100);
    }),
  );
});

test('a survey passes or fails only when the whole interval says so', () => {
  assert.equal(verdictOf({ percent: 1, low: 0.4, high: 2.9 }, 5), 'passed');
  assert.equal(verdictOf({ percent: 9, low: 6.2, high: 13 }, 5), 'failed');
  assert.equal(verdictOf({ percent: 5, low: 3, high: 8 }, 5), 'unsure');
});

test('whatever is tied to one of a cluster belongs to it, in whatever order the pairs come', () => {
  const pairs = [
    { one: 'a', other: 'b', likeness: 'place' },
    { one: 'c', other: 'd', likeness: 'code' },
    { one: 'e', other: 'f', likeness: 'code' },
    { one: 'd', other: 'a', likeness: 'address' },
  ] as const;
  const joined = [
    { ids: ['a', 'b', 'c', 'd'], likenesses: ['address', 'code', 'place'] },
    { ids: ['e', 'f'], likenesses: ['code'] },
  ];
  assert.deepEqual(clustersOf(pairs), joined);
  assert.deepEqual(clustersOf(pairs.toReversed()), joined);
});

test('an address is one address in its usual spellings, and another is another', () => {
  for (const other of ['东街 三组12号', '东街3组１２号', '东街（3组）12号', '东街3组12'])
    assert.equal(spellingOf(other), spellingOf('东街3组12号'), other);
  assert.notEqual(spellingOf('东街3组12号'), spellingOf('东街3组13号'));
  assert.notEqual(spellingOf('东街3组1号2栋'), spellingOf('东街3组12栋'));
});

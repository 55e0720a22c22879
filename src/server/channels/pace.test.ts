import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace.ts';

test('in no second do more happen than the limit lets, and the limit is used', () => {
  let at = 0;
  const pace = paceOf(6000, () => at);
  const taken: number[] = [];
  for (; at < 10_000; at += 20) {
    const room = Math.min(pace.room(), 7);
    pace.took(room);
    for (let n = 0; n < room; n += 1) taken.push(at);
  }
  for (const from of taken) assert.ok(taken.filter((each) => each >= from && each < from + 1000).length <= 100);
  assert.ok(taken.length > 930, String(taken.length));
});

test('a limit below one a second is kept over the minute, and a rest is a rest', () => {
  let at = 0;
  const pace = paceOf(20, () => at);
  pace.took(pace.room());
  at = 30_000;
  assert.equal(pace.room(), 0);
  at = 61_000;
  assert.equal(pace.room(), 20);
  pace.rest(500);
  assert.equal(pace.room(), 0);
  at += 500;
  assert.equal(pace.room(), 20);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace.ts';

/** Runs ten seconds of a pace of a hundred a second; what is begun arrives and is answered after so many milliseconds. */
function arrivals(arriveMs: (n: number) => number, answerMs: (n: number) => number): readonly number[] {
  let at = 0;
  const pace = paceOf(6000, () => at);
  const arrived: number[] = [];
  const answers: number[] = [];
  for (; at < 10_000; at += 20) {
    while (answers[0] !== undefined && answers[0] <= at) {
      answers.shift();
      pace.answered();
    }
    const room = Math.min(pace.room(), 7);
    pace.took(room);
    for (let n = 0; n < room; n += 1) {
      const there = at + arriveMs(arrived.length);
      arrived.push(there);
      answers.push(there + answerMs(arrived.length));
    }
    answers.sort((a, b) => a - b);
  }
  return arrived.toSorted((a, b) => a - b);
}

const mostInASecond = (arrived: readonly number[]) =>
  Math.max(...arrived.map((from) => arrived.filter((each) => each >= from && each < from + 1000).length));

test('in no second do more happen than the limit lets, and the limit is used', () => {
  const arrived = arrivals(
    () => 0,
    () => 0,
  );
  assert.equal(mostInASecond(arrived), 100);
  assert.ok(arrived.length > 930, String(arrived.length));
});

test('however unevenly what left evenly arrives, no second has more', () => {
  const arrived = arrivals(
    (n) => (n * 37) % 400,
    (n) => (n * 13) % 300,
  );
  assert.ok(mostInASecond(arrived) <= 100);
  assert.ok(arrived.length > 500, String(arrived.length));
});

test('a limit below one a second is kept over the minute, and a rest is a rest', () => {
  let at = 0;
  const pace = paceOf(20, () => at);
  for (let n = pace.room(); n > 0; n -= 1) {
    pace.took(1);
    pace.answered();
  }
  at = 30_000;
  assert.equal(pace.room(), 0);
  at = 61_000;
  assert.equal(pace.room(), 20);
  pace.rest(500);
  assert.equal(pace.room(), 0);
  at += 500;
  assert.equal(pace.room(), 20);
});

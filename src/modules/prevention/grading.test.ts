import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  colourOf,
  type Colour,
  consequences,
  exposures,
  gradingWords,
  isControlledHighEnough,
  type Judged,
  likelihoods,
  scoreOf,
} from './grading.ts';

const lec = { red: 320, orange: 160, yellow: 70, inclusive: false };
const ls = { red: 20, orange: 15, yellow: 9, inclusive: true };
const by = (more: Partial<Judged>): Judged => ({
  method: 'lec',
  likelihood: null,
  exposure: null,
  consequence: null,
  probability: null,
  harm: null,
  directRed: null,
  ...more,
});

const cases: readonly (readonly [Judged['likelihood'], Judged['exposure'], Judged['consequence'], number, Colour])[] = [
  ['possible', 'daily', 'death', 270, 'orange'],
  ['likely', 'daily', 'death', 540, 'red'],
  ['seldom', 'daily', 'disabling', 42, 'blue'],
  ['certain', 'continuous', 'catastrophe', 10_000, 'red'],
  ['impossible', 'rare', 'minor', 0.05, 'blue'],
  ['unlikely', 'weekly', 'death', 22.5, 'blue'],
  ['veryUnlikely', 'rare', 'disabling', 0.7, 'blue'],
  ['certain', 'daily', 'injury', 180, 'orange'],
  ['likely', 'weekly', 'disabling', 126, 'yellow'],
];
for (const [likelihood, exposure, consequence, score, colour] of cases)
  test(`LEC ${likelihood} ${exposure} ${consequence} is ${score}: ${colour}`, () => {
    const row = by({ likelihood, exposure, consequence });
    assert.equal(scoreOf(row), score);
    assert.equal(colourOf(score, lec), colour);
  });

test('the bound itself belongs to the lower colour, or to the graver one where a county says so', () => {
  for (const [score, below, above] of [
    [320, 'orange', 'red'],
    [160, 'yellow', 'orange'],
    [70, 'blue', 'yellow'],
  ] as const) {
    assert.equal(colourOf(score, lec), below);
    assert.equal(colourOf(score, { ...lec, inclusive: true }), above);
  }
});

test('each of the 25 cells of the LS matrix has its colour', () => {
  const rows = [1, 2, 3, 4, 5].map((probability) =>
    [1, 2, 3, 4, 5]
      .map((harm) => colourOf(scoreOf(by({ method: 'ls', probability, harm })) ?? 0, ls).slice(0, 1))
      .join(''),
  );
  assert.deepEqual(rows, ['bbbbb', 'bbbby', 'bbyyo', 'bbyor', 'byorr']);
});

test('what is not said gives no score, and what counts as red without one says so', () => {
  assert.equal(scoreOf(by({ likelihood: 'likely', exposure: 'daily' })), null);
  assert.equal(gradingWords(by({ likelihood: 'likely', exposure: 'daily' })), null);
  assert.equal(gradingWords(by({ directRed: true })), '直接判定为重大风险');
  assert.equal(gradingWords(by({ likelihood: 'likely', exposure: 'daily', consequence: 'death' })), 'L6×E6×C15＝540');
  assert.equal(gradingWords(by({ method: 'ls', probability: 3, harm: 5 })), 'L3×S5＝15');
});

const numbers = (options: object) => Object.values(options).map((words) => Number.parseFloat(String(words)));
test('the numbers of the method stand before its words', () => {
  assert.deepEqual(numbers(likelihoods), [10, 6, 3, 1, 0.5, 0.2, 0.1]);
  assert.deepEqual(numbers(exposures), [10, 6, 3, 2, 1, 0.5]);
  assert.deepEqual(numbers(consequences), [100, 40, 15, 7, 3, 1]);
});

test('red is controlled by the company, and nothing lower than its colour allows', () => {
  assert.ok(isControlledHighEnough('red', 'company') && !isControlledHighEnough('red', 'department'));
  assert.ok(isControlledHighEnough('orange', 'department') && !isControlledHighEnough('orange', 'team'));
  assert.ok(isControlledHighEnough('blue', 'post') && isControlledHighEnough('blue', 'company'));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ladder } from './ladder.ts';
import { capacityPlan, nextStep } from './ladder.rules.ts';

const ladder: Ladder = [
  { who: 'self', channels: ['voice'], tries: 2, waitSeconds: 60 },
  { who: 'deputy', channels: ['voice'], tries: 1, waitSeconds: 60 },
  { who: 'superior', channels: ['voice'], tries: 1, waitSeconds: 60 },
];
const all = () => true;

test('a ladder is climbed try by try and rung by rung, and behind its last rung somebody has to knock', () => {
  const way = [];
  for (let at = nextStep(ladder, { rung: 0, tries: 0 }, all); at; at = nextStep(ladder, at, all)) way.push(at);
  assert.deepEqual(
    way.map(({ rung, tries }) => [rung, tries]),
    [
      [0, 1],
      [0, 2],
      [1, 1],
      [2, 1],
    ],
  );
});

test('rungs of people who are not there are left out', () => {
  assert.deepEqual(
    nextStep(ladder, { rung: 0, tries: 2 }, (who) => who !== 'deputy'),
    { rung: 2, tries: 1 },
  );
  assert.equal(
    nextStep(ladder, { rung: 0, tries: 2 }, (who) => who === 'self'),
    undefined,
  );
});

test('506 people at 30 seconds a call over 30 lines take 8.4 minutes, and three minutes need 85 lines', () => {
  const asked = { people: 506, secondsPerCall: 30, lines: 30, withinMinutes: 3 };
  assert.deepEqual(capacityPlan(asked), { minutes: 8.4, linesNeeded: 85 });
  assert.deepEqual(capacityPlan({ ...asked, lines: 85 }), { minutes: 3, linesNeeded: 85 });
  assert.equal(capacityPlan({ ...asked, lines: 0 }).minutes, Number.POSITIVE_INFINITY);
});

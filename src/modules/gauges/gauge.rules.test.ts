import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { blank, disbelief, type GaugeEvent, type GaugeRule, judge, type Memory, type Reading } from './gauge.rules.ts';

const minute = 60_000;
const start = Date.parse('2026-05-01T00:00:00Z');
const level: GaugeRule = {
  sums: false,
  windowMinutes: 60,
  thresholds: { blue: 100, yellow: 200, red: 400 },
  holdMinutes: 0,
  fall: 20,
  rise: null,
  riseMinutes: 60,
  lowest: -10,
  highest: 1000,
};
const rain: GaugeRule = { ...level, sums: true, thresholds: { blue: 10, yellow: 20 }, fall: 2 };

const at = (minutes: number, value: number): Reading => ({ at: start + minutes * minute, value });

function run(rule: GaugeRule, readings: readonly Reading[]): { memory: Memory; events: readonly GaugeEvent[] } {
  let memory = blank;
  const events: GaugeEvent[] = [];
  for (const reading of readings) {
    const judged = judge(rule, memory, reading);
    memory = judged.memory;
    events.push(...judged.events);
  }
  return { memory, events };
}
const said = (events: readonly GaugeEvent[]) => events.map(({ kind, what, colour }) => [kind, what, colour].join(' '));

test('a river that wavers about a threshold is one alarm until it has fallen back by the margin', () => {
  const { events } = run(level, [
    at(0, 99),
    at(1, 101),
    at(2, 98),
    at(3, 102),
    at(4, 81),
    at(5, 230),
    at(6, 150),
    at(7, 79),
  ]);
  assert.deepEqual(said(events), ['threshold raise blue', 'threshold escalate yellow', 'threshold clear yellow']);
});

test('rain is summed over the window, and what has run out of it counts no more', () => {
  const { events } = run(rain, [at(0, 6), at(30, 5), at(59, 10), at(95, 0), at(130, 0)]);
  assert.deepEqual(
    events.map(({ what, measure }) => `${what} ${measure}`),
    ['raise 11', 'escalate 21', 'clear 0'],
  );
});

test('a height must hold as long as its rule says before it alarms', () => {
  const rule = { ...level, holdMinutes: 10 };
  assert.deepEqual(said(run(rule, [at(0, 150), at(5, 150)]).events), []);
  assert.deepEqual(said(run(rule, [at(0, 150), at(5, 150), at(10, 150)]).events), ['threshold raise blue']);
  assert.deepEqual(said(run(rule, [at(0, 150), at(5, 90), at(10, 150)]).events), []);
});

test('a river that climbs fast alarms by its rise, whatever its height', () => {
  const rule = { ...level, thresholds: {}, rise: 30, riseMinutes: 60 };
  const { events } = run(rule, [at(0, 10), at(30, 25), at(60, 41), at(120, 43), at(200, 44)]);
  assert.deepEqual(said(events), ['rise raise ', 'rise clear ']);
});

test('readings of the future, out of bounds or no numbers are not believed', () => {
  const cases: readonly (readonly [Reading, RegExp | null])[] = [
    [at(0, 50), null],
    [at(10, 50), null],
    [at(11, 50), /晚 11 分钟/],
    [at(0, -11), /低于合理下限/],
    [at(0, 1001), /高于合理上限/],
    [at(0, Number.NaN), /不是数字/],
  ];
  for (const [reading, words] of cases) {
    const found = disbelief(reading, level, start, 10);
    if (words === null) assert.equal(found, null);
    else assert.match(found ?? '', words);
  }
  assert.match(disbelief(at(0, -1), { ...rain, lowest: null }, start, 10) ?? '', /不能为负/);
});

// Different seconds, so that none is the same reading twice.
const readings = fc.uniqueArray(fc.tuple(fc.nat(3 * 3600), fc.integer({ min: 0, max: 500 })), {
  minLength: 1,
  maxLength: 40,
  selector: ([second]) => second,
});
const toReading = ([second, value]: readonly [number, number]): Reading => ({ at: start + second * 1000, value });

test('what is remembered hangs on the readings alone, not on the order in which they come', () => {
  const rule = { ...rain, windowMinutes: 180 };
  fc.assert(
    fc.property(readings, fc.infiniteStream(fc.nat()), (drawn, chance) => {
      const inOrder = drawn.map(toReading);
      const mixed = inOrder
        .map((reading) => ({ reading, key: chance.next().value as number }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ reading }) => reading);
      for (const each of [rule, { ...level, riseMinutes: 180 }])
        assert.deepEqual(run(each, inOrder).memory.minutes, run(each, mixed).memory.minutes);
    }),
  );
});

test('alarms are raised and cleared by turns, escalate upwards only, and what is open agrees with what was said', () => {
  const rank = { blue: 1, yellow: 2, orange: 3, red: 4 };
  fc.assert(
    fc.property(readings, (drawn) => {
      for (const rule of [level, rain, { ...level, holdMinutes: 15 }]) {
        const { memory, events } = run(rule, drawn.map(toReading));
        let open = 0;
        for (const { kind, what, colour } of events) {
          if (kind !== 'threshold' || colour === null) continue;
          if (what === 'raise') assert.equal(open, 0);
          if (what === 'escalate') assert.ok(open > 0 && rank[colour] > open);
          if (what === 'clear') assert.ok(open > 0);
          open = what === 'clear' ? 0 : rank[colour];
        }
        assert.equal(memory.colour === null ? 0 : rank[memory.colour], open);
      }
    }),
  );
});

test('a reading older than the memory reaches changes nothing', () => {
  const { memory } = run(level, [at(600, 50)]);
  assert.equal(judge(level, memory, at(0, 900)).memory, memory);
});

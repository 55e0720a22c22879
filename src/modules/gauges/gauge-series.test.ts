import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gaugeKinds } from './gauge.ledger.ts';
import { windowSums, withGaps } from './gauge-series.ts';
import { measureOf, ruleWords, unitOf } from './gauge-words.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 0, minute)).toISOString();
const points = (all: readonly (readonly [minute: number, value: number])[]) =>
  all.map(([minute, value]) => ({ at: at(minute), value }));

test('the sum over a window holds what fell since so many minutes, and no more', () => {
  const rain = points([
    [0, 10],
    [30, 5.1],
    [59, 0.2],
    [60, 1],
    [130, 2],
  ]);
  assert.deepEqual(
    windowSums(rain, 60).map(({ value }) => value),
    [10, 15.1, 15.3, 6.3, 2],
  );
});

test('a line is broken where a gauge was silent', () => {
  const drawn = withGaps(
    points([
      [0, 1],
      [10, 2],
      [60, 3],
    ]),
    30,
  );
  assert.deepEqual(
    drawn.map(([, value]) => value),
    [1, 2, null, 3],
  );
});

test('every kind of gauge has a unit, and its rules are said in sentences', () => {
  for (const kind of Object.keys(gaugeKinds)) assert.ok(measureOf(kind) !== '' && unitOf(kind) !== '', kind);
  const none = { blue: null, yellow: null, orange: null, red: null, fall: null, rise: null, riseMinutes: null };
  const rule = { ...none, kind: 'rain', windowMinutes: 60, holdMinutes: null, silenceMinutes: 90 } as const;
  assert.deepEqual(ruleWords({ ...rule, blue: 20, red: 80, fall: 5 }), [
    '60 分钟累计达到：蓝色 20，红色 80（毫米）',
    '低于最低一级 5 毫米才算恢复',
    '90 分钟没有数据报警',
  ]);
  assert.deepEqual(ruleWords({ ...rule, kind: 'level', orange: 300, holdMinutes: 10, rise: 50, riseMinutes: 30 }), [
    '水位达到并持续 10 分钟：橙色 300（厘米）',
    '30 分钟内上涨 50 厘米报警',
    '90 分钟没有数据报警',
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantFromText } from './column-types.ts';

const instants = [
  ['2026-03-01 02:00:00+00', '2026-03-01T02:00:00.000Z'],
  ['2026-03-01 02:00:00.5+00', '2026-03-01T02:00:00.500Z'],
  ['2026-03-01 02:00:00.12+00', '2026-03-01T02:00:00.120Z'],
  ['2026-03-01 02:00:00.123+00', '2026-03-01T02:00:00.123Z'],
  ['2026-03-01 02:00:00.123999+00', '2026-03-01T02:00:00.123Z'],
  ['2026-03-01 10:00:00+08', '2026-03-01T02:00:00.000Z'],
  ['2026-03-01 07:30:00.25+05:30', '2026-03-01T02:00:00.250Z'],
  ['1926-12-31 16:05:43+08:05:43', undefined],
  ['0044-03-15 00:00:00+00 BC', undefined],
  ['infinity', undefined],
] as const;

for (const [text, instant] of instants) {
  test(`the instant ${text} of PostgreSQL is ${instant ?? 'refused'}`, () => {
    if (instant === undefined) assert.throws(() => instantFromText(text), RangeError);
    else assert.equal(instantFromText(text), instant);
  });
}

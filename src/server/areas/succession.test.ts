import assert from 'node:assert/strict';
import { test } from 'node:test';
import { successionOf } from './succession.ts';

const [a, b, c] = ['519901101', '519901102', '519901103'];
const codes = ['519901', a, `${a}001`, `${a}201`, b, `${b}001`, c];
// On 1 July 2026 town a is merged into b, its villages get new codes there; on 1 January 2028 b is merged into c.
const merged = successionOf(
  [
    { from: a, to: b, on: '2026-07-01' },
    { from: `${a}001`, to: `${b}002`, on: '2026-07-01' },
    { from: `${a}201`, to: `${b}201`, on: '2026-07-01' },
    { from: b, to: c, on: '2028-01-01' },
    { from: `${b}001`, to: `${c}001`, on: '2028-01-01' },
    { from: `${b}002`, to: `${c}002`, on: '2028-01-01' },
  ],
  [...codes, `${b}002`, `${b}201`],
);

test('a county without changes asks nothing of anybody', () => {
  const none = successionOf([], codes);
  assert.equal(none.areaOn(`${a}001`, '2030-01-01'), `${a}001`);
  assert.equal(none.codesIn(a, '2020-01-01', '2030-01-01'), undefined);
});

test('an area stands for itself until the day, then for its heir, and for the heir’s heir', () => {
  for (const [code, day, expected] of [
    [`${a}001`, '2026-06-30', `${a}001`],
    [`${a}001`, '2026-07-01', `${b}002`],
    [`${a}001`, '2028-01-01', `${c}002`],
    [a, '2027-12-31', b],
    [c, '2030-01-01', c],
    [`${a}999`, '2026-07-01', b], // a code nobody lists goes with its town
  ] as const)
    assert.equal(merged.areaOn(code, day), expected, `${code} ${day}`);
});

test('the codes in a town are asked for where today’s town does not find them', () => {
  assert.deepEqual(merged.codesIn(a, '2026-06-30', '2026-12-31'), [a, `${a}001`, `${a}201`]);
  assert.deepEqual(merged.codesIn(b, '2026-06-30', '2026-12-31'), [b, `${b}001`, `${b}002`, `${b}201`]);
  assert.equal(merged.codesIn(b, '2026-12-31', '2026-12-31'), undefined, 'the town column says it');
  assert.equal(merged.codesIn(b, '2026-06-30', '2026-06-30'), undefined, 'the day has not come');
  assert.deepEqual(merged.codesIn(`${b}002`, '2026-12-31', '2026-12-31'), [`${a}001`, `${b}002`]);
  assert.deepEqual(merged.codesIn(a, '2026-12-31', '2026-12-31'), [a, `${a}001`, `${a}201`], 'an area that has ended');
  assert.equal(merged.codesIn('519901', '2026-06-30', '2026-12-31'), undefined);
});

test('the towns of the moved codes are told, and steps in a circle end', () => {
  assert.deepEqual(merged.townsMoved('2026-06-30'), []);
  assert.deepEqual(new Map(merged.townsMoved('2026-07-01')).get(`${a}001`), b);
  const circle = successionOf(
    [
      { from: a, to: b, on: '2026-01-01' },
      { from: b, to: a, on: '2026-01-01' },
    ],
    codes,
  );
  assert.ok([a, b].includes(circle.areaOn(a, '2027-01-01')));
});

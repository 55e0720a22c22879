import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoCounty } from './county.ts';
import { areaOf, contains } from './geometry.ts';

const county = demoCounty();
const villages = county.towns.flatMap((town) => town.villages);

test('the county has 33 towns and 462 villages and communities, each name and code once', () => {
  assert.equal(county.code, '519901');
  assert.equal(county.towns.length, 33);
  assert.equal(villages.length, 462);
  assert.equal(new Set(county.towns.map(({ name }) => name)).size, 33);
  assert.equal(new Set(villages.map(({ name }) => name)).size, 462);
  assert.equal(new Set([...county.towns, ...villages].map(({ code }) => code)).size, 495);
});

test('a code of nine digits begins with the county, a code of twelve with its town', () => {
  for (const town of county.towns) assert.match(town.code, /^519901\d{3}$/u);
  for (const { code, town } of villages) assert.ok(/^\d{12}$/u.test(code) && code.startsWith(town));
});

test('the towns fill a county of 2,600 square kilometres about 105 E 31 N and do not overlap', () => {
  assert.equal(county.areaKm2, 2600);
  const sum = county.towns.reduce((total, town) => total + areaOf(town.outline), 0);
  assert.ok(Math.abs(sum - 2600) < 0.01);
  for (const { boundary, at } of county.towns) {
    assert.ok(boundary.length >= 4);
    assert.deepEqual(boundary[0], boundary.at(-1));
    assert.ok(Math.abs(at[0] - 105) < 0.4 && Math.abs(at[1] - 31) < 0.3);
  }
});

test('each village lies in its town', () => {
  for (const { outline, villages: own } of county.towns) {
    for (const { at } of own) assert.ok(contains(outline, [(at[0] - 105) * 95.51, (at[1] - 31) * 110.87]));
  }
});

test('the county is the same each time it is made', () => {
  assert.deepEqual(demoCounty(), county);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incidentSettings } from './incident.laws.ts';
import {
  type Account,
  changesBetween,
  mayBeSame,
  nextFollowUp,
  obligationsOf,
  suggestGrade,
} from './incident.rules.ts';

const setting = (key: string) => incidentSettings[key]?.value ?? assert.fail(key);
const slow = (key: string) => (key === 'incidents.writtenMinutes' ? 600 : setting(key));
const next = (instant: string, grade: 'larger' | 'general') => nextFollowUp(instant, grade, setting);
const written = (kind: 'production' | 'flood') =>
  obligationsOf(kind, 'general', slow).find(({ channel }) => channel === 'written')?.minutes;
const none = { dead: null, missing: null, injured: null, trapped: null, evacuated: null };

test('the missing count with the dead, and an incident of public security has no grade (突发事件应对法 第三条)', () => {
  assert.equal(suggestGrade('flood', { ...none, dead: 1, missing: 2 }), 'larger');
  assert.equal(suggestGrade('fire', { ...none, injured: 9 }), 'general');
  assert.equal(suggestGrade('security', { ...none, dead: 5 }), 'ungraded');
});

for (const [kind, grade, expected] of [
  ['flood', 'general', ['县委县政府总值班室 30/60', '市应急管理局 30/60']],
  ['flood', 'major', ['县委县政府总值班室 15/35', '市应急管理局 15/35', '省应急管理厅 60', '应急管理部 60']],
  [
    'production',
    'larger',
    ['县委县政府总值班室 30/60', '市应急管理局 30/60', '公安、人社、工会、检察院 30', '省应急管理厅 60'],
  ],
] as const)
  test(`${kind} of grade ${grade} is told to ${expected.length} recipients in time`, () => {
    const due = Map.groupBy(obligationsOf(kind, grade, setting), ({ recipient }) => recipient);
    const words = [...due].map(([who, all]) => `${who} ${all.map(({ minutes }) => minutes).join('/')}`);
    assert.deepEqual(words, expected);
  });

test('no local rule can make a production accident later than two hours (493 令 第十一条)', () => {
  assert.deepEqual([written('production'), written('flood')], [120, 600]);
});

test('larger ones are followed up by eight and by seventeen o’clock, others a day after', () => {
  assert.equal(next('2026-03-01T23:00:00.000Z', 'larger'), '2026-03-02T00:00:00.000Z');
  assert.equal(next('2026-03-02T00:00:00.000Z', 'larger'), '2026-03-02T09:00:00.000Z');
  assert.equal(next('2026-03-02T10:00:00.000Z', 'larger'), '2026-03-03T00:00:00.000Z');
  assert.equal(next('2026-03-02T10:00:00.000Z', 'general'), '2026-03-03T10:00:00.000Z');
});

test('what becomes known is no change, what was known and differs is one', () => {
  assert.deepEqual(changesBetween({ ...none, dead: 1 }, { ...none, dead: 2, injured: 4 }), ['死亡 1→2人']);
  assert.deepEqual(changesBetween({ ...none, dead: 2 }, { ...none, dead: 1 }), ['死亡 2→1人']);
  assert.deepEqual(changesBetween(none, { ...none, dead: 0 }), []);
});

const account: Account = {
  kind: 'fire',
  at: '2026-03-02T02:00:00.000Z',
  district: null,
  placeWords: '东门商场',
  place: null,
};
for (const [words, other, same] of [
  ['the same words of a place', { placeWords: '东门商场附近' }, true],
  ['another place', { placeWords: '西关菜市场' }, false],
  ['four hours later', { at: '2026-03-02T06:00:00.000Z' }, false],
  ['another kind', { kind: 'flood' }, false],
  ['a place nobody knows', { placeWords: null }, true],
] as const)
  test(`two accounts with ${words} ${same ? 'may be' : 'are not'} of one incident`, () => {
    assert.equal(mayBeSame(account, { ...account, ...other }), same);
    assert.equal(mayBeSame({ ...account, ...other }, account), same);
  });

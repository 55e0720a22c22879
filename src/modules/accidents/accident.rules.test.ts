import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accidentSettings } from './accident.laws.ts';
import { gradeOf, hoursToReport, investigatorOf, nextReportDue, windowEnd, yearAfter } from './accident.rules.ts';

const setting = (key: string) => accidentSettings[key]?.value ?? assert.fail(key);
const wan = (many: number) => many * 1_000_000;

for (const [dead, injured, loss, grade] of [
  [2, 0, 0, 'general'],
  [3, 0, 0, 'larger'],
  [0, 9, 999.99, 'general'],
  [0, 10, 0, 'larger'],
  [0, 0, 1000, 'larger'],
  [29, 0, 0, 'major'],
  [30, 0, 0, 'extraordinary'],
  [2, 60, 100, 'major'],
  [0, 100, 0, 'extraordinary'],
  [0, 0, 4999.99, 'larger'],
  [0, 0, 10_000, 'extraordinary'],
] as const)
  test(`${dead} dead, ${injured} seriously injured, ${loss} 万元 lost: ${grade} (条例第三条，以上含本数)`, () => {
    assert.equal(gradeOf({ dead, missing: 0, injured, loss: wan(loss) }), grade);
  });

test('the missing count with the dead, and what is not known raises nothing (条例第十二条)', () => {
  assert.equal(gradeOf({ dead: 1, missing: 2, injured: null, loss: null }), 'larger');
  assert.equal(gradeOf({ dead: null, missing: null, injured: null, loss: null }), 'general');
});

test('deaths count for thirty days, of traffic and fire for seven (条例第十三条)', () => {
  assert.equal(windowEnd('2026-03-01T10:00:00.000Z', 'fall', setting), '2026-03-31');
  assert.equal(windowEnd('2026-03-01T10:00:00.000Z', 'traffic', setting), '2026-03-08');
  assert.equal(windowEnd('2026-03-01T10:00:00.000Z', 'fire', setting), '2026-03-08');
  assert.equal(windowEnd('2026-02-28T17:00:00.000Z', 'fall', setting), '2026-03-31', 'it was 1 March in the county');
});

test('the government that investigates follows the grade (条例第十九条)', () => {
  assert.deepEqual((['general', 'larger', 'major', 'extraordinary'] as const).map(investigatorOf), [
    'county',
    'city',
    'province',
    'state',
  ]);
});

test('follow-ups are due daily, of grave accidents twice a day', () => {
  assert.equal(nextReportDue('2026-03-01T02:00:00.000Z', 'larger', setting), '2026-03-02T02:00:00.000Z');
  assert.equal(nextReportDue('2026-03-01T02:00:00.000Z', 'major', setting), '2026-03-01T14:00:00.000Z');
});

test('how late a unit was is reckoned from when its head knew (条例第九条)', () => {
  assert.equal(hoursToReport('2026-03-01T01:10:00.000Z', '2026-03-01T02:05:00.000Z'), 55 / 60);
  assert.equal(hoursToReport(null, '2026-03-01T02:05:00.000Z'), null);
});

test('a year after is the same day, of a leap day the last of February', () => {
  assert.equal(yearAfter('2026-05-15'), '2027-05-15');
  assert.equal(yearAfter('2028-02-29'), '2029-02-28');
});

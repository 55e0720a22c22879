import assert from 'node:assert/strict';
import { test } from 'node:test';
import published from 'chinese-days';
import {
  addDays,
  addHours,
  addWorkdays,
  type Calendar,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  isWorkday,
  knowsYear,
  nationalCalendar,
  rollIfHoliday,
  startOfDay,
  verified,
} from './calendar.ts';

// oxlint-disable-next-line import/no-named-as-default-member -- the package is CommonJS and Node sees no named exports in it
const { isWorkday: isPublishedWorkday } = published;

const workdays: readonly (readonly [string, number, string])[] = [
  ['2026-09-30', 5, '2026-10-13'],
  ['2026-09-30', 7, '2026-10-15'],
  ['2026-02-12', 5, '2026-02-26'],
  ['2026-09-18', 20, '2026-10-22'],
  ['2026-10-13', -5, '2026-09-30'],
  ['2026-10-03', 0, '2026-10-03'],
];
for (const [from, count, expected] of workdays) {
  test(`${count} working days from ${from} end on ${expected} (行政处罚法85条)`, () => {
    assert.equal(addWorkdays(from, count), expected);
  });
}

test('a term of calendar days that ends in the National Day week ends on the first working day after it (民事诉讼法85条)', () => {
  assert.equal(addDays('2026-09-16', 15), '2026-10-01');
  assert.equal(rollIfHoliday(addDays('2026-09-16', 15)), '2026-10-08');
});

test('sixty calendar days are sixty days whatever the months', () => {
  assert.equal(addDays('2026-03-01', 60), '2026-04-30');
  assert.equal(rollIfHoliday('2026-04-30'), '2026-04-30');
  assert.equal(addDays('2024-02-28', 2), '2024-03-01');
  assert.equal(daysBetween('2026-03-01', '2026-04-30'), 60);
  assert.equal(daysBetween('2026-03-01', '2026-02-28'), -1);
});

test('the built-in calendar agrees with the published calendar on every day of 2024 to 2026', () => {
  for (let day = '2024-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    assert.equal(isWorkday(day), isPublishedWorkday(day), day);
  }
});

test('a make-up Sunday is worked, a holiday Monday is not, and an unknown year has plain weeks', () => {
  assert.equal(isWorkday('2026-01-04'), true);
  assert.equal(isWorkday('2026-02-16'), false);
  assert.equal(isWorkday('2027-10-01'), true);
  assert.equal(isWorkday('2027-10-02'), false);
});

test('a count that leaves the announced years is not verified', () => {
  assert.equal(knowsYear(2026), true);
  assert.equal(knowsYear(2027), false);
  assert.equal(knowsYear('toString'), false);
  assert.equal(verified('2026-10-13'), true);
  assert.equal(verified('2026-12-20', '2027-01-05'), false);
  assert.equal(verified('2026-12-30'), false);
  assert.equal(verified('2025-12-30'), true);
  assert.equal(verified('2023-12-29', '2024-01-05'), false);
});

test('the next year counts as soon as its notice is added as data', () => {
  const local: Calendar = {
    holidays: { ...nationalCalendar.holidays, 2027: { notice: '示例', off: ['01-04..01-05'], on: ['01-03'] } },
  };
  assert.equal(isWorkday('2027-01-04', local), false);
  assert.equal(isWorkday('2027-01-03', local), true);
  assert.equal(addWorkdays('2026-12-31', 2, local), '2027-01-03');
  assert.equal(rollIfHoliday('2027-01-04', local), '2027-01-06');
  assert.equal(verified('2026-12-30', '2027-01-06', local), true);
});

test('a day in Shanghai begins at 16:00 UTC of the day before', () => {
  assert.equal(dayOf('2026-02-28T15:59:59.999Z'), '2026-02-28');
  assert.equal(dayOf('2026-02-28T16:00:00.000Z'), '2026-03-01');
  assert.equal(startOfDay('2026-03-01'), '2026-02-28T16:00:00.000Z');
  assert.equal(endOfDay('2026-03-01'), '2026-03-01T15:59:59.999Z');
  assert.equal(dayOf(startOfDay('2026-01-01')), '2026-01-01');
});

test('hours run on through holidays', () => {
  assert.equal(addHours('2026-09-30T15:00:00.000Z', 24), '2026-10-01T15:00:00.000Z');
  assert.equal(addHours('2026-09-30T15:00:00.000Z', 0.5), '2026-09-30T15:30:00.000Z');
});

test('a day that does not exist is refused', () => {
  for (const text of ['2026-02-30', '2026-13-01', '2026-2-3', '20260203', '', '2025-02-29'])
    assert.equal(isDay(text), false, text);
  assert.equal(isDay('2024-02-29'), true);
  assert.throws(() => addDays('2026-02-30', 1), RangeError);
});

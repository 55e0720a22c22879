import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addDays, isWorkday } from '../../kernel/calendar.ts';
import { daysFrom, drawUp, faultsOf, isRested, type Pattern, patternOn, slotsOn, type Turn } from './roster.rules.ts';

const people = (prefix: string, many: number) => Array.from({ length: many }, (_, at) => `${prefix}${at}`);
const pattern = (leaders: number, officers: number, withDeputy = true): Pattern => ({
  hoursADay: 24,
  beginsAt: 8,
  shiftHours: 24,
  withDeputy,
  leaders: people('l', leaders),
  officers: people('o', officers),
});
const slots = (from: string, days: number, of = pattern(4, 8)) =>
  daysFrom(from, addDays(from, days - 1)).flatMap((day) => slotsOn(of, day, !isWorkday(day)));

const spread = (persons: readonly string[], of: (person: string) => number) => {
  const all = persons.map(of);
  return Math.max(...all) - Math.min(...all);
};
const servedBy = (turns: readonly Turn[]) => (person: string) =>
  turns.filter(({ leader, main, deputy }) => [leader, main, deputy].includes(person)).length;

const drawn = fc.record({
  from: fc.integer({ min: 0, max: 300 }).map((days) => addDays('2026-01-01', days)),
  days: fc.integer({ min: 1, max: 62 }),
  leaders: fc.integer({ min: 3, max: 9 }),
  officers: fc.integer({ min: 6, max: 14 }),
});

test('nobody has two turns running, and person-shifts differ by one at most (R9.3)', () => {
  fc.assert(
    fc.property(drawn, ({ from, days, leaders, officers }) => {
      const of = pattern(leaders, officers);
      const turns = drawUp(slots(from, days, of), of, { restHours: 24, absences: [] });
      for (const [at, turn] of turns.entries()) {
        assert.ok(turn.leader !== null && turn.main !== null && turn.deputy !== null && turn.main !== turn.deputy);
        const next = turns[at + 1];
        const again = [turn.leader, turn.main, turn.deputy].filter((one) =>
          [next?.leader, next?.main, next?.deputy].includes(one),
        );
        assert.deepEqual(again, [], turn.onDay);
      }
      assert.ok(spread(of.leaders, servedBy(turns)) <= 1);
      assert.ok(spread(of.officers, servedBy(turns)) <= 1);
    }),
    { numRuns: 25, seed: 20_260_302 },
  );
});

test('holidays are shared: nobody has two more of them than anybody else', () => {
  fc.assert(
    fc.property(drawn, ({ from, days, leaders, officers }) => {
      const of = pattern(leaders, officers);
      const turns = drawUp(slots(from, days, of), of, { restHours: 24, absences: [] });
      const holidays = turns.filter(({ isHoliday }) => isHoliday);
      assert.ok(spread(of.leaders, servedBy(holidays)) <= 1, 'leaders');
      assert.ok(spread(of.officers, servedBy(holidays)) <= 1, 'officers');
    }),
    { numRuns: 25, seed: 20_260_302 },
  );
});

test('whoever is away is passed over, and a list too short leaves the seat empty', () => {
  const of = pattern(3, 4);
  const away = { person: 'o0', startsAt: '2026-03-01T00:00:00.000Z', endsAt: '2026-03-20T00:00:00.000Z' };
  const turns = drawUp(slots('2026-03-02', 10, of), of, { restHours: 0, absences: [away] });
  assert.equal(servedBy(turns)('o0'), 0);
  const few = drawUp(slots('2026-03-02', 2, of), { ...of, officers: ['only'] }, { restHours: 24, absences: [] });
  assert.deepEqual(
    few.map(({ main, deputy }) => [main, deputy]),
    [
      ['only', null],
      [null, null],
    ],
  );
});

test('what was served before counts: the one with fewer turns is next', () => {
  const of = pattern(2, 3, false);
  const [slot] = slots('2026-03-10', 1, of);
  assert.ok(slot);
  const served = (day: string, main: string): Turn => ({
    ...slot,
    onDay: day,
    startsAt: `${day}T00:00:00.000Z`,
    endsAt: `${addDays(day, 1)}T00:00:00.000Z`,
    isHoliday: false,
    leader: 'l0',
    main,
    deputy: null,
  });
  const earlier = [served('2026-03-01', 'o0'), served('2026-03-02', 'o1'), served('2026-03-03', 'o2')];
  const next = drawUp([slot], of, { restHours: 24, absences: [] }, [...earlier, served('2026-03-05', 'o0')]);
  assert.deepEqual([next[0]?.main, next[0]?.leader], ['o1', 'l1']);
});

test('the pattern of the season holds from its day', () => {
  const usual = { startsOn: '2026-01-01', endsOn: null, name: 'usual' };
  const flood = { startsOn: '2026-04-21', endsOn: '2026-10-01', name: 'flood' };
  const on = (day: string) => patternOn([flood, usual], day)?.name;
  assert.deepEqual(
    [on('2025-12-31'), on('2026-04-20'), on('2026-04-21'), on('2026-09-30'), on('2026-10-01')],
    [undefined, 'usual', 'flood', 'flood', 'usual'],
  );
});

const turn = (day: string, crew: Partial<Turn> = {}) => ({
  onDay: day,
  startsAt: `${day}T00:00:00.000Z`,
  endsAt: `${addDays(day, 1)}T00:00:00.000Z`,
  isHoliday: false,
  leader: '甲',
  main: '乙',
  deputy: '丙',
  withDeputy: true,
  ...crew,
});

test('the check before publishing names each fault in words (R9.3)', () => {
  const rules = { restHours: 24, longestHours: 24, absences: [], others: [], nameOf: (person: string) => person };
  const words = (turns: Parameters<typeof faultsOf>[0], more: object = {}) =>
    faultsOf(turns, { ...rules, ...more }).map(({ at, words: each }) => `${at} ${each}`);
  const other = { leader: '丁', main: '戊', deputy: '己' };
  assert.deepEqual(words([turn('2026-03-02'), turn('2026-03-03', other)]), []);
  assert.deepEqual(words([turn('2026-03-02', { leader: null, main: null, deputy: null })]), [
    '0 2026-03-02 缺带班领导',
    '0 2026-03-02 缺主班',
    '0 2026-03-02 缺副班',
  ]);
  assert.deepEqual(words([turn('2026-03-02', { main: '甲' })]), ['0 2026-03-02 同一人占了两个岗位']);
  assert.deepEqual(words([turn('2026-03-02'), turn('2026-03-04', other)]), ['0 2026-03-02 与下一班之间无人值班']);
  assert.match(
    words([turn('2026-03-02'), turn('2026-03-03', { ...other, main: '乙' })]).join(),
    /乙两班之间休息不足 24 小时/,
  );
  assert.match(
    words([turn('2026-03-02')], { others: [turn('2026-03-02', { ...other, leader: '甲' })] }).join(),
    /甲同时排在另一班/,
  );
  const absences = [{ person: '丙', startsAt: '2026-03-02T20:00:00.000Z', endsAt: '2026-03-09T00:00:00.000Z' }];
  assert.deepEqual(words([turn('2026-03-02')], { absences }), ['0 2026-03-02 丙外出或请假']);
  assert.match(words([turn('2026-03-02')], { longestHours: 12 }).join(), /一班 24 小时，超过 12 小时/);
});

test('a shift of eight hours may be followed the next day when the rule asks for sixteen hours of rest', () => {
  const early = { startsAt: '2026-03-02T00:00:00.000Z', endsAt: '2026-03-02T08:00:00.000Z' };
  const next = { startsAt: '2026-03-03T00:00:00.000Z', endsAt: '2026-03-03T08:00:00.000Z' };
  assert.ok(isRested(early, next, 16) && isRested(next, early, 16) && !isRested(early, next, 17));
});

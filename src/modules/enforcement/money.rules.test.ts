import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar } from '../../kernel/calendar.ts';
import { capitalYuan, overdueDays, owedOn, surcharge, yuan } from './money.rules.ts';
import { addMonths, courtWindow, hearingNoticeBy, isBarred, payBy, seizureUntil, urgedUntil } from './term.rules.ts';

test('加处罚款 is 3% a day and never more than the fine (行政处罚法72)', () => {
  const cases: readonly (readonly [number, number])[] = [
    [0, 0],
    [1, 30_000],
    [10, 300_000],
    [33, 990_000],
    [34, 1_000_000],
    [400, 1_000_000],
  ];
  for (const [days, fen] of cases) assert.equal(surcharge(1_000_000, days, 30), fen, `${days}`);
  assert.equal(surcharge(33, 1, 30), 0); // 0.99 fen is not yet a fen
  assert.equal(surcharge(34, 1, 30), 1);
});

test('days of reconsideration and suit do not count (行政处罚法73)', () => {
  assert.equal(overdueDays('2026-03-17', '2026-03-18'), 1);
  assert.equal(overdueDays('2026-03-17', '2026-03-17'), 0);
  const pauses = [{ from: '2026-03-20', to: '2026-03-24' }];
  assert.equal(overdueDays('2026-03-17', '2026-03-27', pauses), 5);
  assert.equal(overdueDays('2026-03-17', '2026-04-27', [{ from: '2026-03-20', to: null }]), 2);
});

test('part payments lower what grows, instalments fall due one by one, and the shares stop at the fine', () => {
  const whole = [{ by: '2026-03-17', amount: 1_000_000 }];
  const terms = { permille: 30 };
  assert.deepEqual(owedOn('2026-03-27', 1_000_000, whole, [], terms), {
    paid: 0,
    unpaid: 1_000_000,
    overdue: 1_000_000,
    surcharge: 300_000,
  });
  const paid = [{ on: '2026-03-23', amount: 600_000 }]; // five days of the whole, five of the rest
  assert.equal(owedOn('2026-03-27', 1_000_000, whole, paid, terms).surcharge, 150_000 + 60_000);
  const plan = [
    { by: '2026-03-17', amount: 500_000 },
    { by: '2026-04-17', amount: 500_000 },
  ];
  assert.equal(owedOn('2026-03-27', 1_000_000, plan, [], terms).surcharge, 150_000);
  assert.equal(owedOn('2026-04-17', 1_000_000, plan, [{ on: '2026-03-17', amount: 500_000 }], terms).surcharge, 0);
  assert.equal(owedOn('2027-04-17', 1_000_000, whole, [], terms).surcharge, 1_000_000);
  const pauses = [{ from: '2026-03-18', to: null }];
  assert.equal(owedOn('2026-05-17', 1_000_000, whole, [], { permille: 30, pauses }).surcharge, 0);
});

test('amounts are exact in words and in capital figures', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [0, '0元', '零元整'],
    [5, '0.05元', '伍分'],
    [150, '1.5元', '壹元伍角'],
    [105, '1.05元', '壹元零伍分'],
    [400_000, '4000元', '肆仟元整'],
    [5_000_000, '50000元', '伍万元整'],
    [10_050_000, '100500元', '壹拾万零伍佰元整'],
    [10_000_500, '100005元', '壹拾万零伍元整'],
    [12_345_678, '123456.78元', '壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
    [1_000_000_100, '10000001元', '壹仟万零壹元整'],
    [100_000_000_000, '1000000000元', '壹拾亿元整'],
  ];
  for (const [fen, plain, capital] of cases) {
    assert.equal(yuan(fen), plain);
    assert.equal(capitalYuan(fen), capital);
  }
});

test('the terms after service are those of the worked example', () => {
  assert.equal(payBy('2026-03-02', 15, nationalCalendar), '2026-03-17');
  assert.equal(payBy('2026-09-16', 15, nationalCalendar), '2026-10-08'); // 1 October is a day off
  assert.deepEqual(courtWindow('2026-03-02', { litigationMonths: 6, courtMonths: 3 }), {
    suitUntil: '2026-09-02',
    from: '2026-09-03',
    until: '2026-12-02',
  });
  assert.equal(urgedUntil('2026-09-03', 10, nationalCalendar), '2026-09-18');
});

test('seven whole working days lie between the notice and the hearing, the National Day week not among them (行政处罚法64)', () => {
  assert.equal(hearingNoticeBy('2026-10-15', 7, nationalCalendar), '2026-09-29');
});

test('months end where they end, and time bars follow them (民法典202, 行政处罚法36)', () => {
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28');
  assert.equal(addMonths('2023-08-31', 6), '2024-02-29');
  assert.equal(addMonths('2026-12-15', 1), '2027-01-15');
  assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
  assert.equal(isBarred('2024-03-02', '2026-03-02', 2), false);
  assert.equal(isBarred('2024-03-01', '2026-03-02', 2), true);
  assert.equal(isBarred('2024-03-01', '2026-03-02', 5), false);
});

test('a seizure ends with its thirty days, its extension and the days of an appraisal (行政强制法25)', () => {
  assert.equal(seizureUntil('2026-03-01', 30), '2026-03-31');
  assert.equal(seizureUntil('2026-03-01', 30, 30, 5), '2026-05-05');
});

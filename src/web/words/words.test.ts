import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../../kernel/problem.ts';
import { countWords, moneyWords, sizeWords } from './amount.ts';
import { dayWords, dueWords, momentWords, recentWords, weekdayWords } from './moment.ts';
import { fieldProblems, isOutdated, problemWords } from './problem.ts';
import { timeLeft } from './time-left.ts';

const today = '2026-06-12';
const now = '2026-06-12T06:05:00.000Z'; // 14:05 in the county

test('a moment is written in the county’s time, its year only when it differs', () => {
  equal(momentWords('2026-06-12T06:05:00.000Z', today), '6月12日 14:05');
  equal(momentWords('2025-12-31T16:30:00.000Z', today), '1月1日 00:30');
  equal(dayWords('2025-06-02', today), '2025年6月2日');
  equal(weekdayWords(today, today), '6月12日 星期五');
  equal(recentWords('2026-06-12T01:00:00.000Z', today), '09:00');
  equal(recentWords('2026-06-11T01:00:00.000Z', today), '昨天 09:00');
});

test('a term in days is written as a day, a term in hours as a moment', () => {
  equal(dueWords('2026-06-30T15:59:59.999Z', today), '6月30日');
  equal(dueWords('2026-06-30T10:00:00.000Z', today), '6月30日 18:00');
});

test('the time left and the time gone are said in words', () => {
  for (const [dueAt, words] of [
    ['2026-06-12T09:17:00.000Z', '还剩 3 小时 12 分'],
    ['2026-06-12T15:59:59.999Z', '还剩 9 小时 54 分'],
    ['2026-06-12T06:05:30.000Z', '还剩 1 分'],
    ['2026-06-13T15:59:59.999Z', '还剩 1 天 9 小时'],
    ['2026-06-15T15:59:59.999Z', '还剩 3 天'],
    ['2026-06-11T15:59:59.999Z', '已超 1 天'],
    ['2026-06-10T15:59:59.999Z', '已超 2 天'],
    ['2026-06-12T04:00:00.000Z', '已超 2 小时 5 分'],
    ['2026-06-09T04:00:00.000Z', '已超 3 天'],
  ] as const) {
    equal(timeLeft(dueAt, now).words, words);
  }
});

test('amounts carry their unit and a capped count says so', () => {
  equal(moneyWords(1_250_000), '12,500 元');
  equal(moneyWords(1_250_050), '12,500.50 元');
  equal(countWords({ count: 10_000, capped: true }), '10,000+');
  equal(sizeWords(4_300_000), '4.1 MB');
});

test('a problem keeps the server’s words, and anything else says what to do', () => {
  equal(problemWords(new Problem('refused', '整改期限不能早于今天')), '整改期限不能早于今天');
  equal(problemWords(new Problem('refused', '', { detail: '密码有误' })), '密码有误');
  equal(fieldProblems(new Problem('invalid', '', { fields: { level: '请选择' } }))['level'], '请选择');
  equal(isOutdated(new TypeError('Failed to fetch dynamically imported module: /a.js')), true);
  equal(problemWords(new Error('x')).includes('请重试'), true);
});

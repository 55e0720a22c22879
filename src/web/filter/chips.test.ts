import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { checkWhere } from '../../kernel/where.ts';
import { hazard } from '../../modules/hazards/index.ts';
import { site } from '../../modules/sites/index.ts';
import type { Say } from '../fields/words-of.ts';
import { chipsOf, whereWords } from './chips.ts';
import { settled, toggled, without } from './list-where.ts';
import { askedColumns, quickFilters, titled } from './quick-filters.ts';
import { testOf } from './filter-test.ts';
import { columnOf } from '../fields/column.ts';

const someone = '018f0000-0000-7000-8000-000000000001';
const say: Say = {
  areaName: (code) => ({ '519901101': '城关镇' })[code] ?? code,
  personName: (id) => (id === someone ? '程执法' : ''),
  titles: { [someone]: '兴旺砖厂' },
  today: '2026-06-12',
};
const column = (name: string) => {
  const found = columnOf(hazard, name);
  if (!found) throw new Error(name);
  return found;
};

test('a filter reads as a sentence: where, in which state, what else, by when', () => {
  const where = { dueAt: { lt: '@now' }, level: 'major', state: 'rectifying', area: { within: '519901101' } };
  equal(whereWords(hazard, where, say), '城关镇 · 整改中 · 重大隐患 · 已逾期');
});

test('every kind of test has its words', () => {
  for (const [where, words] of [
    [{ state: ['found', 'recheck'] }, '已发现或待复查'],
    [{ state: { not: 'withdrawn' } }, '不是已撤销'],
    [{ summary: { has: '电线' } }, '隐患描述含“电线”'],
    [{ photos: { set: true } }, '有现场照片'],
    [{ closedAt: { set: false } }, '无销号时间'],
    [{ foundAt: { gte: '2026-06-01', lt: '2026-06-08' } }, '发现时间 6月1日至6月7日'],
    [{ dueOn: { lte: '2025-12-31' } }, '整改期限 2025年12月31日止'],
    [{ dueOn: { gte: '@today', lte: '@today+7' } }, '整改期限 6月12日至6月19日'],
    [{ funds: { gte: 100_000 } }, '整改资金 1,000 元起'],
    [{ site: someone }, '兴旺砖厂'],
    [{ recheckedBy: someone }, '复查人 兴旺砖厂'],
    [{ site: { scale: 'aboveScale' } }, '所属单位：规上'],
    [{ dueAt: { gte: '@today', lt: '@week' } }, '本周到期'],
    [{ or: [{ level: 'major' }, { dueAt: { lt: '@now' } }] }, '重大隐患 或 已逾期'],
  ] as const) {
    equal(whereWords(hazard, where, say), words);
  }
  equal(whereWords(site, { twoKeyOneMajor: false }, say), '非两重点一重大');
});

test('each chip can be taken away by its key, a part of an and too', () => {
  const where = { state: 'found', and: [{ level: 'major' }, { category: 'gas' }] };
  const chips = chipsOf(hazard, where, say);
  deepEqual(chips, [
    { key: 'state', words: '已发现' },
    { key: 'and:0', words: '重大隐患' },
    { key: 'and:1', words: '燃气' },
  ]);
  deepEqual(without(where, 'and:0'), { state: 'found', and: [{ category: 'gas' }] });
  deepEqual(without(without(where, 'and:1'), 'and:0'), { state: 'found' });
});

test('wanting one more value widens a filter, wanting it again narrows it', () => {
  const one = toggled({}, 'state', 'found');
  const two = toggled(one, 'state', 'recheck');
  deepEqual([one, two], [{ state: 'found' }, { state: ['found', 'recheck'] }]);
  deepEqual(toggled(two, 'state', 'found'), { state: 'recheck' });
  deepEqual(toggled(one, 'state', 'found'), {});
});

test('this week and this month end where the calendar says, whenever a saved filter is opened', () => {
  const where = { dueAt: { gte: '@today', lt: '@week' }, and: [{ dueOn: { lt: '@month' } }] };
  const at = (today: string) => JSON.stringify(settled(where, today));
  for (const [today, week, month] of [
    ['2026-06-12', '2026-06-15', '2026-07-01'], // a Friday
    ['2026-06-14', '2026-06-15', '2026-07-01'], // a Sunday
    ['2026-06-15', '2026-06-22', '2026-07-01'], // a Monday
    ['2026-12-31', '2027-01-04', '2027-01-01'],
  ] as const) {
    equal(at(today), `{"dueAt":{"gte":"@today","lt":"${week}"},"and":[{"dueOn":{"lt":"${month}"}}]}`);
  }
});

test('every quick filter goes on, is seen to be on, comes off, and is one the server takes', () => {
  const areas = [{ id: '519901101', name: '城关镇' }];
  for (const ledger of [hazard, site]) {
    for (const quick of quickFilters(ledger, areas)) {
      const on = quick.apply({});
      equal(quick.isOn(on), true, quick.words);
      deepEqual(quick.apply(on), {});
      checkWhere(ledger, settled(on, '2026-06-12'));
    }
  }
  deepEqual(
    quickFilters(site, areas)
      .filter(({ group }) => group === '状态')
      .map(({ words }) => words),
    Object.values(site.states),
  );
});

test('a written filter is one the server takes, with both its ends counted', () => {
  const none = { one: null, from: null, to: null };
  deepEqual(testOf(column('foundAt'), { ...none, from: '2026-06-01', to: '2026-06-07' }), {
    gte: '2026-06-01',
    lt: '2026-06-08',
  });
  deepEqual(testOf(column('dueOn'), { ...none, to: '2026-06-07' }), { lte: '2026-06-07' });
  deepEqual(testOf(column('spot'), { ...none, one: '仓库' }), { has: '仓库' });
  equal(testOf(column('site'), { ...none, one: someone }), someone);
  equal(testOf(column('recheckedBy'), { ...none, one: someone }), someone);
  equal(testOf(column('spot'), none), undefined);
  equal(
    askedColumns(hazard).some(({ name }) => name === hazard.title),
    false,
  );
  deepEqual(titled(hazard, { summary: { has: '电' } }, ' '), {});
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeatOf } from './earlier-finding.ts';
import { findingLibrary, findUsual, type Looking } from './finding-library.ts';
import { hazard } from './hazard.ledger.ts';
import { likelyCategory } from './usual-words.ts';

const initials: Readonly<Record<string, string>> = { 灭火器: 'mhq' };
const looking: Looking = {
  sector: 'shaleBrick',
  today: '2026-03-02',
  initialsOf: (text) => Object.entries(initials).reduce((all, [words, short]) => all.replaceAll(words, short), text),
};
const summaries = (typed: string, more: Partial<Looking> = {}) =>
  findUsual(typed, { ...looking, ...more }).map((entry) => entry.summary);

test('the library holds at least sixty different hazards, each of a length and a level the ledger takes', () => {
  assert.ok(findingLibrary.length >= 60, String(findingLibrary.length));
  for (const entry of findingLibrary) {
    for (const name of ['summary', 'category', 'level', 'basis', 'measures'] as const) {
      assert.ok(hazard.fields[name].schema.safeParse(entry[name]).success, `${name} of ${entry.summary}`);
    }
    assert.ok(entry.days >= 1 && entry.days <= 90, entry.summary);
    assert.equal(entry.level === 'major', entry.standard !== null, entry.summary);
  }
});

test('no hazard stands twice at one place in the library', () => {
  const keys = findingLibrary.map(({ summary, sectors, from }) => [summary, from, ...sectors].join());
  assert.equal(new Set(keys).size, keys.length);
});

test('with nothing typed the library offers what is usual in the sector, general hazards first', () => {
  const offered = findUsual('', looking, 30);
  assert.ok(offered.length > 10);
  assert.ok(offered.every((entry) => entry.sectors.includes('shaleBrick')));
  assert.equal(offered.findIndex((entry) => entry.level === 'major') > 5, true);
  assert.deepEqual(findUsual('', { ...looking, sector: null }), []);
});

test('a hazard is found by own words in any order, by a part of it, and by initials', () => {
  assert.equal(summaries('护栏 窑顶')[0], '窑顶、平台、料口临边护栏缺失');
  assert.equal(summaries('灭火器')[0], '灭火器失压、过期或数量不足');
  assert.equal(summaries('mhq')[0], '灭火器失压、过期或数量不足');
  assert.equal(summaries('传动皮带没有防护罩').includes('破碎、搅拌、皮带机传动部位无防护罩'), true);
  assert.deepEqual(summaries('潜水艇'), []);
});

const chemical = (today: string) =>
  summaries('气体泄漏检测', { sector: 'hazchem', today }).filter((words) => words.startsWith('气体泄漏'));

test('criteria are offered only on the days they are in force', () => {
  assert.deepEqual(chemical('2026-09-29'), ['气体泄漏检测报警装置未设置或失效']);
  assert.deepEqual(chemical('2026-09-30'), ['气体泄漏检测报警系统失效且无替代措施']);
});

test('a finding that was made here before is recognised, the open one first', () => {
  const earlier = [
    { id: 'a', summary: '灭火器失压', state: 'closed', category: 'fire' },
    { id: 'b', summary: '灭火器失压、过期', state: 'rectifying', category: 'fire' },
    { id: 'c', summary: '配电箱前堆放杂物', state: 'rectifying', category: 'electrical' },
  ];
  assert.equal(repeatOf('灭火器失压、过期或数量不足', earlier)?.id, 'b');
  assert.equal(repeatOf('窑顶护栏缺失', earlier), undefined);
});

test('own words say what they are likely about', () => {
  const cases = { 值班室电炉取暖: 'electrical', 安全出口上锁: 'fire', 叉车无喇叭: 'equipment', 奇怪的事: 'other' };
  for (const [words, category] of Object.entries(cases)) assert.equal(likelyCategory(words), category, words);
});

import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { hazard } from '../../modules/hazards/index.ts';
import { type Say, wordsOf } from '../fields/words-of.ts';
import { site } from '../../modules/sites/index.ts';
import { sentenceOf, sentenceWords } from './sentence.ts';

const say: Say = { areaName: (code) => code, personName: () => '', titles: {}, today: '2026-06-12' };
const entry = { id: 'e', at: '2026-06-12T06:05:00.000Z', by: 'someone', version: 2 };
const words = (action: string, change: Readonly<Record<string, readonly [unknown, unknown]>>) =>
  sentenceWords(sentenceOf(hazard, { ...entry, action, change }), (column, value) => wordsOf(column, value, say));

test('a step is told by its label and what the person gave, not by what the server wrote', () => {
  const change = {
    state: ['found', 'rectifying'],
    dueOn: [null, '2026-06-30'],
    responsible: [null, '贺厂长'],
    funds: [null, 1_250_000],
    dueAt: [null, '2026-06-30T15:59:59.999Z'],
  } as const;
  equal(words('order', change), '责令整改，整改期限 6月30日，整改责任人 贺厂长，整改资金 12,500 元');
});

test('what a step stamps or clears is not said', () => {
  const change = {
    state: ['recheck', 'rectifying'],
    opinion: [null, '电线仍裸露'],
    recheckedAt: [null, entry.at],
    recheckedBy: [null, 'someone'],
    reportedAt: [entry.at, null],
  } as const;
  equal(words('reject', change), '复查不合格，复查意见 电线仍裸露');
});

test('an edit is told with before and after', () => {
  equal(words('update', { level: ['general', 'major'] }), '修改，隐患等级由 一般隐患 改为 重大隐患');
  equal(words('update', { spot: ['西门', null] }), '修改，具体部位由 西门 改为 空白');
});

test('what was imported is told in one word, and an update by import with what it changed', () => {
  const made = { ...entry, action: 'import', version: 1, change: { spot: [null, '西门'] } } as const;
  deepEqual(sentenceOf(hazard, made), { verb: '从表格导入', parts: [] });
  equal(words('import', { spot: ['东门', '西门'] }), '从表格导入，具体部位由 东门 改为 西门');
  deepEqual(sentenceOf(hazard, { ...entry, action: 'undoImport', change: {} }), { verb: '撤销导入', parts: [] });
});

test('whoever opened a sealed value is told, with what they opened and not what it says', () => {
  const change = { principalPhone: ['199****0001', '199****0001'] } as const;
  deepEqual(sentenceOf(site, { ...entry, action: 'opened', change, note: '核实联系方式' }), {
    verb: '查看了负责人电话',
    parts: [],
  });
});

test('a creation is told in one word; the facts are on the page', () => {
  deepEqual(sentenceOf(hazard, { ...entry, action: 'create', change: { summary: [null, 'x'] } }), {
    verb: '登记',
    parts: [],
  });
});

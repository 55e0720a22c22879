import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { modules } from '../../modules/index.ts';
import { findPlaces, placeOfWord } from './finds.ts';
import { initialsOf } from './initials.ts';

const icon = () => null;
const place = (label: string) => ({ path: `/${label}`, label, icon });
const sections = [
  { group: 'safety' as const, label: '安全监管', places: ['监管单位', '现场检查', '事故隐患', '整改文书'].map(place) },
];
const [ledger] = modules.ledgers.values();
const actions = ledger ? [{ ...place('新建现场检查'), ledger, isUsual: true }] : [];

const labels = (asked: string) =>
  findPlaces(asked, sections, actions, [place('今日')]).map(({ finds }) => finds.map((find) => find.label));

test('a name has the initials people would type', () => {
  for (const [label, initials] of [
    ['监管单位', 'jgdw'],
    ['专项行动', 'zxxd'],
    ['现场检查', 'xcjc'],
    ['事故隐患', 'sgyh'],
    ['整改文书', 'zgws'],
    ['账号与安全', 'zhyaq'],
    ['重大隐患', 'zdyh'],
    ['2026年A类', '2026nal'],
  ] as const) {
    equal(initialsOf(label), initials);
  }
});

test('a word is found as written or by initials, and its place can be marked', () => {
  deepEqual(placeOfWord('事故隐患', '隐患'), [2, 4]);
  deepEqual(placeOfWord('事故隐患', 'yh'), [2, 4]);
  deepEqual(placeOfWord('安应急检记〔2026〕12号', '2026'), [6, 10]);
  equal(placeOfWord('事故隐患', 'y'), undefined);
  equal(placeOfWord('事故隐患', '检查'), undefined);
});

test('things to do come before places to go, and every word asked for must fit', () => {
  deepEqual(labels('检查'), [['新建现场检查'], ['现场检查']]);
  deepEqual(labels('xj'), [['新建现场检查'], []]);
  deepEqual(labels('新建 隐患'), [[], []]);
  deepEqual(labels('sgyh'), [[], ['事故隐患']]);
});

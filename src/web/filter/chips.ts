import { dayOf, addDays } from '../../kernel/calendar.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { type AnyWhere, filters, isRecord, nestedTarget } from '../../kernel/where.ts';
import { type Column, columnOf } from '../fields/column.ts';
import { dayWords } from '../words/moment.ts';
import { type Say, wordsOf } from '../fields/words-of.ts';
import { same } from '../draft/compare.ts';

/** One part of a filter in words; the key is what `without` takes away. */
export interface Chip {
  readonly key: string;
  readonly words: string;
}

/** The clock filters that have a name of their own. */
export const dueTests = {
  已逾期: { lt: '@now' },
  今日到期: { gte: '@today', lt: '@today+1' },
  本周到期: { gte: '@today', lt: '@week' },
  本月到期: { gte: '@today', lt: '@month' },
  七日内到期: { gte: '@now', lt: '@today+7' },
} as const;

/** A filter as chips that read as a sentence: where, in which state, what else, by when. */
export function chipsOf(l: AnyLedger, where: AnyWhere, say: Say): readonly Chip[] {
  const parts = Object.entries(where).flatMap(([name, test]) =>
    name === 'and'
      ? filters(test).map((part, at) => ({ key: `and:${at}`, words: whereWords(l, part, say), rank: 3 }))
      : [{ key: name, words: partWords(l, name, test, say), rank: ranks[name] ?? 3 }],
  );
  return parts.toSorted((a, b) => a.rank - b.rank).map(({ key, words }) => ({ key, words }));
}

/** A filter in one line of words. */
export function whereWords(l: AnyLedger, where: AnyWhere, say: Say): string {
  return chipsOf(l, where, say)
    .map((chip) => chip.words)
    .join(' · ');
}

const ranks: Readonly<Record<string, number>> = { area: 0, town: 0, state: 1, dueAt: 5 };

function partWords(l: AnyLedger, name: string, test: unknown, say: Say): string {
  if (name === 'or')
    return filters(test)
      .map((part) => whereWords(l, part, say))
      .join(' 或 ');
  const column = columnOf(l, name);
  if (!column) return '其他条件';
  const target = nestedTarget(l, name, test);
  if (target && isRecord(test)) return `${column.label}：${whereWords(target, test, say)}`;
  const due = name === 'dueAt' ? Object.entries(dueTests).find(([, known]) => same(known, test)) : undefined;
  return due?.[0] ?? testWords(column, test, say);
}

function testWords(column: Column, test: unknown, say: Say): string {
  if (Array.isArray(test)) return bare(column, test.map((value) => valueWords(column, value, say)).join('或'));
  if (!isRecord(test)) return bare(column, valueWords(column, test, say));
  if (test['set'] !== undefined) return `${test['set'] === true ? '有' : '无'}${column.label}`;
  if (test['has'] !== undefined) return hasWords(column, test['has'], say);
  if (test['within'] !== undefined) return wordsOf(column, test['within'], say);
  if (test['not'] !== undefined) return `不是${testWords(column, test['not'], say)}`;
  return `${column.label} ${rangeWords(column, test, say)}`;
}

/** Words that say by themselves what they are about need no label before them. */
function bare(column: Column, words: string): string {
  return ['choice', 'area', 'flag', 'ref'].includes(column.kind) ? words : `${column.label} ${words}`;
}

function valueWords(column: Column, value: unknown, say: Say): string {
  if (value === null) return `无${column.label}`;
  if (column.kind === 'flag') return value === true ? column.label : `非${column.label}`;
  return wordsOf(column, value, say);
}

function hasWords(column: Column, wanted: unknown, say: Say): string {
  return column.kind === 'people'
    ? `${column.label} ${wordsOf(column, wanted, say)}`
    : `${column.label}含“${String(wanted)}”`;
}

function rangeWords(column: Column, test: AnyWhere, say: Say): string {
  const from = test['gte'] ?? test['gt'];
  const until = test['lte'] ?? test['lt'];
  const first = from === undefined ? '' : edge(column, from, 0, say);
  const last = until === undefined ? '' : edge(column, until, test['lte'] === undefined ? -1 : 0, say);
  if (first === last) return first;
  if (first && last) return `${first}至${last}`;
  return first ? `${first}起` : `${last}止`;
}

const moments: Readonly<Record<string, string>> = { '@now': '现在', '@today': '今天', '@cutoff': '截止时' };

/** The end of a range in words; `shift` days make an open end the last day that counts. */
function edge(column: Column, value: unknown, shift: number, say: Say): string {
  if (typeof value !== 'string' || !['day', 'instant'].includes(column.kind)) return wordsOf(column, value, say);
  const relative = /^@today([+-]\d+)?$/.exec(value);
  if (relative) return dayWords(addDays(say.today, Number(relative[1] ?? 0) + shift), say.today);
  if (value.startsWith('@')) return moments[value] ?? value;
  return dayWords(addDays(value.length > 10 ? dayOf(value) : value, shift), say.today);
}

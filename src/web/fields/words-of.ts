import type { Kind } from '../../kernel/field.ts';
import { isRecord } from '../../kernel/where.ts';
import type { Titles } from '../../kernel/wire.ts';
import type { Column } from './column.ts';
import { moneyWords, numberWords } from '../words/amount.ts';
import { dayWords, momentWords } from '../words/moment.ts';

/** What is needed to say a value: names of areas and people, titles of rows, and the day it is said on. */
export interface Say {
  readonly areaName: (code: string) => string;
  readonly personName: (id: string) => string;
  readonly titles: Titles;
  readonly today: string;
}

/** A value in plain words, as in a cell, a sentence or a chip; '—' for nothing. */
export function wordsOf(column: Column, value: unknown, say: Say): string {
  return value === null || value === undefined ? '—' : words[column.kind](value, column, say);
}

const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const person = (id: unknown, say: Say) => say.titles[plain(id)] ?? (say.personName(plain(id)) || '（姓名未知）');

const words: Readonly<Record<Kind, (value: unknown, column: Column, say: Say) => string>> = {
  text: plain,
  note: plain,
  code: plain,
  sealed: plain,
  count: (value) => numberWords(Number(value)),
  money: (value) => moneyWords(Number(value)),
  flag: (value) => (value === true ? '是' : '否'),
  day: (value, _, say) => dayWords(plain(value), say.today),
  instant: (value, _, say) => momentWords(plain(value), say.today),
  choice: (value, column) => column.options?.[plain(value)] ?? plain(value),
  ref: (value, column, say) => say.titles[plain(value)] ?? `（${column.label}）`,
  person: (value, _, say) => person(value, say),
  people: (value, _, say) =>
    Array.isArray(value) ? value.map((id) => person(id, say)).join('、') : person(value, say),
  area: (value, _, say) => say.areaName(plain(value)) || plain(value),
  point: (value) => (isRecord(value) ? `${degrees(value['lng'])}°E ${degrees(value['lat'])}°N` : '—'),
  files: (value) => (Array.isArray(value) ? `${value.length} 个文件` : '—'),
};

const degrees = (value: unknown) => Number(value).toFixed(5);

import type { ImportColumn } from './import-columns.ts';
import { instantOf, readMoment } from './moments.ts';
import { readCount, readFlag, readMoney } from './numbers.ts';
import { plain, tidy } from './plain.ts';
import type { RawCell } from './read-table.ts';
import type { Meaning } from './words.ts';

/** What a cell says: a value, words that only the database can tell the meaning of, something to be asked, or a fault. Nothing when it is empty. */
export type ReadCell =
  | { readonly value: unknown }
  | { readonly words: string }
  | { readonly fault: string; readonly ask?: Question }
  | undefined;

/** A word that may mean several things: which one is for the person to say. */
export interface Question {
  readonly column: string;
  readonly word: string;
  readonly meanings: readonly Meaning[];
}

/** What the reading of cells needs to know besides the column. */
export interface Knowledge {
  readonly areas: (word: string) => readonly Meaning[];
  readonly people: (word: string) => readonly Meaning[];
  readonly options: (column: string) => (word: string) => readonly Meaning[];
  /** What the person has said a word of a column means. */
  readonly answer: (column: string, word: string) => string | undefined;
}

/** Reads a cell as a value of a column; `unit` is in what amounts are written. */
export function readCell(column: ImportColumn, cell: RawCell, unit: 'yuan' | 'wanyuan', known: Knowledge): ReadCell {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'string') {
    const text = tidy(cell);
    if (text === '') return undefined;
    if (text.includes('\0') || !text.isWellFormed()) return { fault: '含有无法保存的字符，请删去后重新填写' };
    if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(text))
      return { fault: `单元格里的公式出错（${text}），请改为数值` };
    if (!worded.has(column.kind) && emptySigns.has(text)) return undefined;
    return readers[column.kind](text, { column, unit, known });
  }
  return readers[column.kind](cell, { column, unit, known });
}

/** What people put where there is nothing to say. */
const emptySigns = new Set(['/', '\\', '-', '--', '—', '——', '－', '／', '无', '暂无', 'N/A', 'n/a', '空', '（空）']);
const worded = new Set<ImportColumn['kind']>(['text', 'note', 'flag', 'ordinal']);

interface Asked {
  readonly column: ImportColumn;
  readonly unit: 'yuan' | 'wanyuan';
  readonly known: Knowledge;
}
type Filled = string | number | boolean | Date;
type Reader = (cell: Filled, asked: Asked) => ReadCell;

const text: Reader = (cell) => {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell) && Math.abs(cell) >= 1e15)
    return { fault: '数字过长，Excel 已丢掉末几位：请把这一列设为“文本”格式后重新填写' };
  return { value: asText(cell) };
};
const moment =
  (kind: 'day' | 'instant'): Reader =>
  (cell) => {
    const read = typeof cell === 'boolean' ? { fault: '请填日期' } : readMoment(cell);
    if ('fault' in read) return read;
    return { value: kind === 'day' ? read.day : instantOf(read) };
  };
const chosen: Reader = (cell, { column, known }) => {
  const word = asText(cell);
  const found = known.options(column.name)(word);
  if (found.length === 1 && found[0]) return { value: found[0].id };
  const all = Object.values(column.options ?? {});
  const near = all.filter((option) => plain(option).includes(plain(word)) || plain(word).includes(plain(option)));
  const shown = [...near, ...all.filter((option) => !near.includes(option))].slice(0, 8).join('、');
  return { fault: `“${word}”不在选项中，可填：${shown}${all.length > 8 ? ' 等' : ''}` };
};
const meant =
  (kind: 'areas' | 'people', missing: (word: string) => string): Reader =>
  (cell, { column, known }) => {
    const word = asText(cell);
    return oneOf(column.name, word, known.answer(column.name, word), known[kind](word), missing);
  };

const readers: Readonly<Record<ImportColumn['kind'], Reader>> = {
  text,
  note: text,
  number: text,
  ordinal: text,
  code: text,
  sealed: text,
  count: (cell) =>
    cell instanceof Date
      ? { fault: '这里应填数字，不是日期' }
      : readCount(Number(cell) === 0 && cell === false ? 0 : typeof cell === 'boolean' ? String(cell) : cell),
  money: (cell, { unit }) =>
    cell instanceof Date || typeof cell === 'boolean' ? { fault: '这里应填金额' } : readMoney(cell, unit),
  flag: (cell) => readFlag(cell instanceof Date ? '日期' : cell),
  day: moment('day'),
  instant: moment('instant'),
  choice: chosen,
  state: chosen,
  ref: (cell, { column, known }) => {
    const word = asText(cell);
    const said = known.answer(column.name, word);
    return said === undefined ? { words: word } : { value: said };
  },
  area: meant('areas', (word) => `本县没有“${word}”，请填乡镇或村（社区）的名称或代码`),
  person: meant('people', (word) => `没有名为“${word}”的账号，请填姓名或登录名`),
  people: (cell, asked) => {
    const words = asText(cell)
      .split(/[、，,；;\s]+/)
      .filter(Boolean);
    const read = words.map((word) => readers.person(word, asked));
    const fault = read.find((one) => one && 'fault' in one);
    return fault ?? { value: [...new Set(read.flatMap((one) => (one && 'value' in one ? [one.value] : [])))] };
  },
  point: (cell) => {
    const [lng, lat] = [
      ...asText(cell)
        .normalize('NFKC')
        .matchAll(/\d+(?:\.\d+)?/g),
    ].map(([number]) => Number(number));
    if (lng === undefined || lat === undefined) return { fault: '位置请写成 经度,纬度，如 104.7412,31.4673' };
    return { value: lng < lat ? { lng: lat, lat: lng } : { lng, lat } };
  },
  files: () => undefined,
};

/** The one thing a word means: as the person has said, or because there is but one; else a fault that asks. */
export function oneOf(
  column: string,
  word: string,
  said: string | undefined,
  found: readonly Meaning[],
  missing: (word: string) => string,
): ReadCell {
  if (said !== undefined) return { value: said };
  const [only] = found;
  if (only === undefined) return { fault: missing(word) };
  if (found.length === 1) return { value: only.id };
  const names = found
    .slice(0, 5)
    .map(({ name }) => name)
    .join('、');
  return {
    fault: `“${word}”有 ${found.length} 个：${names}，请写明是哪一个`,
    ask: { column, word, meanings: found.slice(0, 20) },
  };
}

/** A cell as text: whole numbers without a point, dates as days. */
export function asText(cell: Filled): string {
  if (cell instanceof Date)
    return cell
      .toISOString()
      .replace(/T00:00:00.000Z$/, '')
      .replace('T', ' ')
      .replace(/\.000Z$/, '');
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell);
}

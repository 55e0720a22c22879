import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../../kernel/problem.ts';
import { type ImportColumn, ordinalName, parentName } from './import-columns.ts';
import { plain, tidy } from './plain.ts';
import { asText, type Knowledge, type Question, readCell } from './read-cell.ts';
import { type Line, type OpenTable, openTable, type RawCell } from './read-table.ts';
import { annotate } from './annotate.ts';
import type { FromReader, Peeked, Reading, ReadingSheet, SpooledRow, ToReader } from './reading.ts';
import { openedFile } from './seal-file.ts';
import { framedPiece } from './spool.ts';
import { tableKind } from './table-kind.ts';
import { lookUp, optionWords } from './words.ts';

// The work of the thread that reads: unpacking and understanding a big file takes seconds, in which pages are to be answered.

const shownLines = 20;
const pieceLength = 262_144;
const maxColumns = 300;

const told = workerData as ToReader; // what read-apart.ts sends
try {
  send({ done: await answer(told, openedFile(readFileSync(told.path), told.key)) });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  send({ refused: { code: error.code, words: error.message } });
}

function send(message: FromReader): void {
  parentPort?.postMessage(message); // oxlint-disable-line unicorn/require-post-message-target-origin -- a thread has no origin
}

async function answer(asked: ToReader, bytes: Buffer): Promise<unknown> {
  if (asked.task === 'peek') {
    const kind = tableKind(bytes, asked.name);
    const shape = await peek(await openTable(bytes, kind));
    return { kind, shape } satisfies Peeked;
  }
  const table = await openTable(bytes, asked.kind);
  return asked.task === 'read' ? read(table, asked) : annotate(table, asked);
}

/** The sheets with their first lines. */
async function peek(open: OpenTable): Promise<Peeked['shape']> {
  const sheets = [];
  for (const { index, name } of open.sheets) {
    const lines = [];
    for await (const { line, cells } of open.lines(index)) {
      if (cells.every(isEmpty)) continue;
      lines.push({
        line,
        cells: cells.slice(0, maxColumns).map((cell) => sampleOf(cell)),
      }); // it is not empty
      if (lines.length >= shownLines) break;
    }
    sheets.push({ index, name, lines });
  }
  return { sheets };
}

/** A cell as it is shown beside its heading: what may be a number of a person is not kept in the clear. */
function sampleOf(cell: RawCell): string {
  if (cell === null || isEmpty(cell)) return '';
  return asText(cell)
    .slice(0, 100)
    .replaceAll(/(?<!\d)(\d{3})\d{4,}(?=\d{2})/g, '$1****');
}

/** Reads the rows of all sheets into the spool and tells of each piece that is there; gives how many rows there are. */
async function read(open: OpenTable, asked: Reading): Promise<number> {
  const file = openSync(asked.spool, 'w');
  const parents = new Map<string, number>();
  let text = '';
  let count = 0;
  let bytes = 0;
  const keep = (lines: string) => {
    bytes += writeSync(file, framedPiece(lines, asked.key));
    send({ read: count, bytes });
  };
  try {
    for (const [at, sheet] of asked.sheets.entries()) {
      const understand = reader(sheet, asked, parents);
      for await (const line of open.lines(sheet.index)) {
        const row = understand(line);
        if (row === undefined) continue;
        count += 1;
        text += `${JSON.stringify({ ...row, ordinal: count, sheet: at })}\n`;
        if (text.length < pieceLength) continue;
        keep(text);
        text = '';
      }
    }
    keep(text);
  } finally {
    closeSync(file);
  }
  return count;
}

type Understood = Omit<SpooledRow, 'ordinal' | 'sheet'>;

function reader(
  sheet: ReadingSheet,
  asked: Reading,
  parents: Map<string, number>,
): (line: Line) => Understood | undefined {
  const known = knowledgeOf(sheet, asked);
  const columns = sheet.columns.flatMap((column, at) =>
    column ? [{ column, at, unit: sheet.units[at] ?? ('yuan' as const) }] : [],
  );
  const headings = sheet.headings.map(plain).join(' ');
  const isParent = sheet.index === asked.sheets[0]?.index && asked.sheets.length > 1;
  return ({ line, cells }) => {
    if (line <= sheet.headLine || cells.every(isEmpty)) return undefined;
    const base = { line, id: uuidv7(), values: {}, words: {}, faults: {} };
    const skip = skipped(cells, columns, headings);
    if (skip !== undefined) return { ...base, skip };
    const values: Record<string, unknown> = {};
    const words: Record<string, string> = {};
    const faults: Record<string, string> = {};
    const asks: Question[] = [];
    for (const { column, at, unit } of columns) {
      const said = readCell(column, cells[at] ?? null, unit, known);
      if (said === undefined) continue;
      if ('value' in said) values[column.name] = said.value;
      else if ('words' in said) words[column.name] = said.words;
      else {
        faults[column.name] = said.fault;
        if (said.ask) asks.push(said.ask);
      }
    }
    const { [ordinalName]: ordinal, [parentName]: parent, ...own } = values;
    if (isParent && typeof ordinal === 'string') parents.set(plain(ordinal), line);
    const parentLine = typeof parent === 'string' ? parents.get(plain(parent)) : undefined;
    if (typeof parent === 'string' && parentLine === undefined)
      faults[parentName] = `第一张工作表中没有序号为“${parent}”的行`;
    return {
      ...base,
      values: own,
      words,
      faults,
      ...(asks.length > 0 ? { asks } : {}),
      ...(parentLine === undefined ? {} : { parentLine }),
    };
  };
}

/** Why a line is no row: the example of the template, a repeated heading, a sum. */
function skipped(
  cells: readonly RawCell[],
  columns: readonly { readonly column: ImportColumn; readonly at: number }[],
  headings: string,
): string | undefined {
  const first = cells.find((cell) => !isEmpty(cell));
  const word = typeof first === 'string' ? plain(first) : '';
  const ordinal = columns.find(({ column }) => column.name === ordinalName);
  if (ordinal && cells[ordinal.at] === '示例') return '模板的示例行，不导入';
  if (['合计', '小计', '总计', '累计'].includes(word)) return '合计行，不导入';
  if (word !== '' && headings === cells.map((cell) => plain(cell === null ? '' : asText(cell))).join(' '))
    return '重复的表头，不导入';
  return undefined;
}

function knowledgeOf(sheet: ReadingSheet, { areas, people, answers }: Reading): Knowledge {
  const options = new Map(
    sheet.columns.flatMap((column) =>
      column?.options ? [[column.name, lookUp(optionWords(column.options))] as const] : [],
    ),
  );
  return {
    areas: lookUp(areas),
    people: lookUp(people),
    options: (column) => options.get(column) ?? unknown,
    answer: (column, word) => answers[column]?.[word],
  };
}

const unknown = () => [];

function isEmpty(cell: RawCell): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && tidy(cell) === '');
}

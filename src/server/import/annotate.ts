import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Cell, Column, ColumnKind, Sheet } from '../excel/sheet.ts';
import { streamWorkbook } from '../excel/write.ts';
import type { ImportColumn } from './import-columns.ts';
import { asText } from './read-cell.ts';
import type { OpenTable, RawCell } from './read-table.ts';
import type { Annotation, ReadingSheet } from './reading.ts';

/** Writes the rows of a file again, each with its line and what is to be said of it, to be corrected and imported once more. */
export async function annotate(open: OpenTable, asked: Annotation): Promise<void> {
  const remarks = new Map(asked.remarks.map(([sheet, line, words]) => [`${sheet} ${line}`, words]));
  const sheets = asked.sheets.map((sheet, at) => sheetOf(open, asked, sheet, (line) => remarks.get(`${at} ${line}`)));
  const part = `${asked.target}.part`;
  const file = openSync(part, 'w');
  try {
    for await (const piece of streamWorkbook(sheets)) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
  renameSync(part, asked.target);
}

/** The headings that an annotated workbook adds; they are never taken for a column of a ledger. */
export const addedHeadings = { line: '原表行号', remark: '导入问题' } as const;

function sheetOf(
  open: OpenTable,
  { rows }: Annotation,
  sheet: ReadingSheet & { readonly name: string },
  remarkOf: (line: number) => string | undefined,
): Sheet {
  const own = sheet.headings.flatMap((heading, at) => (isAdded(heading) ? [] : [at]));
  const columns: Column[] = [
    { label: addedHeadings.line, width: 10, kind: 'number' },
    ...own.map((at) => ({ label: sheet.headings[at] ?? '', width: 18, kind: kindOf(sheet.columns[at] ?? null) })),
    { label: addedHeadings.remark, width: 60, kind: 'text' as const },
  ];
  async function* told(): AsyncGenerator<readonly Cell[]> {
    for await (const { line, cells } of open.lines(sheet.index)) {
      const remark = remarkOf(line);
      if (line <= sheet.headLine || (rows === 'told' && remark === undefined)) continue;
      if (cells.every((cell) => cell === null || cell === '')) continue;
      yield [line, ...own.map((at) => cellOf(cells[at] ?? null)), remark ?? null];
    }
  }
  return { name: sheet.name, columns, rows: told() };
}

/** Whether a heading is one that an annotated workbook has added. */
export const isAdded = (heading: string): boolean =>
  Object.values(addedHeadings).some((added) => added === heading.trim());

function kindOf(column: ImportColumn | null): ColumnKind {
  if (column?.kind === 'count' || column?.kind === 'money') return 'number';
  return column?.kind === 'day' ? 'day' : 'text';
}

const cellOf = (cell: RawCell): Cell =>
  cell === null || cell === undefined ? null : cell instanceof Date ? asText(cell) : cell;

import { readXls } from 'hucre';
import { streamCsvRows } from 'hucre/csv';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { TableKind } from './table-kind.ts';

/** What a cell holds: a date is wall time, told as if it were UTC. */
export type RawCell = string | number | boolean | Date | null;

/** A row of a sheet with its number as the spreadsheet shows it, from 1. */
export interface Line {
  readonly line: number;
  readonly cells: readonly RawCell[];
}

/** A sheet that can be seen, with its place among all. */
export interface SheetName {
  readonly index: number;
  readonly name: string;
}

/** A table of a file, opened once for all of its sheets. */
export interface OpenTable {
  readonly sheets: readonly SheetName[];
  lines(sheet: number): AsyncIterable<Line>;
}

/** Opens a table for reading; the lines of an .xlsx come as they are unpacked. Errors of the reader pass through. */
export function openTable(bytes: Uint8Array, kind: TableKind): Promise<OpenTable> {
  return openers[kind](bytes);
}

const openers: Readonly<Record<TableKind, (bytes: Uint8Array) => Promise<OpenTable>>> = {
  xlsx: async (bytes) => {
    const sheets: SheetName[] = [];
    await readXlsx(bytes, {
      sheets: ({ name, index, hidden, veryHidden }) => {
        if (!hidden && !veryHidden) sheets.push({ index, name });
        return false;
      },
    });
    return { sheets, lines: (sheet) => xlsxLines(bytes, sheet) };
  },
  xls: async (bytes) => {
    const { sheets } = await readXls(bytes);
    const seen = sheets.map(({ name, hidden }, index) => ({ index, name, hidden }));
    return {
      sheets: seen.flatMap(({ index, name, hidden }) => (hidden ? [] : [{ index, name }])),
      lines: (sheet) => counted(sheets[sheet]?.rows ?? []),
    };
  },
  csv: async (bytes) => {
    const text = decoded(bytes);
    return { sheets: [{ index: 0, name: 'CSV' }], lines: () => counted(streamCsvRows(text)) };
  },
};

async function* xlsxLines(bytes: Uint8Array, sheet: number): AsyncGenerator<Line> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) yield { line: index + 1, cells: values };
}

async function* counted(rows: Iterable<readonly RawCell[]>): AsyncGenerator<Line> {
  let line = 0;
  for (const cells of rows) {
    line += 1;
    yield { line, cells };
  }
}

/** UTF-8 (with or without its mark), UTF-16 by its mark, else GB18030, which contains GBK and GB 2312. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

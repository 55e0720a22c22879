import { writeCsvStream } from 'hucre/csv';
import { asNumber, asText, looksLikeFormula, type Cell, type Column, type Sheet } from './sheet.ts';

/** A list as CSV bytes (UTF-8 with BOM, CRLF), made while it is read; text that Excel would evaluate gets an apostrophe in front. */
export function streamCsv({ columns, rows }: Omit<Sheet, 'name'>): ReadableStream<Uint8Array> {
  return writeCsvStream(csvRows(columns, rows), { bom: true });
}

async function* csvRows(columns: readonly Column[], rows: Sheet['rows']): AsyncGenerator<(string | number)[]> {
  yield columns.map(({ label }) => inert(label));
  for await (const row of rows) {
    const cells = 'cells' in row ? row.cells : row;
    yield columns.map((column, at) => csvCell(column, cells[at] ?? null));
  }
}

function csvCell({ kind }: Column, cell: Cell): string | number {
  if (kind === 'number') return asNumber(cell) ?? inert(asText(cell));
  return inert(kind === 'instant' ? shanghaiTime(asText(cell)) : asText(cell));
}

function shanghaiTime(text: string): string {
  const ms = /^\d{4}-\d{2}-\d{2}T.*Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? text : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function inert(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

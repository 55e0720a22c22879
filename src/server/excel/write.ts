import { byteStream } from '../files/byte-stream.ts';
import {
  columnLetters,
  fixedParts,
  headingRow,
  type Link,
  placed,
  type PlacedColumn,
  rowXml,
  sheetHead,
  sheetTail,
  workbookParts,
  type WrittenSheet,
} from './sheet-xml.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { zip, type ZipMember } from './zip.ts';

/** The media type of the workbooks written here. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const excelRows = 1_048_576;
const pieceLength = 65_536;

/**
 * A workbook of one sheet as bytes, made while it is read, in memory that does not grow with the rows: bold frozen headings, a filter,
 * real dates, and no text that Excel would evaluate. More rows than a sheet holds go on in a next sheet (`rowsPerSheet` counts the heading).
 * An error of the rows is the stream's error; cancelling the stream ends the rows.
 */
export function streamSheet(sheet: Sheet, rowsPerSheet = excelRows): ReadableStream<Uint8Array> {
  return streamWorkbook([sheet], rowsPerSheet);
}

/** As `streamSheet`, with several sheets one after the other; names are made to fit Excel and to differ. */
export function streamWorkbook(sheets: readonly Sheet[], rowsPerSheet = excelRows): ReadableStream<Uint8Array> {
  return byteStream(workbookPieces(sheets, rowsPerSheet));
}

/** As `streamWorkbook`, in pieces. */
export function workbookPieces(sheets: readonly Sheet[], rowsPerSheet = excelRows): AsyncGenerator<Uint8Array> {
  return zip(members(sheets, rowsPerSheet));
}

/** A small workbook at once; for lists of unknown length take the stream. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookPieces(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The rows of a sheet while they are written: the row that comes next, how many the present part of the sheet has, and its links and marks. */
type Reading = {
  readonly rows: AsyncGenerator<SheetRow, void>;
  next: IteratorResult<SheetRow, void>;
  count: number;
  links: Link[];
  marks: { name: string; row: number }[];
};

async function* members(sheets: readonly Sheet[], rowsPerSheet: number): AsyncGenerator<ZipMember> {
  for (const { path, xml } of fixedParts) yield { path, content: [Buffer.from(xml)] };
  const written: WrittenSheet[] = [];
  for (const sheet of sheets) {
    const rows = asyncRows(sheet.rows);
    try {
      const reading: Reading = { rows, next: await rows.next(), count: 0, links: [], marks: [] };
      do {
        yield {
          path: `xl/worksheets/sheet${written.length + 1}.xml`,
          content: sheetPieces(sheet, reading, rowsPerSheet),
        };
        const name = sheetName(sheet.name, new Set(written.map((other) => other.name.toLowerCase())));
        const lastCell = `$${columnLetters(sheet.columns.length - 1)}$${reading.count}`;
        written.push({ name, lastCell, marks: reading.marks });
      } while (reading.next.done !== true);
    } finally {
      await rows.return();
    }
  }
  for (const { path, xml } of workbookParts(written)) yield { path, content: [Buffer.from(xml)] };
}

async function* sheetPieces({ columns }: Sheet, reading: Reading, rowsPerSheet: number): AsyncGenerator<Uint8Array> {
  const places = placed(columns);
  let xml = sheetHead(columns) + headingRow(columns);
  Object.assign(reading, { count: 1, links: [], marks: [] });
  while (reading.next.done !== true && reading.count < rowsPerSheet) {
    reading.count += 1;
    xml += placedRow(places, reading, reading.next.value);
    reading.next = await reading.rows.next();
    if (xml.length < pieceLength) continue;
    yield Buffer.from(xml);
    xml = '';
  }
  yield Buffer.from(xml + sheetTail(columns, reading.count, reading.links));
}

function placedRow(places: readonly PlacedColumn[], { count, links, marks }: Reading, row: SheetRow): string {
  if (!('cells' in row)) return rowXml(places, row, count);
  const { cells, mark, link } = row;
  if (mark !== undefined) marks.push({ name: mark, row: count });
  if (link) links.push({ cell: `${columnLetters(link.column)}${count}`, to: link.to });
  return rowXml(places, cells, count, link?.column);
}

async function* asyncRows(rows: Sheet['rows']): AsyncGenerator<SheetRow, void> {
  yield* rows;
}

/** A name Excel takes (at most 31 characters, none of : \ / ? * [ ], no outer apostrophe) and that no sheet before has. */
function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .toWellFormed()
      .replace(/[:\\/?*[\]\p{Cc}]/gu, ' ')
      .replace(/^[\s']+|[\s']+$/g, '') || '表';
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const name = clean.slice(0, 31 - suffix.length).toWellFormed() + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** What a cell of a list may hold: text, a number, yes or no, or nothing; days and instants are text in ISO form. */
export type Cell = string | number | boolean | null;

/** How a column's cells are read: 'day' is 'YYYY-MM-DD', 'instant' is ISO in UTC and is shown as Shanghai time. */
export type ColumnKind = 'text' | 'number' | 'day' | 'instant';

/** One column: its heading, its width in characters and the kind of its cells. */
export type Column = { readonly label: string; readonly width: number; readonly kind: ColumnKind };

/** A row that other rows lead to, by its mark, or whose cell in a column (from 0) leads to a marked row, in whichever sheet it stands. */
export type LinkedRow = {
  readonly cells: readonly Cell[];
  /** Letters, digits and _, different from all others of the workbook. */
  readonly mark?: string;
  readonly link?: { readonly column: number; readonly to: string };
};

/** A row of a sheet: one cell for each column in order. */
export type SheetRow = readonly Cell[] | LinkedRow;

/** A sheet to write: rows are pulled one by one while the file is read. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>;
};

/** Whether Excel might take the text for a formula when it opens it as CSV or when a person edits the cell (the full-width signs count in Chinese Excel). */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠|]/.test(text);
}

/** The number a cell of a number column stands for; null when it is no finite number that Excel keeps exactly (15 digits). */
export function asNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string' || !/^-?\d{1,15}(\.\d{1,10})?$/.test(cell)) return null;
  return cell.replace(/\D/g, '').length > 15 ? null : Number(cell);
}

/** What a cell says as text: yes and no are 是 and 否, nothing is empty. */
export function asText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' ? cell.toWellFormed() : String(cell);
}

/** The serial number Excel keeps for a day or an instant (as wall time in Shanghai); null before 1 March 1900 or when it is none. */
export function asSerial(cell: Cell, kind: 'day' | 'instant'): number | null {
  if (typeof cell !== 'string') return null;
  if (!(kind === 'day' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}T.*Z$/).test(cell)) return null;
  const ms = Date.parse(cell) + (kind === 'instant' ? 8 * 3_600_000 : 0);
  const serial = ms / 86_400_000 + 25_569;
  return serial >= 61 ? serial : null;
}

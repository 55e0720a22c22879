import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cleanLines } from './clean-text.ts';
import { size, textRun } from './fonts.ts';
import { measure } from './page.ts';

/** A fact by its label; a list of values is numbered from 1, an empty value leaves room to write. */
export interface Fact {
  readonly label: string;
  readonly value: string | readonly string[] | null;
  /** Room for at least so many lines of handwriting. */
  readonly lines?: number;
}

/** One fact across the page, or two beside each other. */
export type FactRow = readonly [Fact] | readonly [Fact, Fact];

/** A table with headed columns; `width` is a share of the page, `align` that of the cells below the head. */
export interface GridTable {
  readonly columns: readonly { readonly label: string; readonly width: number; readonly align?: 'left' | 'center' }[];
  readonly rows: readonly (readonly string[])[];
}

const rowHeight = 480;
const padding = { top: 40, bottom: 40, left: 100, right: 100 } as const;

/** Labels and values in a frame, two pairs of columns to the width of the page. */
export function factsTable(rows: readonly FactRow[]): Table {
  const label = Math.round(measure.width * 0.19);
  const value = measure.width / 2 - label;
  const cells = (row: FactRow) =>
    row.flatMap((fact) => [
      cell([fact.label], { width: label, align: 'center' }),
      cell(linesOf(fact.value), row.length === 1 ? { width: measure.width - label, span: 3 } : { width: value }),
    ]);
  return table(
    [label, value, label, value],
    rows.map((row) => {
      const height = Math.max(1, ...row.map((fact) => fact.lines ?? 1)) * rowHeight;
      return new TableRow({ height: { value: height, rule: 'atLeast' }, children: cells(row) });
    }),
  );
}

/** Rows under a head that is repeated on every page; a row is never split between pages. */
export function gridTable({ columns, rows }: GridTable): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((column.width / total) * measure.width));
  const head = columns.map((column, index) => cell([column.label], { width: widths[index] ?? 0, align: 'center' }));
  const body = rows.map((row) => {
    const cells = columns.map((column, index) =>
      cell(cleanLines(row[index] ?? ''), { width: widths[index] ?? 0, align: column.align ?? 'left' }),
    );
    return new TableRow({ cantSplit: true, children: cells });
  });
  return table(widths, [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...body]);
}

function linesOf(value: Fact['value']): readonly string[] {
  if (value === null) return [];
  if (typeof value === 'string') return cleanLines(value);
  return value.flatMap((entry, index) => cleanLines(`${index + 1}.${entry}`));
}

interface Cell {
  readonly width: number;
  readonly span?: number;
  readonly align?: 'left' | 'center';
}

function cell(lines: readonly string[], { width, span, align = 'left' }: Cell): TableCell {
  const alignment = align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
  const spacing = { line: 400, lineRule: LineRuleType.AT_LEAST };
  const paragraphs = (lines.length > 0 ? lines : ['']).map(
    (text) => new Paragraph({ alignment, spacing, children: [textRun(text, 'fangsong', { size: size.四号 })] }),
  );
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: padding,
    ...(span ? { columnSpan: span } : {}),
    children: paragraphs,
  });
}

function table(columnWidths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: measure.width, type: WidthType.DXA },
    columnWidths,
    rows,
  });
}

import type { ProblemCode } from '../../kernel/problem.ts';
import type { ImportColumn } from './import-columns.ts';
import type { Question } from './read-cell.ts';
import type { FileKey } from './seal-file.ts';
import type { TableKind } from './table-kind.ts';
import type { Words } from './words.ts';

/** The sheets of a file with their first lines, as text. */
export interface FileShape {
  readonly sheets: readonly {
    readonly index: number;
    readonly name: string;
    readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
  }[];
}

/** A file as it lies on the disk, and what opens it. */
export interface SealedTable {
  readonly path: string;
  readonly key: FileKey;
}

/** Asks what a file of that name is, and for its shape. */
export interface Peek extends SealedTable {
  readonly task: 'peek';
  readonly name: string;
}

/** What a file turned out to be. */
export interface Peeked {
  readonly kind: TableKind;
  readonly shape: FileShape;
}

/** A sheet to be read: where its headings stand and what each of its columns is. */
export interface ReadingSheet {
  readonly index: number;
  readonly headLine: number;
  readonly headings: readonly string[];
  readonly columns: readonly (ImportColumn | null)[];
  readonly units: readonly ('yuan' | 'wanyuan')[];
}

/** Asks for all rows of a file, to be written as lines of JSON into the spool; the first sheet is the parents'. */
export interface Reading extends SealedTable {
  readonly task: 'read';
  readonly kind: TableKind;
  readonly spool: string;
  readonly sheets: readonly ReadingSheet[];
  readonly areas: Words;
  readonly people: Words;
  /** What the person has said words of a column mean. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Asks for the file written again as a workbook, with what is to be said of its rows: of all rows, or of those alone. */
export interface Annotation extends SealedTable {
  readonly task: 'annotate';
  readonly kind: TableKind;
  readonly target: string;
  readonly sheets: readonly (ReadingSheet & { readonly name: string })[];
  readonly rows: 'all' | 'told';
  /** By the place of the sheet among `sheets` and the line. */
  readonly remarks: readonly (readonly [sheet: number, line: number, words: string])[];
}

/** What the reading thread is asked. */
export type ToReader = Peek | Reading | Annotation;

/** How many rows have been read, and how many bytes of the spool hold whole pieces of them. */
export interface ReadSoFar {
  readonly read: number;
  readonly bytes: number;
}

/** What the reading thread tells: how many rows it has read, and what came of it at the end, or why it came to nothing. */
export type FromReader =
  | ReadSoFar
  | { readonly done: unknown }
  | { readonly refused: { readonly code: ProblemCode; readonly words: string } };

/** A row as it was read: values as the ledger keeps them, words that refer to other rows, and what is wrong, each by column. */
export interface SpooledRow {
  /** The place among all rows of the file, from 1. */
  readonly ordinal: number;
  readonly sheet: number;
  /** The number of the line in its sheet, as the spreadsheet shows it. */
  readonly line: number;
  /** The id it gets when it is new. */
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly asks?: readonly Question[];
  /** The line of its parent in the first sheet. */
  readonly parentLine?: number;
  /** Why it is no row of the ledger at all. */
  readonly skip?: string;
}

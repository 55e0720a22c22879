import { type FileHandle, open } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { Prepared } from './prepare.ts';
import type { FileKey } from './seal-file.ts';
import type { Basis } from './since.ts';
import { framedPiece, linesOf } from './spool.ts';

/** What a check has found of each row, kept beside the spool, so that what holds still when the rows are written is not found out twice. */
export interface Findings {
  add(prepared: readonly Prepared[]): Promise<void>;
  /** Nothing is kept of a check that did not come to its end. */
  close(): Promise<void>;
}

/** A row as the check has left it, without what only the check needs; of one that stood in the file before, it cannot know what will be there. */
export type Found = Omit<Prepared, 'asks'> & { readonly isAgain: boolean };

/** Keeps findings in a file sealed with the key of the table; they are read only after `close`. */
export async function keepFindings(path: string, key: FileKey, basis: Basis): Promise<Findings> {
  const file = await open(path, 'w');
  await put(file, [basis], key);
  const met = new Set<string>();
  return {
    add: (prepared) =>
      put(
        file,
        inOrder(prepared).map((one) => bare(one, met)),
        key,
      ),
    close: () => file.close(),
  };
}

/** What a check has found, as it stands in the file. */
export interface FoundBefore {
  readonly basis: Basis;
  readonly pieces: AsyncGenerator<readonly Found[]>;
  readonly close: () => Promise<void>;
}

/** The findings of a check with the basis it was made on, in pieces of so many rows; undefined when there are none. */
export async function findingsIn(path: string, key: FileKey, size: number): Promise<FoundBefore | undefined> {
  if (!existsSync(path)) return undefined;
  const lines = linesOf(path, key);
  const { value, done } = await lines.next();
  if (done) return undefined;
  const close = async () => void (await lines.return(undefined));
  return { basis: JSON.parse(value) as Basis, pieces: piecesOf(lines, size), close }; // what keepFindings has written
}

async function* piecesOf(lines: AsyncGenerator<string>, size: number): AsyncGenerator<readonly Found[]> {
  let piece: Found[] = [];
  for await (const line of lines) {
    piece.push(JSON.parse(line) as Found); // what keepFindings has written
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

const put = async (file: FileHandle, all: readonly object[], key: FileKey) =>
  void (await file.write(framedPiece(all.map((one) => `${JSON.stringify(one)}\n`).join(''), key)));

const inOrder = (prepared: readonly Prepared[]) => prepared.toSorted((a, b) => a.spooled.ordinal - b.spooled.ordinal);

function bare({ spooled, outcome, before, after, remarks }: Prepared, met: Set<string>): Found {
  const { ordinal, sheet, line, id } = spooled;
  const isAgain = (outcome === 'updated' && after === null) || (before !== null && met.has(before.id));
  if (before !== null) met.add(before.id);
  return { spooled: { ordinal, sheet, line, id }, outcome, before, after, remarks, isAgain };
}

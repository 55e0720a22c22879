import type { AnyRow } from '../../kernel/ledger.ts';

/** A row a bulk step could not be taken on, and the reason in the server's words. */
export interface Refusal {
  readonly row: AnyRow;
  readonly why: string;
}

/** How far a bulk step has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly refused: readonly Refusal[];
}

/** Does one thing to each row, one after the other; a refused row does not stop the rest. Tells the progress after each. */
export async function runEach(
  rows: readonly AnyRow[],
  act: (row: AnyRow) => Promise<unknown>,
  tell: (progress: Progress) => void,
): Promise<Progress> {
  let progress: Progress = { done: 0, of: rows.length, refused: [] };
  for (const row of rows) {
    const why = await act(row).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : '未能办理，请稍后重试'),
    );
    const refused = why === undefined ? progress.refused : [...progress.refused, { row, why }];
    progress = { ...progress, done: progress.done + 1, refused };
    tell(progress);
  }
  return progress;
}

import type { AnyLedger } from '../../kernel/ledger.ts';
import { ask, send } from '../api.ts';

/** What became of rows read. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused';

/** A batch in a list of batches. */
export interface BatchLine {
  readonly id: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly state: 'matching' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled' | 'undoing' | 'undone';
  readonly stateLabel: string;
  readonly historical: boolean;
  readonly fault: string | null;
  readonly tally: Readonly<Record<Outcome | 'read', number>> | null;
  readonly progress: {
    readonly phase: 'reading' | 'checking' | 'writing' | 'undoing' | null;
    readonly done: number;
    readonly of: number | null;
    readonly asks?: readonly Ask[];
    readonly undone?: { readonly withdrawn: number; readonly restored: number; readonly kept: number };
  };
  readonly createdBy: string;
  readonly createdAt: string;
}

/** A word of the file that may mean several things. */
export interface Ask {
  readonly column: string;
  readonly word: string;
  readonly meanings: readonly { readonly id: string; readonly name: string }[];
}

/** A column of a ledger that a column of the file may be taken for. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly required: boolean;
  readonly key: boolean;
  readonly historical: boolean;
}

/** A sheet as it is understood, with its first lines. */
export interface SheetView {
  readonly index: number;
  readonly name: string;
  readonly label: string;
  readonly headLine: number;
  readonly columns: readonly {
    readonly heading: string;
    readonly name: string | null;
    readonly unit: 'yuan' | 'wanyuan';
    readonly sure: 'same' | 'alike' | null;
  }[];
  readonly choices: readonly Choice[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** A row of the file with what is to be said of it. */
export interface ToldRow {
  readonly sheet: number;
  readonly line: number;
  readonly outcome: Outcome;
  readonly rowId: string | null;
  readonly undone: string | null;
  readonly problems: readonly {
    readonly column: string | null;
    readonly words: string;
    readonly level: 'fault' | 'notice';
  }[];
}

/** A batch as its page shows it. */
export interface BatchView extends BatchLine {
  readonly duplicates: 'update' | 'skip';
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sheets: readonly SheetView[];
  readonly remarks: readonly ToldRow[];
  readonly faults: number;
  readonly notices: number;
  readonly isMine: boolean;
  readonly mayHistorical: boolean;
}

/** What a person decides of a batch before it is checked. */
export interface Decided {
  readonly sheets: readonly {
    readonly index: number;
    readonly headLine: number;
    readonly names?: readonly (string | null)[];
    readonly units?: readonly ('yuan' | 'wanyuan')[];
  }[];
  readonly duplicates: 'update' | 'skip';
  readonly historical: boolean;
  readonly answers: BatchView['answers'];
}

/** The calls of imports. */
export const imports = {
  list: (l: AnyLedger) => ask<readonly BatchLine[]>('GET', `/api/imports?ledger=${l.name}`),
  upload: (l: AnyLedger, file: File) => send<{ readonly id: string }>(`/api/imports?ledger=${l.name}`, file),
  view: (id: string) => ask<BatchView>('GET', `/api/imports/${id}`),
  check: (id: string, decided: Decided) => ask<object>('POST', `/api/imports/${id}/check`, decided),
  act: (id: string, what: 'run' | 'cancel' | 'undo') => ask<object>('POST', `/api/imports/${id}/${what}`, {}),
  templateUrl: (l: AnyLedger) => `/api/imports/template?ledger=${l.name}`,
  annotatedUrl: (id: string, rows: 'all' | 'told') => `/api/imports/${id}/annotated?rows=${rows}`,
};

/** Whether the server is at work on a batch. */
export const isAtWork = ({ state }: Pick<BatchLine, 'state'>): boolean =>
  ['checking', 'running', 'undoing'].includes(state);

/** The address of a ledger's imports, or of one of them. */
export const importPath = (l: AnyLedger, id?: string): string =>
  `/l/${l.name}/import${id === undefined ? '' : `/${id}`}`;

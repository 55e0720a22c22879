import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { Anchor } from '../fields/anchor.tsx';
import type { Column } from '../fields/column.ts';
import { textOf } from '../fields/field-ui.ts';
import { FieldView } from '../fields/index.tsx';
import { rowPath } from '../fields/paths.ts';
import { WordsView } from '../fields/text.tsx';
import { Due } from './due.tsx';

/** A row's name as the link that opens it. */
export function RowLink({ ledger, row }: { readonly ledger: AnyLedger; readonly row: AnyRow }) {
  const title = textOf(row[ledger.title]) || row.number || '（未命名）';
  return (
    <Anchor href={rowPath(ledger, row.id)} className="row-link" title={title}>
      {title}
    </Anchor>
  );
}

/** The state of a row in the ledger's word. */
export function StateMark({ ledger, state }: { readonly ledger: AnyLedger; readonly state: string }) {
  const states: Readonly<Record<string, string>> = ledger.states;
  return <span className="state">{states[state] ?? state}</span>;
}

/** One value of a row, in one line of a table. */
export function Cell({ ledger, row, column, titles }: CellProps) {
  const value = row[column.name] ?? null;
  if (column.name === ledger.title) return <RowLink ledger={ledger} row={row} />;
  if (column.name === 'state') return <StateMark ledger={ledger} state={row.state} />;
  if (column.name === 'dueAt' && row.dueAt !== null) return <Due at={row.dueAt} />;
  const place = { ledger, id: row.id, titles };
  // Pictures would break the line: a list says how many there are.
  if (column.kind === 'files' && value !== null) return <WordsView column={column} value={value} of={place} />;
  return <FieldView column={column} value={value} of={place} />;
}

interface CellProps {
  readonly ledger: AnyLedger;
  readonly row: AnyRow;
  readonly column: Column;
  readonly titles: Titles;
}

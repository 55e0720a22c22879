import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { Anchor } from '../fields/anchor.tsx';
import { type Column, columnOf } from '../fields/column.ts';
import { textOf } from '../fields/field-ui.ts';
import { FieldView } from '../fields/index.tsx';
import { rowPath } from '../fields/paths.ts';
import { WordsView } from '../fields/text.tsx';
import { Due } from './due.tsx';

/** What a row is called: its title; the number people quote where the title is a text of many lines. */
export function nameOf(ledger: AnyLedger, row: AnyRow): string {
  const title = textOf(row[ledger.title]);
  return (isLongTitled(ledger) ? row.number : null) ?? (title || '（未命名）');
}

/** Whether the title of a ledger's rows is a text of many lines. */
export const isLongTitled = (l: AnyLedger): boolean => columnOf(l, l.title)?.kind === 'note';

/** A row's name as the link that opens it. */
export function RowLink({ ledger, row, title = nameOf(ledger, row) }: RowLinkProps) {
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
  if (column.name === ledger.title) return <RowLink ledger={ledger} row={row} title={textOf(value) || '（未命名）'} />;
  if (column.name === 'state') return <StateMark ledger={ledger} state={row.state} />;
  if (column.name === 'dueAt' && row.dueAt !== null) return <Due at={row.dueAt} />;
  const place = { ledger, id: row.id, titles };
  // Pictures would break the line: a list says how many there are.
  if (column.kind === 'files' && value !== null) return <WordsView column={column} value={value} of={place} />;
  return <FieldView column={column} value={value} of={place} />;
}

interface RowLinkProps {
  readonly ledger: AnyLedger;
  readonly row: AnyRow;
  /** What the link says when it is not the row's name. */
  readonly title?: string;
}

interface CellProps {
  readonly ledger: AnyLedger;
  readonly row: AnyRow;
  readonly column: Column;
  readonly titles: Titles;
}

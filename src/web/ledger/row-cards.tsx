import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { columnOf, ownerOf } from '../fields/column.ts';
import { Cell, RowLink, StateMark } from './cell.tsx';
import { Due } from './due.tsx';
import type { Choosing } from './rows-table.tsx';

/** Rows as cards, for the width of a phone: name, state, whose or where, and the clock. */
export function RowCards({
  ledger,
  rows,
  titles,
  choosing,
}: {
  readonly ledger: AnyLedger;
  readonly rows: readonly AnyRow[];
  readonly titles: Titles;
  readonly choosing?: Choosing | undefined;
}) {
  const whose = ownerOf(ledger) ?? columnOf(ledger, 'area');
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id} className={choosing?.chosen.has(row.id) ? 'card chosen' : 'card'}>
          <RowLink ledger={ledger} row={row} />
          <p>
            <StateMark ledger={ledger} state={row.state} />
            {row.dueAt !== null && <Due at={row.dueAt} />}
          </p>
          <p className="quiet">{whose && <Cell ledger={ledger} row={row} column={whose} titles={titles} />}</p>
          {choosing && (
            <input
              type="checkbox"
              aria-label={`选择 ${String(row[ledger.title])}`}
              checked={choosing.chosen.has(row.id)}
              onChange={(event) => choosing.choose([row.id], event.target.checked)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { Cell } from './cell.tsx';
import { Chunk } from './chunk.tsx';
import type { Laid } from './table-columns.ts';

/** Which rows are chosen, and how to choose. */
export interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly choose: (ids: readonly string[], on: boolean) => void;
}

/** The order a list stands in, and how to change it. */
export interface Sorting {
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

interface Props {
  readonly ledger: AnyLedger;
  readonly rows: readonly AnyRow[];
  readonly titles: Titles;
  readonly columns: readonly Laid[];
  readonly choosing?: Choosing | undefined;
  readonly sorting?: Sorting | undefined;
  readonly density?: 'roomy' | 'dense';
}

const chunkSize = 50;

/** Rows as a table: rows far from the window are blank, so that ten thousand scroll like ten. */
export function RowsTable({ ledger, rows, titles, columns, choosing, sorting, density = 'roomy' }: Props) {
  const height = density === 'roomy' ? 44 : 32;
  const chunks = Array.from({ length: Math.ceil(rows.length / chunkSize) }, (_, at) =>
    rows.slice(at * chunkSize, (at + 1) * chunkSize),
  );
  const least = columns.reduce((sum, { width }) => sum + (width || 220), choosing ? 40 : 0);
  return (
    <table className={`rows ${density}`} style={{ minWidth: least }}>
      <colgroup>
        {choosing && <col style={{ width: 40 }} />}
        {columns.map(({ name, width }) => (
          <col key={name} style={width > 0 ? { width } : {}} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {choosing && (
            <th className="choose">
              <input
                type="checkbox"
                aria-label="选择已显示的全部"
                checked={rows.length > 0 && rows.every((row) => choosing.chosen.has(row.id))}
                onChange={(event) =>
                  choosing.choose(
                    rows.map((row) => row.id),
                    event.target.checked,
                  )
                }
              />
            </th>
          )}
          {columns.map((column) => (
            <Head key={column.name} column={column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      {chunks.map((chunk) => (
        <Chunk key={chunk[0]?.id} height={chunk.length * height} span={columns.length + 1}>
          {chunk.map((row) => (
            <tr key={row.id} className={choosing?.chosen.has(row.id) ? 'chosen' : ''}>
              {choosing && (
                <td className="choose">
                  <input
                    type="checkbox"
                    aria-label={`选择 ${String(row[ledger.title])}`}
                    checked={choosing.chosen.has(row.id)}
                    onChange={(event) => choosing.choose([row.id], event.target.checked)}
                  />
                </td>
              )}
              {columns.map(({ name, column, draw }) => (
                <td key={name} data-kind={column?.kind}>
                  {draw?.(row, titles)}
                  {column && <Cell ledger={ledger} row={row} column={column} titles={titles} />}
                </td>
              ))}
            </tr>
          ))}
        </Chunk>
      ))}
    </table>
  );
}

/** A column's head: pressing it sorts upwards, then downwards, then as it was. */
function Head({ column, sorting }: { readonly column: Laid; readonly sorting: Sorting | undefined }) {
  const { name, label } = column;
  if (!sorting || !column.isSortable) return <th data-kind={column.column?.kind}>{label}</th>;
  const { sort, onSort } = sorting;
  const direction = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
  const next = { none: name, ascending: `-${name}`, descending: undefined }[direction];
  return (
    <th aria-sort={direction} data-kind={column.column?.kind}>
      <button type="button" onClick={() => onSort(next)}>
        {label}
        <span aria-hidden>{{ none: '', ascending: ' ↑', descending: ' ↓' }[direction]}</span>
      </button>
    </th>
  );
}

import { Button, Skeleton } from 'antd';
import type { AnyLedger, AnyRow, Row } from '../../kernel/ledger.ts';
import type { Where } from '../../kernel/where.ts';
import { useIsPhone } from '../fields/use-phone.ts';
import { problemWords } from '../words/problem.ts';
import { RowCards } from './row-cards.tsx';
import { RowsTable } from './rows-table.tsx';
import { laidOut, type Laid, type OwnColumn, type TableColumn, usualColumns } from './table-columns.ts';
import { useRows } from './use-rows.ts';
import './list.css';

/**
 * A table of the rows a filter finds, to compose pages from. A column is the name of a field or, where the field's own look
 * will not do, a column of the page's own; without columns it shows the usual ones. `limit` is how many rows a page has.
 */
export function LedgerTable<L extends AnyLedger>({
  ledger,
  where,
  sort,
  columns,
  limit,
}: {
  readonly ledger: L;
  readonly where?: Where<L>;
  readonly sort?: string;
  readonly columns?: readonly TableColumn<L>[];
  readonly limit?: number;
}) {
  const found = useRows(ledger, { where: where ?? {}, sort, limit });
  const isPhone = useIsPhone();
  if (found.isLoading) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (found.error) return <p role="alert">{problemWords(found.error)}</p>;
  if (found.rows.length === 0) return <p className="quiet">没有{ledger.label}</p>;
  const laid = columns ? columns.flatMap((column) => layOut(ledger, column)) : laidOut(ledger, usualColumns(ledger));
  return (
    <div className="table-box">
      {isPhone ? <RowCards ledger={ledger} {...found} /> : <RowsTable ledger={ledger} columns={laid} {...found} />}
      {found.isMore && (
        <Button type="link" loading={found.isFetchingMore} onClick={found.more}>
          加载更多
        </Button>
      )}
    </div>
  );
}

function layOut<L extends AnyLedger>(l: L, column: TableColumn<L>): readonly Laid[] {
  if (typeof column !== 'object') return laidOut(l, [column]).filter(({ name }) => name === column);
  const { key, label, width = 140, cell }: OwnColumn<Row<L>> = column;
  // The rows of the table are the ledger's: generic code reads them as plain JSON.
  const draw = (row: AnyRow, titles: Parameters<typeof cell>[1]) => cell(row as unknown as Row<L>, titles);
  return [{ name: key, label, width, isSortable: false, draw }];
}

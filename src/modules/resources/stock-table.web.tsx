import { Fragment } from 'react';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { numberWords } from '../../web/words/amount.ts';
import type { BoardCell, BoardRow } from './board-rows.ts';
import { stockLot } from './lot.ledger.ts';
import type { Board } from './stock.endpoints.ts';

interface Shown {
  readonly rows: readonly BoardRow[];
  readonly storages: Board['storages'];
}

/** Items down, stores across; a bar says how the sum stands to what is to be kept. */
export function StockTable({ rows, storages }: Shown) {
  const held = (id: string) => rows.reduce((sum, row) => sum + (row.cells.get(id)?.quantity ?? 0), 0);
  const used = storages.filter(({ id }) => held(id) > 0).toSorted((a, b) => held(b.id) - held(a.id));
  const groups = [...new Set(rows.map((row) => row.group))];
  if (rows.length === 0) return null;
  return (
    // A wide table scrolls by itself, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="stock-scroll" tabIndex={0} role="region" aria-label="库存表">
      <table className="stock-table">
        <thead>
          <tr>
            <th scope="col">物资</th>
            <th scope="col" className="number">
              合计
            </th>
            <th scope="col">与定额比</th>
            {used.map(({ id, name }) => (
              <th scope="col" key={id} className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group}>
              <tr className="stock-group">
                <th scope="colgroup" colSpan={3 + used.length}>
                  {group}
                </th>
              </tr>
              {rows
                .filter((row) => row.group === group)
                .map((row) => (
                  <tr key={row.item.id}>
                    <th scope="row">
                      {row.item.name}
                      <Expiry of={row} />
                    </th>
                    <td className="number">
                      <Amount supply={row.item.id} quantity={row.total} /> <small>{row.item.unit}</small>
                    </td>
                    <td>
                      <Level row={row} />
                    </td>
                    {used.map(({ id }) => (
                      <td key={id} className="number">
                        <Cell cell={row.cells.get(id)} supply={row.item.id} storage={id} />
                      </td>
                    ))}
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a phone: a card for each item, its stores below. */
export function StockCards({ rows, storages }: Shown) {
  return (
    <ul className="stock-cards">
      {rows.map((row) => (
        <li key={row.item.id}>
          <p className="stock-card-head">
            <b>{row.item.name}</b>
            <span className="number">
              <Amount supply={row.item.id} quantity={row.total} /> {row.item.unit}
            </span>
          </p>
          <Level row={row} />
          <Expiry of={row} />
          <ul>
            {storages
              .filter(({ id }) => row.cells.has(id))
              .map(({ id, name }) => (
                <li key={id}>
                  <span>{name}</span>
                  <Cell cell={row.cells.get(id)} supply={row.item.id} storage={id} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Cell({
  cell,
  ...of
}: {
  readonly cell: BoardCell | undefined;
  readonly supply: string;
  readonly storage: string;
}) {
  if (!cell || cell.quantity === 0) return <span className="quiet">·</span>;
  return <Amount {...of} quantity={cell.quantity} />;
}

/** A number that opens the lots it is the sum of. */
function Amount({
  quantity,
  ...of
}: {
  readonly quantity: number;
  readonly supply: string;
  readonly storage?: string;
}) {
  return <Anchor href={listPath(stockLot, { ...of, onHand: { gt: 0 } })}>{numberWords(quantity)}</Anchor>;
}

/** The sum against what is to be kept: a bar that is full at the upper bound, with a mark at the lower one, and the words. */
function Level({ row: { total, minimum, maximum, shortBy, item } }: { readonly row: BoardRow }) {
  if (minimum === null) return <span className="quiet">未定额</span>;
  const full = Math.max(maximum ?? minimum * 2, total, 1);
  const percent = (count: number) => `${Math.min(100, (count / full) * 100)}%`;
  const isShort = shortBy > 0;
  const words = isShort ? `低于下限，差 ${numberWords(shortBy)} ${item.unit}` : `下限 ${numberWords(minimum)}`;
  return (
    <span className={isShort ? 'level short' : 'level'}>
      <span className="level-bar" aria-hidden>
        <i style={{ width: percent(total) }} />
        <u style={{ left: percent(minimum) }} />
      </span>
      <small>{words}</small>
    </span>
  );
}

function Expiry({ of: { expired, expiring, item } }: { readonly of: BoardRow }) {
  if (expired === 0 && expiring === 0) return null;
  const words = [
    expired > 0 ? `已过期 ${numberWords(expired)} ${item.unit}` : '',
    expiring > 0 ? `临期 ${numberWords(expiring)} ${item.unit}` : '',
  ];
  return <small className={expired > 0 ? 'expiry late' : 'expiry'}>{words.filter(Boolean).join('，')}</small>;
}

import type { Board } from './stock.endpoints.ts';
import { supplyGroups } from './supply.ledger.ts';

/** What lies of one item in one store. */
export interface BoardCell {
  readonly quantity: number;
  readonly expiring: number;
  readonly expired: number;
}

/** One item of the board: what lies of it in each store and in all, and how that compares with what is to be kept. */
export interface BoardRow {
  readonly item: Board['supplies'][number];
  readonly group: string;
  readonly total: number;
  readonly cells: ReadonlyMap<string, BoardCell>;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** How much is missing where a threshold is not met, summed; 0 where all are. */
  readonly shortBy: number;
  readonly expiring: number;
  readonly expired: number;
}

/** The rows of a board over some of its stores: items that lie there or ought to, in the order of the catalogue. */
export function boardRows(board: Board, storages: Board['storages']): readonly BoardRow[] {
  const shown = new Set(storages.map(({ id }) => id));
  const groups: Readonly<Record<string, string>> = supplyGroups;
  const order = Object.keys(supplyGroups);
  const inOrder = board.supplies.toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
  return inOrder.flatMap((item): readonly BoardRow[] => {
    const mine = board.cells.filter((cell) => cell.supply === item.id && shown.has(cell.storage));
    const wanted = board.thresholds.filter((each) => each.supply === item.id && isShown(each.storage, shown));
    if (mine.length === 0 && wanted.length === 0) return [];
    const whole = wanted.find((each) => each.storage === null);
    const sum = (of: (cell: BoardCell) => number) => mine.reduce((total, cell) => total + of(cell), 0);
    return [
      {
        item,
        group: groups[item.group] ?? '',
        total: sum((cell) => cell.quantity),
        cells: new Map(mine.map((cell) => [cell.storage, cell])),
        minimum: whole?.minimum ?? added(wanted.map((each) => each.minimum)),
        maximum: whole?.maximum ?? null,
        shortBy: wanted.reduce((missing, each) => missing + Math.max(0, each.minimum - each.held), 0),
        expiring: sum((cell) => cell.expiring),
        expired: sum((cell) => cell.expired),
      },
    ];
  });
}

const isShown = (storage: string | null, shown: ReadonlySet<string>) => storage === null || shown.has(storage);
const added = (numbers: readonly number[]) =>
  numbers.length === 0 ? null : numbers.reduce((total, each) => total + each, 0);

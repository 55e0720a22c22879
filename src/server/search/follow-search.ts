import type { Machine } from '../db/transact.ts';
import { importAction, undoAction } from '../import/actions.ts';
import { asSystem } from '../jobs/system.ts';
import type { OutboxLine } from '../live/feed.ts';
import { catchUp, type Follower } from '../live/follower.ts';
import { indexRows } from './index-rows.ts';

const isOfMany = ({ action }: OutboxLine): boolean => action === importAction || action === undoAction;

/** Writes the search lines of the rows that were written. */
async function index(machine: Machine, county: string, name: string, lines: readonly OutboxLine[]): Promise<void> {
  const ledger = machine.registry.ledgers.get(name);
  const ids = [...new Set(lines.map((line) => line.rowId))];
  if (ledger) await asSystem(machine, county, (ctx) => indexRows(ctx, ledger, ids));
}

/** What people write can be found within moments; whole tables come behind, so that neither they nor anybody else wait for it. */
export const searchFollowers: readonly Follower[] = [
  {
    name: 'search',
    from: 'first',
    takes: (line) => !isOfMany(line),
    pageLines: 2000,
    yields: false,
    apply: index,
  },
  { name: 'search-imports', from: 'first', takes: isOfMany, pageLines: 500, yields: true, apply: index },
];

/** Brings the search lines up to the outbox. */
export async function followSearch(machine: Machine): Promise<void> {
  for (const follower of searchFollowers) await catchUp(machine, follower);
}

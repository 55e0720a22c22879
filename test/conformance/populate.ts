import * as fc from 'fast-check';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { modules } from '../../src/modules/index.ts';
import { at, type Caller } from '../harness/world.ts';
import { beginSeries, one } from './sample-draft.ts';
import { ledgers, ownerField, type Stage } from './stage.ts';
import { rowIn, wander } from './walk.ts';

/** Makes so many rows of each ledger, at home and away, in whatever states chance leads them to, and some in every state. */
export async function populate(stage: Stage, count: number): Promise<void> {
  const [ownerLedger] = modules.owners;
  for (const l of ledgers) {
    beginSeries(l.name);
    const owner = ownerField(l);
    for (let n = 0; n < count; n += 1) {
      const place = n % 4 === 3 ? 'away' : 'home';
      const owners = ownerLedger && place === 'home' ? stage.around().idsOf(ownerLedger) : [];
      const row = await stage.make(l, place, owner && owners.length > 0 ? { [owner]: owners[n % owners.length] } : {});
      if (place === 'home') await wander(stage, l, row, one(fc.array(fc.nat(20), { maxLength: 4 })));
      if (n % 8 === 0) passTime(stage);
    }
    for (const state of Object.keys(l.states)) for (const way of [0, 1]) await rowIn(stage, l, state, way);
  }
}

/** All rows of a ledger that somebody finds by a filter, page after page, in an order. */
export async function allRows(
  caller: Caller,
  l: AnyLedger,
  { where = {}, sort = '-id', limit = 200 }: { where?: object; sort?: string; limit?: number } = {},
): Promise<readonly AnyRow[]> {
  const found: AnyRow[] = [];
  let after = '';
  do {
    const asked = new URLSearchParams({ where: JSON.stringify(where), sort, limit: String(limit) });
    if (after !== '') asked.set('after', after);
    const { status, json } = await caller.get(`${at(l)}?${asked.toString()}`);
    if (status !== 200) throw new Error(`${l.name} ${JSON.stringify(where)} → ${JSON.stringify(json)}`);
    found.push(...json.rows);
    after = json.next ?? '';
  } while (after !== '');
  return found;
}

function passTime({ world }: Stage): void {
  world.clock.set(new Date(Date.parse(world.clock()) + 7 * 3_600_000 + 1).toISOString());
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { ensureEntryMonths } from '../../src/server/db/entry-months.ts';
import { at, type Caller, createWorld, village, type World } from '../harness/world.ts';

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
});
after(() => world.end());

const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };

const write = (id: string) => inspector.post(at(site), { id, draft });

async function partsOf(ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await world.database.owner.query<{ part: string }>(
    'select distinct tableoid::regclass::text as part from entry where row_id = any($1) order by 1',
    [ids],
  );
  return rows.map(({ part }) => part);
}

test('a month that began before its part of the history was made gets it, with its entries, while people write on', async () => {
  const ids = Array.from({ length: 20 }, () => uuidv7());
  world.clock.set('2026-09-15T02:00:00.000Z');
  await Promise.all(ids.slice(0, 10).map(write));
  assert.deepEqual(await partsOf(ids.slice(0, 10)), ['entry_other']);
  const { owner } = world.database;
  const [, , ...answers] = await Promise.all([
    ensureEntryMonths(owner, world.clock()),
    ensureEntryMonths(owner, world.clock()),
    ...ids.slice(10).map(write),
  ]);
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]));
  assert.deepEqual(await partsOf(ids), ['entry_2026_09']);
  for (const id of ids) assert.equal((await inspector.get(at(site, id, 'history'))).json.length, 1);
  await ensureEntryMonths(owner, world.clock());
});

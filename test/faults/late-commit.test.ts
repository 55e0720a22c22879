import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { create } from '../../src/server/ledger/write.ts';
import type { OutboxLine } from '../../src/server/live/feed.ts';
import { followSearch } from '../../src/server/search/follow-search.ts';
import { county, createWorld, village, type World } from '../harness/world.ts';

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.end());

const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village } as const;

test('a write whose commit comes late is skipped by nobody who follows the outbox', async () => {
  const { machine, feed } = world.server;
  const heard: string[] = [];
  const unsubscribe = feed.subscribe((lines: readonly OutboxLine[]) => heard.push(...lines.map((line) => line.rowId)));
  const [late, early] = [uuidv7(), uuidv7()];
  const go = Promise.withResolvers<void>();
  const slow = asSystem(machine, county, async (ctx) => {
    await create(ctx, site, draft, late);
    await go.promise;
  });
  await wait(50);
  await asSystem(machine, county, (ctx) => create(ctx, site, draft, early));
  await followSearch(machine);
  await wait(200);
  assert.deepEqual(heard, [], 'what came after an open transaction waits for it');
  go.resolve();
  await slow;
  await until(() => heard.length === 2);
  assert.deepEqual(
    heard.toSorted((a, b) => (a < b ? -1 : 1)),
    [late, early].toSorted((a, b) => (a < b ? -1 : 1)),
  );
  // A transaction of another database on the same server also holds followers back, for as long as it lasts.
  await until(async () => {
    await followSearch(machine);
    const { rows } = await world.database.owner.query('select 1 from search_line');
    return rows.length === 2;
  });
  unsubscribe();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await holds()) return;
    await wait(50);
  }
  assert.fail('what was waited for did not come');
}

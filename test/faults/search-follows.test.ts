import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { startFollowing } from '../../src/server/live/follower.ts';
import { searchFollowers } from '../../src/server/search/follow-search.ts';
import { at, type Caller, createWorld, village, type World } from '../harness/world.ts';
import { importing } from '../imports/importing.ts';

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
});
after(() => world.end());

test('what is written while the search lines are being written is found too, though nothing follows it', async () => {
  const follow = startFollowing(world.server.machine, searchFollowers, (error) => assert.fail(String(error)));
  const unsubscribe = world.server.feed.subscribe(follow);
  const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };
  for (let n = 0; n < 12; n += 1) {
    await Promise.all([1, 2, 3].map(() => inspector.post(at(site), { id: uuidv7(), draft })));
    await wait(n % 4);
  }
  for (let tries = 0; tries < 60 && (await lines()) < 36; tries += 1) await wait(50);
  assert.equal(await lines(), 36);
  unsubscribe();
});

test('two processes that follow at once write each line, and none twice', async () => {
  const { machine } = world.server;
  const failed: unknown[] = [];
  const followers = [1, 2, 3].map(() => startFollowing(machine, searchFollowers, (error) => failed.push(error)));
  const draft = { name: '西门砖厂', sector: 'shaleBrick', scale: 'micro', address: '西门', area: village };
  for (let n = 0; n < 10; n += 1) {
    await inspector.post(at(site), { id: uuidv7(), draft });
    for (const follow of followers) follow();
  }
  for (let tries = 0; tries < 60 && (await lines()) < 46; tries += 1) await wait(50);
  assert.deepEqual([await lines(), failed], [46, []]);
});

test('rows of an import are followed when none is at work any more, and what people write meanwhile at once', async () => {
  const before = await lines();
  let isBusy = true;
  const follow = startFollowing(
    world.server.machine,
    searchFollowers,
    (error) => assert.fail(String(error)),
    () => isBusy,
  );
  const table = '单位名称,行业领域,规模,地址\r\n导入一厂,工贸,规下,东街1号\r\n导入二厂,工贸,规下,东街2号';
  await importing(world, await world.signIn('sectionChief'), site).bring(table, {}, '两厂.csv');
  await inspector.post(at(site), {
    id: uuidv7(),
    draft: { name: '北门砖厂', sector: 'shaleBrick', scale: 'micro', address: '北门', area: village },
  });
  follow();
  for (let tries = 0; tries < 60 && (await lines()) < before + 1; tries += 1) await wait(50);
  await wait(300);
  assert.equal(await lines(), before + 1, 'the one that a person wrote');
  isBusy = false;
  for (let tries = 0; tries < 100 && (await lines()) < before + 3; tries += 1) await wait(50);
  assert.equal(await lines(), before + 3);
});

async function lines(): Promise<number> {
  const { rows } = await world.database.owner.query<{ n: number }>('select count(*)::int as n from search_line');
  return rows[0]?.n ?? 0;
}

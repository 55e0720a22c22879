import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Field } from '../../src/kernel/field.ts';
import { parsePeriod } from '../../src/kernel/period.ts';
import { modules } from '../../src/modules/index.ts';
import { serverModules } from '../../src/modules/server.ts';
import { runJob } from '../../src/server/jobs/jobs.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { tablesOf } from '../../src/server/db/table-classes.ts';
import { figureFollower } from '../../src/server/figures/keep-rolled.ts';
import { tally } from '../../src/server/figures/tally.ts';
import { catchUp } from '../../src/server/live/follower.ts';
import { followSearch } from '../../src/server/search/follow-search.ts';
import { at, county, createWorld, otherCounty } from '../harness/world.ts';
import { createTestDatabase } from '../harness/postgres.ts';
import { allRows } from './populate.ts';
import { cutByCounty, partOfCounty, partsRead } from './partition.ts';
import { listenTo, partsPlanned } from './statements.ts';
import { ledgers, setStage } from './stage.ts';
import { rowIn } from './walk.ts';

// The whole of the verbs once more, on tables cut by county into eight parts.
const own = await createTestDatabase();
const { owner } = own.database;
await cutByCounty(own.url);
const sent = listenTo(own.database.app);
const world = await createWorld({ database: own });
after(() => world.end());
await owner.query('delete from county where county = $1', [otherCounty]); // so that the clock's own work stays in one county
const before = await partsRead(own.url);
const stage = await setStage(world, ['home']);
const reader = await stage.cast.of('leader');
const { machine } = world.server;

for (const l of ledgers) {
  test(`${l.label}: is created, changed, taken through every state, listed, counted and told on cut tables`, async () => {
    for (const state of Object.keys(l.states)) {
      const row = await rowIn(stage, l, state);
      assert.equal((await reader.get(at(l, row.id))).json.row.state, state);
      assert.equal((await reader.get(at(l, row.id, 'history'))).json.length, row.version);
    }
    const editor = l.may.update.find((role) => role !== 'enterprise');
    if (editor !== undefined) {
      const row = await stage.make(l);
      const { area: _, ...change } = stage.draft(l);
      assert.equal((await (await stage.over(editor, l, row)).patch(at(l, row.id), { version: 1, change })).status, 200);
    }
    const all = await allRows(reader, l, { limit: 3 });
    const nested = Object.entries<Field>(l.fields).filter(([, field]) => field.kind === 'ref');
    for (const [name] of nested) {
      const where = { or: [{ [name]: { version: { gte: 1 } } }, { [name]: null }] };
      assert.equal((await allRows(reader, l, { where, sort: 'dueAt' })).length, all.length);
    }
    assert.equal((await reader.get(at(l, 'export'))).status, 200);
  });
}

test('today, search, figures and jobs work on cut tables', async () => {
  await followSearch(machine);
  await catchUp(machine, figureFollower);
  for (const path of ['/api/today', '/api/search?q=a', '/api/me', '/api/people', '/api/areas'])
    assert.equal((await reader.get(path)).status, 200, path);
  const asks = [...modules.indicators.keys()].map((indicator) => ({ indicator }));
  const values = await asSystem(machine, county, (ctx) => tally(ctx, asks, parsePeriod('2026')));
  assert.ok(values.some((value) => value > 0));
  const enterprise = await stage.cast.of('enterprise');
  assert.equal((await enterprise.get('/api/today')).status, 200);
});

test('every statement that was sent is planned for one county’s parts alone', async () => {
  const part = await partOfCounty(owner, county);
  const all = [...sent];
  assert.ok(all.length > 60, `${all.length} statements`);
  let touched = 0;
  for (const statement of all) {
    const parts = await partsPlanned(own.database.app, county, statement);
    touched += parts.length > 0 ? 1 : 0;
    const astray = parts.filter((name) => !name.endsWith(`_part${part}`));
    assert.deepEqual(astray, [], statement[0]);
  }
  assert.ok(touched > 40, `${touched} statements on cut tables`);
});

/** Whether a statement names a table of a class. */
const asks = (wanted: 'local' | 'tenant') => {
  const names = tablesOf(modules, wanted).map((name) => name.replaceAll('"', ''));
  return new RegExp(`\\b(?:from|join|into|update)\\s+"?(?:${names.join('|')})\\b`, 'i');
};

test('no statement asks the installation’s own tables together with those that are cut by county', async () => {
  const [local, tenant] = [asks('local'), asks('tenant')];
  const statements = [...sent.keys()];
  assert.ok(
    statements.some((text) => local.test(text) && /\boutbox_cursor\b/.test(text)),
    'the place of the figures',
  );
  assert.ok(
    statements.some((text) => /\bfigure_day\b/.test(text)),
    'the figures that are kept',
  );
  assert.deepEqual(
    statements.filter((text) => local.test(text) && tenant.test(text)),
    [],
  );
});

test('no statement has read a part in which the county does not lie', async () => {
  for (const job of serverModules.flatMap((m) => m.jobs ?? [])) await runJob(machine, job);
  const part = await partOfCounty(owner, county);
  const now = await partsRead(own.url);
  const read = [...now].filter(([name, scans]) => scans > (before.get(name) ?? 0)).map(([name]) => name);
  assert.ok(read.length > ledgers.length);
  // What counties have set and what became of their areas is looked up for all at once, every ten seconds, apart from requests.
  const astray = read.filter(
    (name) => !name.endsWith(`_part${part}`) && !/^(setting_value|area_succession)_/.test(name),
  );
  assert.deepEqual(astray, []);
});

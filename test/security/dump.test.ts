import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { site } from '../../src/modules/sites/index.ts';
import { demoWorld } from '../../src/demo/world.ts';
import { settled } from '../harness/settled.ts';
import { registerSites } from '../../src/demo/simulate-sites.ts';
import { stageOf } from '../../src/demo/stage.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { sealAll } from '../../src/server/proof/seal-lines.ts';
import { followSearch } from '../../src/server/search/follow-search.ts';
import { at, county, createWorld } from '../harness/world.ts';

// Whoever carries the database away, or the data folder without its keys, carries no clear value away.
const world = await createWorld();
after(() => world.end());
const { owner } = world.database;
const demo = demoWorld(2026);
const numbers = demo.sites.map(({ principalPhone }) => principalPhone);

test('the demonstration county’s telephone numbers stand nowhere in the clear, after a day’s work with them', async () => {
  const { machine } = world.server;
  await asSystem(machine, county, (ctx) => registerSites(stageOf(ctx, demo)));
  const inspector = await world.signIn('inspector');
  const { rows } = (await inspector.get(`${at(site)}?limit=20`)).json;
  for (const row of rows.slice(0, 10)) {
    const opened = await inspector.post(at(site, row.id, 'open'), { field: 'principalPhone', reason: '核实联系方式' });
    assert.ok(numbers.includes(opened.json.value));
    await inspector.patch(at(site, row.id), { version: row.version, change: { principalPhone: numbers[7] } });
    await inspector.get(`/api/search?q=${opened.json.value}`);
    const refused = await (await world.signIn('writer')).get(where(opened.json.value));
    assert.equal(refused.status, 403);
  }
  await inspector.get(`${at(site, 'export')}${where(numbers[7] ?? '').replace(/^[^?]*/, '')}`);
  await followSearch(machine);
  await settled(owner);
  await sealAll(machine);

  const clear = new Set(numbers);
  assert.ok(clear.size > 2000);
  const { rows: tables } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  assert.ok(tables.length > 30);
  let lines = 0;
  for (const { name } of tables) {
    const { rows: dumped } = await owner.query<{ line: string }>(`select t::text as line from ${name} t`);
    for (const { line } of dumped) assert.deepEqual(among(line, clear), [], name);
    lines += dumped.length;
  }
  assert.ok(lines > 10_000, `${lines} lines were looked at`);
});

test('nor do they stand in the data folder beside the keys', () => {
  const files = readdirSync(world.dataDir, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  assert.ok(files.some(({ name }) => name === 'keys.json'));
  for (const { parentPath, name } of files.filter((each) => each.parentPath !== join(world.dataDir, 'keys')))
    assert.deepEqual(among(readFileSync(join(parentPath, name), 'latin1'), new Set(numbers)), [], name);
});

const where = (value: string) => `${at(site)}?where=${encodeURIComponent(JSON.stringify({ principalPhone: value }))}`;

/** The numbers that stand in a text, also within longer digits. */
function among(text: string, clear: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/(?=(1990000\d{4}))/g)].flatMap(([, number = '']) => (clear.has(number) ? [number] : []));
}

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { codeOf, sourceFiles } from '../../../test/harness/source-files.ts';
import { createTestDatabase } from '../../../test/harness/postgres.ts';
import { settled } from '../../../test/harness/settled.ts';
import { at, county, createWorld, otherCounty, village } from '../../../test/harness/world.ts';
import { site } from '../../modules/sites/index.ts';
import { ensureEntryMonths } from '../db/entry-months.ts';
import { canonical } from './digest.ts';
import { retireMonths } from './retire-months.ts';
import { sealAll } from './seal-lines.ts';
import { type Stream, streams } from './streams.ts';
import { isBroken, verifyChain } from './verify.ts';

const made = await createTestDatabase();
const world = await createWorld({ database: made });
after(() => world.end());
const { owner, app } = world.database;
const { machine } = world.server;
const [entries, access] = streams as readonly [Stream, Stream]; // the two there are

const inspector = await world.signIn('inspector');
const abroad = await world.signIn('inspector', { county: otherCounty, area: otherCounty });
const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village };
async function seal(): Promise<void> {
  await settled(owner);
  await sealAll(machine);
}
let named = 0;
async function newSite(): Promise<string> {
  named += 1;
  const { status, json } = await inspector.post(at(site), {
    draft: { ...draft, name: `兴旺砖厂${named}`, principalPhone: '19900000001' },
  });
  assert.equal(status, 201, JSON.stringify(json));
  return json.row.id;
}
const rename = (id: string, version: number, name: string) =>
  inspector.patch(at(site, id), { version, change: { name } });
const verify = (stream = entries, where = county) =>
  verifyChain({ owner, vault: machine.vault, county: where, stream });
async function proved(stream = entries, where = county) {
  const result = await verify(stream, where);
  assert.ok(!isBroken(result), JSON.stringify(result));
  return result;
}
async function broken(stream = entries) {
  const result = await verify(stream);
  assert.ok(isBroken(result), 'it should be broken');
  return result;
}
/** Does something to the database behind the application's back, looks, and puts it back. */
async function tampered<T>(statement: string, values: readonly unknown[], look: () => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('create table kept as select * from entry');
    await client.query('create table kept_links as select * from seal_link');
    await client.query(statement, [...values]);
    return await look();
  } finally {
    await client.query('truncate entry, seal_link');
    await client.query('insert into entry select * from kept');
    await client.query('insert into seal_link select * from kept_links');
    await client.query('drop table kept, kept_links');
    client.release();
  }
}

const ids = [await newSite(), await newSite(), await newSite()];
await abroad.post(at(site), { draft: { ...draft, area: otherCounty } });
await rename(ids[0] ?? '', 1, '兴旺页岩砖厂');
await inspector.post(at(site, ids[1] ?? '', 'open'), { field: 'principalPhone', reason: '核实联系方式' });
await seal();
await rename(ids[0] ?? '', 2, '兴旺砖厂（东门）');
await seal();

test('what is committed is sealed link by link, county by county, and found whole', async () => {
  const result = await proved();
  assert.deepEqual([result.links, result.lines, result.waiting], [2, 6, 0]);
  assert.equal((await proved(entries, otherCounty)).lines, 1);
  assert.ok((await proved(access)).lines >= 1, 'the opened field stands in the log');
  await seal();
  assert.equal((await proved()).links, 2, 'nothing new makes no link');
});

test('the same object has the same digest in whatever order the database gives its names', () => {
  assert.equal(
    canonical({ b: [1, null, 'x"'], a: { d: true, c: 0.5 } }),
    '{"a":{"c":0.5,"d":true},"b":[1,null,"x\\""]}',
  );
  assert.equal(
    canonical({ a: { c: 0.5, d: true }, b: [1, null, 'x"'] }),
    canonical({ b: [1, null, 'x"'], a: { d: true, c: 0.5 } }),
  );
});

test('whatever writes history names its transaction, or the chain would pass it over', () => {
  const writing = sourceFiles('src/**/*.ts').filter(({ isTest }) => !isTest);
  const lists = writing.flatMap((file) =>
    [...codeOf(file).matchAll(/insert into (?:entry|access_log) \(([^)]*)\)/g)].map(([, columns = '']) => [
      file.path,
      columns,
    ]),
  );
  assert.ok(lists.length >= 3);
  for (const [path, columns] of lists) assert.match(columns ?? '', /\btx$/, path);
});

test('the application’s own role can neither change nor remove a line or a link', async () => {
  for (const table of ['entry', 'access_log', 'seal_link'])
    for (const statement of [`update ${table} set county = county`, `delete from ${table}`, `truncate ${table}`])
      await assert.rejects(app.query(statement), /permission denied/, statement);
  for (const table of ['sealing_key', 'retired_month'])
    await assert.rejects(app.query(`select 1 from ${table}`), /permission denied/);
});

test('a changed line is named, with what of it differs', async () => {
  const id = ids[0] ?? '';
  const which = `where row_id = '${id}' and version = 2`;
  for (const [change, what] of [
    [`change = jsonb_set(change, '{name,1}', '"别的砖厂"')`, /^改动内容被改动/],
    [`by = '${uuidv7()}'`, /^办理人被改动/],
    [`action = 'list'`, /^办理事项被改动/],
    [`version = 7, note = '补记'`, /^所属记录、事由被改动/],
    [`row_id = '${uuidv7()}'`, /^所属记录被改动/],
    [`note = ''`, /^事由被改动/],
  ] as const) {
    const found = await tampered(`update entry set ${change} ${which}`, [], broken);
    assert.match(found.what, what, change);
    assert.equal(found.sequence, 1);
    assert.equal(found.line?.at, '2026-03-02T02:00:00.000000Z');
  }
  for (const change of [`at = at + interval '1 microsecond'`, `county = '${otherCounty}'`]) {
    const found = await tampered(`update entry set ${change} ${which}`, [], broken);
    assert.match(found.what, /被删除，或时间被改/, change);
  }
  await proved();
});

test('a deleted line is named, also the last of all', async () => {
  for (const version of [1, 3]) {
    const { rows } = await owner.query('select id from entry where row_id = $1 and version = $2', [ids[0], version]);
    const found = await tampered('delete from entry where id = $1', [rows[0].id], broken);
    assert.match(found.what, /记录经过被删除/);
    assert.equal(found.line?.id, rows[0].id);
  }
});

test('a line slipped in among those that are sealed is named', async () => {
  const columns = 'county, at, ledger, row_id, version, action, by, change, note';
  for (const tx of ['null', `(select min(tx::text::bigint)::text::xid8 from entry)`]) {
    const id = uuidv7();
    const slip = `insert into entry (${columns}, id, tx) select ${columns}, $1, ${tx} from entry where row_id = '${ids[2]}' limit 1`;
    const found = await tampered(slip, [id], broken);
    assert.deepEqual([found.what, found.line?.id], ['记录经过是封存之后插入的', id]);
    assert.equal(found.line?.columns?.['row_id'], ids[2]);
  }
});

test('a changed, replaced or missing link is named, and so is a chain that somebody without the keys made anew', async () => {
  const one = `where county = '${county}' and stream = 'entry' and sequence = 1`;
  for (const [statement, what] of [
    [`update seal_link set leaves = set_byte(leaves, 0, (get_byte(leaves, 0) + 1) % 256) ${one}`, /封存记录本身被改动/],
    [`update seal_link set ids[1] = '${uuidv7()}' ${one}`, /封存记录本身被改动/],
    [`update seal_link set sealed_at = sealed_at + interval '1 day' ${one}`, /封存记录本身被改动/],
    [`update seal_link set hash = repeat('a', 64) ${one}`, /封存记录本身被改动/],
    [`update seal_link set mac = repeat('a', 64) ${one}`, /签名不符/],
    [`delete from seal_link ${one}`, /少了这一环/],
    [`update seal_link set previous = repeat('b', 64) ${one}`, /接不上/],
  ] as const) {
    assert.match((await tampered(statement, [], broken)).what, what, statement);
  }
  const made = await tampered('delete from seal_link', [], async () => {
    await settled(owner);
    await sealAll({ ...machine, vault: { ...machine.vault, sign: () => 'f'.repeat(64) } });
    return broken();
  });
  assert.match(made.what, /签名不符/);
  await proved();
});

test('anlan verify says what is whole, names what is broken, and ends with 1', async () => {
  const whole = await anlan('verify');
  assert.equal(whole.code, 0, whole.error);
  const head = (await proved()).head;
  assert.ok(whole.out.includes(`${county} 记录经过：6 条完好（2 环）。链尾 ${head}`), whole.out);
  assert.equal((await anlan('verify', '--head', head)).code, 0);
  assert.match((await anlan('verify', '--head', 'a'.repeat(64))).error, /不在任何一条链上/);
  const found = await tampered(`update entry set by = $1 where row_id = $2 and version = 2`, [uuidv7(), ids[0]], () =>
    anlan('verify', '--county', county),
  );
  assert.equal(found.code, 1);
  for (const words of [
    `安澜县（${county}）的记录经过不完整，第 1 环：办理人被改动`,
    '时间 2026年3月2日 10:00:00',
    '台账 监管单位',
    '兴旺砖厂（东门）',
    '第 2 版',
  ])
    assert.ok(found.error.includes(words), `${words}: ${found.error}`);
  const { rows } = await owner.query(`select ok, object from access_log where event = 'verified' order by at, id`);
  assert.ok(
    rows.some(({ ok }) => ok) && rows.some(({ ok, object }) => !ok && /办理人被改动/.test(object)),
    'verifying is itself written down',
  );
});

test('a line that commits late is not passed over', async () => {
  const late = await app.connect();
  const [first, second] = [uuidv7(), uuidv7()];
  const insert = `insert into entry (county, at, id, ledger, row_id, version, action, by, change, tx)
    values ($1, $2, $3, 'site', $3, 1, 'create', $3, '{}', pg_current_xact_id())`;
  await late.query('begin');
  await late.query(`set local anlan.counties = '${county}'`);
  await late.query(insert, [county, world.clock(), first]);
  await owner.query(insert, [county, world.clock(), second]);
  await sealAll(machine);
  assert.equal((await proved()).waiting, 1, 'nothing above the oldest open transaction is sealed');
  await late.query('commit');
  late.release();
  await seal();
  const { waiting, lines } = await proved();
  assert.deepEqual([waiting, lines], [0, 8]);
});

test('restored into another cluster, where transactions are counted anew, the chain goes on', async () => {
  const before = await proved();
  const id = await newSite();
  await tampered(`update entry set tx = null`, [], async () => {
    await owner.query('update seal_link set up_to_tx = null');
    await seal();
    const { lines, waiting } = await proved();
    assert.deepEqual(
      [lines, waiting],
      [before.lines + 1, 0],
      'what had not been sealed before is taken up, nothing twice',
    );
    await rename(id, 1, '恢复后的砖厂');
    await seal();
    assert.equal((await proved()).lines, before.lines + 2);
  });
  await owner.query('delete from entry where row_id = $1 and version = 2', [id]);
  await seal();
  await proved();
});

test('months of the log go when their time has come and all of them is sealed, never before, and the proof stands', async () => {
  world.clock.set('2026-08-31T02:00:00.000Z');
  await ensureEntryMonths(owner, world.clock());
  assert.deepEqual(await retireMonths(machine, owner), [], 'March is kept until October');
  world.clock.set('2027-05-01T02:00:00.000Z');
  await inspector.get(at(site));
  const slow = uuidv7();
  await owner.query(
    `insert into access_log (county, at, id, who, event, ok, object, tx)
     values ($1, '2026-03-30T00:00:00Z', $2, '某人', 'exported', true, '监管单位', pg_current_xact_id())`,
    [county, slow],
  );
  assert.ok(!(await retireMonths(machine, owner)).includes('access_log_2026_03'), 'a line of it is not sealed yet');
  await seal();
  const { rows: march } = await owner.query('select count(*)::int as lines from access_log_2026_03');
  assert.ok((await retireMonths(machine, owner)).includes('access_log_2026_03'));
  const { retired, lines } = await proved(access);
  assert.ok(march[0].lines >= 2 && retired === march[0].lines && lines > retired, `${retired} of ${lines}`);
  const { rows } = await owner.query(
    `select to_regclass('access_log_2026_03') as part, (select count(*)::int from retired_month) as months`,
  );
  assert.equal(rows[0].part, null);
  assert.ok(rows[0].months >= 1);
  assert.equal((await proved()).links > 0, true, 'histories stay');
});

test('nobody can set fewer than six months', async () => {
  await assert.rejects(
    owner.query(
      `insert into setting_value (county, key, value, effective_on, source, verified, set_by, set_at)
      select $1, 'audit.logMonths', 3, '2026-02-01', '测试', false, $2, now()`,
      [county, uuidv7()],
    ),
    /setting_value_log_months|violates check/,
  );
});

function anlan(...words: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; error: string }>();
  const program = fileURLToPath(new URL('../../../bin/anlan', import.meta.url));
  const env = { ...process.env, DATABASE_URL: made.url, DATA_DIR: world.dataDir };
  const child = execFile(process.execPath, [program, ...words], { env, cwd: world.dataDir }, (_, out, error) =>
    resolve({ code: child.exitCode ?? -1, out, error }),
  );
  return promise;
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, createWorld, village, type World } from '../../../test/harness/world.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { settleNumbers } from '../../server/numbers/settle-numbers.ts';
import { hazard } from '../hazards/index.ts';
import { modules } from '../index.ts';
import { site } from '../sites/index.ts';

const key = 'hazard.recheckDays';
let world: World;
let keeper: Caller;
let inspector: Caller;
let siteId: string;
before(async () => {
  world = await createWorld();
  keeper = await world.signIn('administrator');
  inspector = await world.signIn('inspector');
  siteId = uuidv7();
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '东门', area: village };
  assert.equal((await inspector.post(at(site), { id: siteId, draft })).status, 201);
});
after(() => world.end());

/** A hazard reported as rectified today: its re-inspection is due in so many days. */
async function reported(): Promise<string> {
  const finding = { summary: '未接地', category: 'electrical', level: 'general', source: 'inspection' };
  const id = uuidv7();
  const draft = { site: siteId, ...finding, foundAt: world.clock() };
  assert.equal((await inspector.post(at(hazard), { id, draft })).status, 201);
  const five = { measures: '换', funds: 1, dueOn: '2026-12-20', responsible: '厂长', contingency: '停用' };
  for (const [version, name, input] of [
    [1, 'order', five],
    [2, 'report', { result: '已换' }],
  ] as const) {
    const taken = await inspector.post(at(hazard, id, 'steps', name), { version, input });
    assert.equal(taken.status, 200, JSON.stringify(taken.json));
  }
  return id;
}
const recheckOf = async (id: string) => {
  const { json } = await inspector.get(at(hazard, id));
  const line = json.deadlines.find(({ name }: { name: string }) => name === 'recheck');
  return { due: line.dueAt.slice(0, 10), dueAt: json.row.dueAt.slice(0, 10), version: json.row.version };
};
const change = (more: object = {}) => ({
  key,
  value: 15,
  effectiveOn: '2026-03-01',
  source: '安应急发〔2026〕5号第三条',
  verified: true,
  ...more,
});
const line = async () => {
  const { json } = await keeper.get('/api/settings/numbers');
  return json.numbers.find((each: { key: string }) => each.key === key);
};

test('every number stands on the page with its law, what it is used by, and whether it is verified', async () => {
  const { json } = await keeper.get('/api/settings/numbers');
  assert.deepEqual(
    json.numbers.map((each: { key: string }) => each.key).toSorted(),
    [...modules.settings.keys()].toSorted(),
  );
  const [law] = json.laws.filter((each: { key: string }) => each.key === 'hazard.recheck');
  assert.deepEqual([law.verified, law.usedBy], [false, ['事故隐患 · 复查到期']]);
  const { value, verified, history } = await line();
  assert.deepEqual([value, verified, history], [10, false, []]);
});

test('a number without a source, out of its limits or unknown is refused in words', async () => {
  for (const [input, words] of [
    [change({ source: ' ' }), /依据/],
    [change({ value: 0 }), /复查期限应在 1 至 60 日/],
    [change({ value: 2.5 }), /整数/],
    [change({ effectiveOn: '2036-01-01' }), /三年/],
    [change({ effectiveOn: '2026-02-30' }), /生效日期/],
  ] as const)
    for (const path of ['preview', 'set']) {
      const answer = await keeper.post(`/api/settings/numbers/${path}`, input);
      assert.equal(answer.status, 422);
      assert.match(JSON.stringify(answer.json), words);
    }
  assert.equal((await keeper.post('/api/settings/numbers/set', change({ key: 'no' }))).status, 404);
  for (const role of ['leader', 'inspector', 'auditor', 'securityAdministrator'] as const)
    assert.equal((await (await world.signIn(role)).post('/api/settings/numbers/set', change())).status, 403, role);
});

test('a number shows first what it would move, then moves it: deadline, row and history, by the day of the event', async () => {
  const first = await reported();
  assert.deepEqual(await recheckOf(first), { due: '2026-03-12', dueAt: '2026-03-12', version: 3 });
  const { json: preview } = await keeper.post('/api/settings/numbers/preview', change());
  assert.deepEqual([preview.open, preview.later, preview.earlier, preview.overdue], [1, 1, 0, 0]);
  assert.deepEqual([preview.rows[0].rowId, preview.rows[0].title, preview.rows[0].deadline], [first, null, '复查到期']);
  assert.equal((await recheckOf(first)).due, '2026-03-12', 'a preview changes nothing');

  assert.equal((await keeper.post('/api/settings/numbers/set', change())).status, 200);
  await runJob(world.server.machine, settleNumbers);
  assert.deepEqual(await recheckOf(first), { due: '2026-03-17', dueAt: '2026-03-17', version: 4 });
  const { json: entries } = await inspector.get(at(hazard, first, 'history'));
  const said = entries.at(-1);
  assert.equal(said.action, '因“复查期限”自 2026-03-01 起为 15 日，复查到期由 2026-03-12 改为 2026-03-17');
  assert.equal(said.by, keeper.id);
  const [set] = (await line()).history;
  assert.deepEqual([set.found, set.done, set.moved, set.settledAt !== null], [1, 1, 1, true]);
  assert.deepEqual([(await line()).value, (await line()).verified, set.by], [15, true, '测试administrator']);

  // A number that begins on 1 April is none of what was reported in March.
  const later = change({ value: 20, effectiveOn: '2026-04-01' });
  world.clock.set('2026-03-03T02:00:00.000Z');
  assert.equal((await keeper.post('/api/settings/numbers/preview', later)).json.later, 0);
  assert.equal((await keeper.post('/api/settings/numbers/set', later)).status, 200);
  assert.equal((await line()).value, 15, 'not in force yet');
  world.clock.set('2026-04-02T02:00:00.000Z');
  await runJob(world.server.machine, settleNumbers);
  assert.equal((await recheckOf(first)).due, '2026-03-17');
  assert.equal((await line()).value, 20);
  await known(20);
  assert.equal((await recheckOf(await reported())).due, '2026-04-22');
});

test('a thousand and more are moved part by part, and looking again moves nothing twice', async () => {
  const model = await reported();
  const { owner } = world.database;
  const columns = await owner.query<{ list: string }>(`select string_agg(quote_ident(column_name), ', ') as list
    from information_schema.columns where table_name = 'hazard' and column_name <> 'id'`);
  const list = columns.rows[0]?.list ?? '';
  await owner.query(
    `with made as (insert into hazard (id, ${list}) select gen_random_uuid(), ${list} from hazard, generate_series(1, 1200) where id = $1 returning county, id)
     insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, owed_by, weight, due_at, met_at)
     select made.county, made.id, name, ledger, area, town, site_id, title, owes, owed_by, weight, due_at, met_at from made, deadline
     where row_id = $1`,
    [model],
  );
  const wanted = change({ value: 12, effectiveOn: '2026-04-02' });
  const { json: preview } = await keeper.post('/api/settings/numbers/preview', wanted);
  assert.deepEqual([preview.earlier, preview.later, preview.rows.length], [1202, 0, 50]);
  assert.equal((await keeper.post('/api/settings/numbers/set', wanted)).status, 200);
  await runJob(world.server.machine, settleNumbers);
  const { rows } = await owner.query<{ state: string; count: number }>(
    `select h.due_at::date || ' ' || h.version as state, count(*)::int as count from hazard h join deadline d on d.row_id = h.id
     where d.name = 'recheck' and d.met_at is null and d.due_at = h.due_at and h.version = 4 group by 1`,
  );
  assert.deepEqual(
    rows.toSorted((a, b) => a.count - b.count),
    [
      { state: '2026-03-17 4', count: 1 },
      { state: '2026-04-14 4', count: 1202 },
    ],
  );
  const [set] = (await line()).history.filter((each: { value: number }) => each.value === 12);
  assert.deepEqual([set.found, set.done, set.moved], [1203, 1203, 1202]);
  await runJob(world.server.machine, settleNumbers);
  assert.equal((await recheckOf(model)).version, 4, 'done is done');
});

test('every number can be set: no ledger it touches is closed to the job', async () => {
  for (const [name, { value, max }] of modules.settings) {
    const answer = await keeper.post(
      '/api/settings/numbers/set',
      change({ key: name, value: Math.min(value + 1, max), effectiveOn: '2026-04-01' }),
    );
    assert.equal(answer.status, 200, `${name} ${JSON.stringify(answer.json)}`);
  }
  await runJob(world.server.machine, settleNumbers);
  const { rows } = await world.database.owner.query(
    `select key from setting_value where settled_at is null and effective_on <= '2026-04-02'`,
  );
  assert.deepEqual(rows, []);
});

/** What was set is known to the process after its outbox was followed. */
async function known(value: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (world.server.machine.settings('519901').on(key, world.clock().slice(0, 10)) === value) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${key} did not become ${value}`);
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import {
  asking,
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  town,
  village,
  type World,
} from '../../../test/harness/world.ts';
import { settleTowns } from '../../server/areas/settle-towns.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { hazard } from '../hazards/index.ts';
import { site } from '../sites/index.ts';

let world: World;
let keeper: Caller;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  keeper = await world.signIn('administrator');
  inspector = await world.signIn('inspector');
});
after(() => world.end());

const change = async (input: object, expected = 200) => {
  const answer = await keeper.post('/api/areas/change', input);
  assert.equal(answer.status, expected, JSON.stringify(answer.json));
  return answer.json;
};
const names = async (path = '/api/areas') => {
  const { json } = await keeper.get(path);
  return Object.fromEntries(json.map(({ id, name }: { id: string; name: string }) => [id, name]));
};

async function newSite(area: string): Promise<string> {
  const draft = { name: `${area}砖厂`, sector: 'shaleBrick', scale: 'belowScale', address: '东门', area };
  const made = await inspector.post(at(site), { id: uuidv7(), draft });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return made.json.row.id;
}

async function newHazard(siteId: string, foundAt: string): Promise<string> {
  const draft = {
    site: siteId,
    summary: '未接地',
    category: 'electrical',
    level: 'general',
    source: 'inspection',
    foundAt,
  };
  const made = await inspector.post(at(hazard), { id: uuidv7(), draft });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return made.json.row.id;
}

const sorted = (...ids: readonly (string | undefined)[]) => ids.map(String).toSorted();
const idsOf = async (caller: Caller, where: object = {}) => {
  const { json } = await caller.get(`${at(hazard)}?where=${encodeURIComponent(JSON.stringify(where))}`);
  return json.rows.map(({ id }: { id: string }) => id).toSorted();
};
const figures = async (period: string) => {
  const input = encodeURIComponent(JSON.stringify({ indicator: 'hazard.found', period }));
  const { json } = await inspector.get(`/api/areas/figures?input=${input}`);
  const counted = json.towns.filter(({ value }: { value: number }) => value > 0);
  return {
    counted: counted.map(({ name, value }: { name: string; value: number }) => [name, value]),
    towns: json.towns,
  };
};

/** What was changed is known to the process after its outbox was followed. */
async function known(code: string, heir: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await asSystem(world.server.machine, county, async (ctx) => ctx.areas.areaOn(code, ctx.today));
    if (now === heir) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${code} did not become ${heir}`);
}

test('a village is founded, renamed and looked up as it was called on the day', async () => {
  const { begins } = await change({
    kind: 'add',
    town: otherTown,
    name: '柳湾村',
    on: '2026-03-02',
    basis: '安府函〔2026〕3号',
  });
  const code = begins[0].code;
  assert.match(code, /^519901102[2-9]\d\d$/);
  assert.equal((await names())[code], '柳湾村');
  await change({ kind: 'rename', code, name: '柳湾新村', on: '2026-04-01' });
  assert.equal((await names())[code], '柳湾村', 'not before the day');
  world.clock.set('2026-04-01T02:00:00.000Z');
  assert.equal((await names())[code], '柳湾新村');
  const { json } = await keeper.get(asking('/areas/history', { code }));
  assert.deepEqual(
    json.map(({ words }: { words: string }) => words),
    [
      '更名，柳湾村 改称 柳湾新村，自 2026-04-01 起',
      '新设村（社区），设立 柳湾村，自 2026-03-02 起（安府函〔2026〕3号）',
    ],
  );
  assert.equal(json[0].by, '测试administrator');
});

test('what makes no sense is refused with what to do, and nothing is changed', async () => {
  const before = JSON.stringify((await keeper.get('/api/areas/all')).json);
  for (const [input, words] of [
    [{ kind: 'rename', code: town, name: '河口镇', on: '2026-05-01' }, /同级已有“河口镇”/],
    [{ kind: 'rename', code: town, name: '城关镇', on: '2026-05-01' }, /与现名相同/],
    [{ kind: 'rename', code: '519901999', name: '新镇', on: '2026-05-01' }, /没有代码为 519901999/],
    [{ kind: 'rename', code: town, name: '新镇', on: '2029-05-01' }, /一年/],
    [{ kind: 'rename', code: town, name: '新镇', on: '2019-05-01' }, /没有代码为/],
    [{ kind: 'merge', from: [town], into: village, on: '2026-05-01' }, /乡镇与乡镇合并/],
    [{ kind: 'merge', from: [town], into: town, on: '2026-05-01' }, /请选择要撤并/],
    [{ kind: 'merge', from: [town], into: '519901300', on: '2026-05-01' }, /请填写名称/],
    [{ kind: 'move', village, town, on: '2026-05-01' }, /本来就属/],
    [{ kind: 'add', town, name: '新村', code: village, on: '2026-05-01' }, /已用于东门社区/],
    [{ kind: 'add', town, name: 'x', on: '2026-05-01' }, /名称至少两个字|填写/],
    [{ kind: 'rename', code: '519902101', name: '新镇', on: '2026-05-01' }, /没有代码为/],
  ] as const) {
    const json = await change(input, 422);
    assert.match(JSON.stringify(json), words);
  }
  assert.equal(JSON.stringify((await keeper.get('/api/areas/all')).json), before);
});

test('two towns are merged on 1 July: lists and scopes follow, figures of the half-year do not', async () => {
  const [here, there] = [await newSite(village), await newSite(`${otherTown}200`)];
  const early = [await newHazard(here, '2026-03-20T02:00:00.000Z'), await newHazard(there, '2026-03-21T02:00:00.000Z')];
  const officer = await world.signIn('township', { area: town });
  const heir = await world.signIn('township', { area: otherTown });
  const clerk = await world.signIn('village', { area: village });
  assert.deepEqual(await idsOf(officer), [early[0]]);
  assert.deepEqual(await idsOf(heir), [early[1]]);

  const merger = { kind: 'merge', from: [town], into: otherTown, name: '河关镇', on: '2026-07-01' };
  const { json: preview } = await keeper.post('/api/areas/preview', merger);
  assert.deepEqual(preview.rows, [
    { label: '监管单位', count: 1 },
    { label: '事故隐患', count: 1 },
  ]);
  assert.equal(preview.posts, 2);
  const { heirs } = await change(merger);
  const newVillage = heirs.find(({ from }: { from: string }) => from === village).to;
  assert.equal(newVillage, `${otherTown}201`, 'it keeps its last digits where they are free');
  await runJob(world.server.machine, settleTowns);
  assert.deepEqual(await idsOf(officer), [early[0]], 'the day has not come');

  world.clock.set('2026-07-01T02:00:00.000Z');
  await runJob(world.server.machine, settleTowns);
  await known(town, otherTown);
  assert.equal((await names())[otherTown], '河关镇');
  assert.equal((await names())[town], undefined);
  assert.equal((await names('/api/areas/former'))[village], '东门社区');

  const late = await newHazard(here, '2026-07-01T01:00:00.000Z');
  const all = sorted(...early, late);
  assert.deepEqual(await idsOf(heir), all, 'the town sees the other’s rows');
  assert.deepEqual(await idsOf(officer), all, 'a post in the town that ended is one in its heir');
  assert.deepEqual(await idsOf(clerk), sorted(early[0], late), 'and so for the village');
  assert.deepEqual(await idsOf(inspector, { area: { within: otherTown } }), all);
  assert.deepEqual(await idsOf(inspector, { area: { within: newVillage } }), sorted(early[0], late));
  assert.deepEqual(
    await idsOf(inspector, { area: { within: town } }),
    [early[0]],
    'asked for by its old name: what was written there',
  );
  assert.deepEqual(await idsOf(inspector, { site: { area: { within: newVillage } } }), sorted(early[0], late));
  const { json: row } = await inspector.get(at(hazard, early[0] ?? ''));
  assert.deepEqual([row.row.area, row.row.town, row.row.version], [village, otherTown, 1], 'written there, kept here');
  const { json: young } = await inspector.get(at(hazard, late));
  assert.deepEqual([young.row.area, young.row.town], [newVillage, otherTown]);

  const edited = await heir.patch(at(hazard, early[0] ?? ''), { version: 1, change: { spot: '配电房' } });
  assert.equal(edited.status, 200, 'and may act on them');

  assert.deepEqual((await figures('2026H1')).counted, [
    ['城关镇', 1],
    ['河口镇', 1],
  ]);
  const year = await figures('2026');
  assert.deepEqual(year.counted, [['河关镇', 3]]);
  for (const period of ['2026H1', '2026'])
    for (const { rows, value } of (await figures(period)).towns)
      assert.equal((await idsOf(inspector, rows)).length, value, 'a figure opens exactly its rows');
});

const lastChange = async (code: string) => {
  const { json } = await keeper.get(asking('/areas/history', { code }));
  return json.find(({ isLast }: { isLast: boolean }) => isLast)?.id;
};
const undo = async (code: string, expected = 200) => {
  const answer = await keeper.post('/api/areas/undo', { code, entry: (await lastChange(code)) ?? uuidv7() });
  assert.equal(answer.status, expected, JSON.stringify(answer.json));
  return answer.json;
};

test('a town is founded with the next code of its kind, and taken back while nobody has used it', async () => {
  const { begins } = await change({ kind: 'found', name: '新河镇', on: '2026-07-01' });
  assert.match(begins[0].code, /^5199011[0-9]{2}$/);
  const { begins: streets } = await change({
    kind: 'found',
    name: '滨河街道',
    on: '2026-07-01',
    basis: '川府函〔2026〕9号',
  });
  assert.match(streets[0].code, /^5199010[0-9]{2}$/);
  assert.match(
    JSON.stringify(await change({ kind: 'found', name: '新河镇', on: '2026-07-01' }, 422)),
    /同级已有“新河镇”/,
  );
  assert.match(
    JSON.stringify(await change({ kind: 'found', name: '远镇', code: '519902107', on: '2026-07-01' }, 422)),
    /519901 开头/,
  );

  const street = streets[0].code;
  await change({ kind: 'add', town: street, name: '滨河社区', on: '2026-07-02' });
  assert.match((await undo(street, 409)).title, /之后又有变更/);
  await newSite(begins[0].code);
  assert.match((await undo(begins[0].code, 409)).title, /新河镇已有监管单位，不能撤销/);
  assert.equal((await names())[begins[0].code], '新河镇');
});

test('a change is taken back as if it had never been, stands in the history, and can be made again', async () => {
  const [from, into] = ['519901107', '519901108'];
  for (const [code, name] of [
    [from, '东山镇'],
    [into, '西山镇'],
  ] as const)
    await change({ kind: 'found', name, code, on: '2026-06-01' });
  const { begins } = await change({ kind: 'add', town: from, name: '东山村', on: '2026-06-02' });
  const row = await newHazard(await newSite(begins[0].code), '2026-06-20T02:00:00.000Z');
  const officer = await world.signIn('township', { area: into });
  assert.deepEqual(await idsOf(officer), []);
  const merger = { kind: 'merge', from: [from], into, name: '两山镇', on: '2026-07-01' };
  await change(merger);
  await known(from, into);
  assert.deepEqual(await idsOf(officer), [row], 'the rows have gone over');

  const { restored, gone } = await undo(from);
  assert.deepEqual(
    [restored.map(({ name }: { name: string }) => name).toSorted(), gone.map(({ name }: { name: string }) => name)],
    [['东山村', '东山镇'], ['东山村']],
  );
  await known(from, from);
  assert.deepEqual(await idsOf(officer), [], 'and have come back');
  const now = await names();
  assert.deepEqual([now[from], now[into], now[begins[0].code]], ['东山镇', '西山镇', '东山村']);
  const { json } = await keeper.get(asking('/areas/history', { code: from }));
  assert.deepEqual(
    json.slice(0, 2).map(({ words }: { words: string }) => words),
    ['撤销 2026-07-01 起的变更，恢复 东山镇', '撤并，东山镇 归入 西山镇，自 2026-07-01 起'],
  );
  assert.equal((await keeper.post('/api/areas/undo', { code: from, entry: json[1].id })).status, 409, 'once');
  assert.equal((await officer.post('/api/areas/undo', { code: from, entry: json[1].id })).status, 403);

  world.clock.set('2026-07-02T02:00:00.000Z');
  await change({ ...merger, on: '2026-07-02' });
  await known(from, into);
  assert.deepEqual(await idsOf(officer), [row]);
  await change({ kind: 'rename', code: into, name: '两山新镇', on: '2026-07-20' });
  assert.match((await undo(from, 409)).title, /两山镇（519901108）在这次变更之后又有变更/);
  await undo(into);
  assert.equal((await names())[into], '两山镇');
});

test('a row that was written meanwhile by a process that had not heard of it is brought over', async () => {
  const { owner } = world.database;
  await owner.query('update hazard set town = $1 where area = $2', [town, village]);
  await runJob(world.server.machine, settleTowns);
  const { rows } = await owner.query('select count(*)::int as left from hazard where town = $1', [town]);
  assert.equal(rows[0]?.left, 0);
});

test('another county’s areas are nobody’s to change, not even past the interface', async () => {
  const put = asSystem(world.server.machine, county, async (ctx) => {
    const line = { code: '519902101', name: '抢来镇', county: '519902', valid_from: '2026-01-01' };
    await ctx.tx.rows(sql`select anlan_put_areas(${JSON.stringify([line])}::jsonb) as "put"`);
  });
  await assert.rejects(put, /another county/);
  const direct = asSystem(world.server.machine, county, async (ctx) => {
    await ctx.tx.rows(sql`update area set name = '改了' where code = ${town}`);
  });
  await assert.rejects(direct);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
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
import { importing, workbook } from '../../../test/imports/importing.ts';
import type { Draft } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { building, recheckItem, recheckSample } from './index.ts';
import { lotOf } from './recheck.server.ts';
import { stages, type Stage } from './stages.ts';

const secondVillage = `${town}202`;
let world: World;
let chief: Caller;
let clerk: Caller;
let townsman: Caller;
before(async () => {
  world = await createWorld();
  await world.database.owner.query(
    `insert into area (code, name, county, valid_from) values ($1, '西坪村', $2, '2020-01-01')`,
    [secondVillage, county],
  );
  chief = await world.signIn('sectionChief');
  clerk = await world.signIn('village', { area: village });
  townsman = await world.signIn('township', { area: town });
});
after(() => world.end());

let made = 0;
async function list(more: Partial<Draft<typeof building>> = {}, by = chief): Promise<string> {
  made += 1;
  const id = uuidv7();
  const surveyCode = `F${String(made).padStart(5, '0')}`;
  const draft = {
    surveyCode,
    address: `东门${made}组`,
    zone: 'rural',
    kind: 'selfBuilt',
    use: 'home',
    area: village,
    ...more,
  };
  const { status, json } = await by.post(at(building), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return id;
}

const inputs: Readonly<Record<string, object>> = {
  flag: { findings: '外墙有贯通裂缝', level: 'major', dueOn: '2026-12-31' },
  flagLater: { findings: '屋架变形', level: 'general', dueOn: '2026-12-31' },
  needAppraisal: { appraiseDueOn: '2026-10-31' },
  appraise: { agency: '房屋鉴定站', grade: 'b' },
  treatAppraised: { treatment: 'reinforced', result: '已加固' },
  treat: { treatment: 'reinforced', result: '已加固' },
  extend: { dueOn: '2026-12-30', extendReason: '雨季停工' },
  extendAppraised: { dueOn: '2026-12-30', extendReason: '雨季停工' },
  resurvey: { resurveyReason: '抽查发现漏判' },
  remove: { removeReason: 'duplicate' },
};
async function step(id: string, name: string, more: object = {}, by = chief) {
  const { json } = await chief.get(at(building, id));
  return by.post(at(building, id, 'steps', name), { version: json.row.version, input: { ...inputs[name], ...more } });
}
async function steps(id: string, ...names: readonly string[]) {
  for (const name of names) assert.equal((await step(id, name)).status, 200, name);
}

async function figures(period: string, where?: AnyWhere): Promise<Readonly<Record<Stage, number>>> {
  const asks = stages.map((stage) => ({ indicator: `building.${stage}`, ...(where ? { where } : {}) }));
  const values = await asSystem(world.server.machine, county, (ctx) => tally(ctx, asks, parsePeriod(period)));
  return Object.fromEntries(stages.map((stage, index) => [stage, values[index] ?? -1])) as Record<Stage, number>; // one for each
}
const one = (code: string, where: AnyWhere, period: string) =>
  asSystem(world.server.machine, county, (ctx) => tally(ctx, [{ indicator: code, where }], parsePeriod(period)));
const line = (code: string, address: string, storeys: number) => [
  code,
  address,
  '东门社区',
  '农村',
  '自建房',
  '自住',
  storeys,
];
const place = (lng: number) => ({ lng, lat: 31.2 });
const ask = async (by: Caller) => (await by.get(asking('/buildings/duplicates', { within: village }))).json;
const clustersFor = async (by: Caller) =>
  (await ask(by)).clusters.map(({ likenesses, rows }: { likenesses: string[]; rows: { id: string }[] }) => [
    likenesses.join(),
    ...rows.map(({ id }) => id),
  ]);
const sorted = (all: readonly unknown[]) => all.map(String).toSorted();
const check = (by: Caller, item: { id: string; version: number }, name: string, input: object) =>
  by.post(at(recheckItem, item.id, 'steps', name), { version: item.version, input });
const progressOf = async (by: Caller, within?: string) =>
  (await by.get(asking('/buildings/progress', within ? { within } : {}))).json;

test('figures of a small county agree with a count by hand, also as they stood at an earlier day', async () => {
  world.clock.set('2026-03-10T02:00:00.000Z');
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1)
    ids.push(
      await list({
        zone: n < 4 ? 'urban' : 'rural',
        kind: n === 11 ? 'school' : 'selfBuilt',
        area: n < 6 ? village : secondVillage,
      }),
    );
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = '', j = ''] = ids;
  await steps(a, 'pass'); // urban, none found
  await steps(b, 'flag'); // urban, major, filed
  await steps(c, 'flag', 'needAppraisal'); // urban, waiting for appraisal
  await steps(d, 'flag', 'needAppraisal', 'appraise', 'release'); // urban, found safe
  await steps(e, 'flag', 'treat'); // treated without appraisal
  await steps(f, 'flag', 'needAppraisal', 'appraise', 'treatAppraised'); // through the whole funnel
  await steps(g, 'pass', 'flagLater'); // judged again
  await steps(h, 'flag', 'remove'); // a duplicate
  await steps(i, 'pass');
  world.clock.set('2026-08-10T02:00:00.000Z');
  await steps(j, 'flag'); // after the half-year
  const halfYear = await figures('2026H1');
  assert.deepEqual(halfYear, {
    surveyed: 8,
    flagged: 6,
    appraisalNeeded: 3,
    appraised: 2,
    treated: 1,
    unsurveyed: 3,
    rectified: 2,
    released: 1,
    pending: 3,
  });
  assert.equal((await figures('2026')).surveyed, 9);
  assert.deepEqual(
    await Promise.all(['urban', 'rural'].map(async (zone) => (await figures('2026', { zone })).flagged)),
    [3, 4],
  );
  assert.deepEqual(await one('building.surveyed', { kind: 'selfBuilt' }, '2026'), [9]);
  assert.deepEqual(await one('building.rectifiedMajor', {}, '2026'), [2]);
  assert.deepEqual(await one('building.filed', {}, '2026'), [(await figures('2026')).pending]);
});

test('the page of progress counts what the figures count, by town and village, by town and country', async () => {
  const now = await figures('2026');
  const { parts } = await progressOf(chief);
  assert.deepEqual(
    parts.map(({ area, name }: { area: string; name: string }) => [area, name]),
    [[town, '城关镇']],
  );
  for (const stage of stages) assert.equal(parts[0].urban[stage] + parts[0].rural[stage], now[stage], stage);
  const villages = await progressOf(townsman);
  assert.deepEqual(
    villages.parts.map(({ name }: { name: string }) => name),
    ['东门社区', '西坪村'],
  );
  assert.equal(villages.parts[1].rural.surveyed, 3);
});

test('whatever steps are taken in whatever order, no stage holds more than the one it comes from', async () => {
  const names = Object.keys(building.steps);
  const course = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 9 });
  await fc.assert(
    fc.asyncProperty(course, async (taken) => {
      const id = await list();
      for (const name of taken) await step(id, name); // those that are refused change nothing
      const { json } = await chief.get(at(building, id));
      assert.equal(building.check?.(json.row), undefined, taken.join(' '));
      const { surveyed, flagged, appraisalNeeded, appraised, treated, rectified, released, pending } =
        await figures('2026');
      const wide = [surveyed, flagged, appraisalNeeded, appraised, treated];
      assert.deepEqual(
        wide,
        wide.toSorted((x, y) => y - x),
        taken.join(' '),
      );
      assert.equal(rectified + released + pending, flagged);
      assert.ok(treated <= rectified && rectified <= flagged);
    }),
    { numRuns: 25 },
  );
});

test('a village’s clerk sees and surveys the village’s buildings and no others', async () => {
  const [mine, other] = [await list(), await list({ area: secondVillage })];
  const { json } = await clerk.get(at(building));
  assert.ok(json.rows.length > 0 && json.rows.every(({ area }: { area: string }) => area === village));
  assert.equal((await step(mine, 'pass', {}, clerk)).status, 200);
  assert.equal((await step(other, 'pass', {}, clerk)).status, 404);
  assert.equal((await step(mine, 'remove', {}, clerk)).status, 403);
  const draft = {
    surveyCode: 'X1',
    address: '河边',
    zone: 'rural',
    kind: 'selfBuilt',
    use: 'home',
    area: `${otherTown}201`,
  };
  assert.equal((await clerk.post(at(building), { id: uuidv7(), draft })).status, 403);
});

test('a term that has passed is refused, a dangerous building is not released, and each term is a clock', async () => {
  const id = await list({ surveyDueOn: '2026-09-01', owner: '李小明', ownerPhone: '13800138000' });
  const late = await step(id, 'flag', { dueOn: '2026-08-09' });
  assert.equal(late.status, 409);
  assert.match(late.json.title, /不能早于今天/);
  assert.equal((await chief.get(at(building, id))).json.row.dueAt, '2026-09-01T15:59:59.999Z');
  await steps(id, 'flag', 'needAppraisal');
  const { row } = (await chief.get(at(building, id))).json;
  assert.deepEqual([row.dueAt, row.owner, row.ownerPhone], ['2026-10-31T15:59:59.999Z', '李*明', '138****8000']);
  assert.equal((await step(id, 'appraise', { grade: 'd' })).status, 200);
  assert.match((await step(id, 'release')).json.title, /危险房屋须先整治/);
});

test('an import says of every row what became of it: the same building twice, and a moment without the one before it', async () => {
  const heads = ['排查编号', '房屋地址', '区域', '城乡', '房屋类别', '使用情况', '层数'];
  const { bring } = importing(world, chief, building);
  const twice = await workbook({
    房屋: [heads, line('D-1', '北街1号', 2), line('D-2', '北街2号', 3), line('D-1', '北街1号', 4)],
  });
  const skipped = await bring(twice, { duplicates: 'skip' });
  assert.deepEqual([skipped.tally?.created, skipped.tally?.skipped], [2, 1]);
  assert.deepEqual(
    skipped.remarks.filter(({ outcome }) => outcome === 'skipped').map(({ line: at }) => at),
    [4],
  );
  const past = await workbook({
    房屋: [
      [...heads, '状态', '排查时间', '初判时间'],
      [...line('H-1', '南街1号', 1), '初判有隐患', '2026-02-01 10:00', '2026-02-01 10:00'],
      [...line('H-2', '南街2号', 1), '初判有隐患', null, '2026-02-01 10:00'],
    ],
  });
  const earlier = await figures('2026');
  const brought = await bring(past, { historical: true });
  assert.equal(brought.tally?.created, 2);
  const told = brought.remarks.find(({ line: at }) => at === 3)?.problems.map(({ words }) => words) ?? [];
  assert.ok(
    told.some((words) => words.includes('须先有排查时间')),
    told.join(),
  );
  // What stands in the past as it cannot have been is kept and told, and no stage counts it.
  const now = await figures('2026');
  assert.deepEqual([now.surveyed - earlier.surveyed, now.flagged - earlier.flagged], [1, 1]);
});

test('buildings of one code, one address in two spellings or on one spot are shown as clusters until one is taken out', async () => {
  const near = [
    await list({ place: place(105.2) }),
    await list({ place: place(105.200_01) }),
    await list({ place: place(105.21) }),
  ];
  const spelled = [await list({ address: '花园巷 三组12号' }), await list({ address: '花园巷3组１２号' })];
  const coded = [await list({ surveyCode: 'SAME-1' }), await list({ surveyCode: 'SAME-1', area: secondVillage })];
  assert.deepEqual(
    sorted(await clustersFor(chief)),
    sorted([
      ['place', near[0], near[1]],
      ['address', ...spelled],
      ['code', ...coded],
    ]),
  );
  // The clerk does not see the other village's building, so there is nothing to compare it with.
  assert.equal((await clustersFor(clerk)).length, 2);
  await steps(near[1] ?? '', 'remove');
  assert.equal((await clustersFor(clerk)).length, 1);

  const [cluster] = (await ask(chief)).clusters;
  const [keep, ...others] = cluster.rows as readonly { id: string; version: number; surveyCode: string }[];
  assert.ok(keep);
  const sent = { keep: keep.id, others: others.map(({ id, version }) => ({ id, version })) };
  assert.equal((await clerk.post('/api/buildings/remove-duplicates', sent)).status, 403);
  const stale = { ...sent, others: sent.others.map((each) => ({ ...each, version: 99 })) };
  assert.equal((await chief.post('/api/buildings/remove-duplicates', stale)).status, 409);
  assert.deepEqual((await chief.post('/api/buildings/remove-duplicates', sent)).json, { removed: others.length });
  const { row } = (await chief.get(at(building, others[0]?.id))).json;
  assert.deepEqual([row.state, row.removeNote], ['removed', `保留 ${keep.surveyCode}`]);

  const [left] = (await ask(chief)).clusters;
  const ids = (left.rows as readonly { id: string }[]).map(({ id }) => id);
  assert.equal((await clerk.post('/api/buildings/keep-apart', { ids })).status, 403);
  for (const _ of ['first', 'again'])
    assert.deepEqual((await chief.post('/api/buildings/keep-apart', { ids })).json, { kept: 2 });
  assert.deepEqual((await ask(chief)).clusters, [], 'what was said to be two is not asked again');
});

test('a sample can be reckoned again from its seed, is checked by others than the surveyor, and gives a rate with its interval', async () => {
  const id = uuidv7();
  const asked = { id, name: '首轮抽查', within: county, among: 'surveyed', wanted: 5, dueOn: '2026-09-30' };
  const { status, json: drawn } = await chief.post('/api/buildings/draw-recheck', asked);
  assert.equal(status, 200, JSON.stringify(drawn));
  assert.deepEqual((await chief.post('/api/buildings/draw-recheck', asked)).json, drawn, 'sent twice is drawn once');
  const { row: sample } = (await chief.get(at(recheckSample, id))).json;
  const where = encodeURIComponent(JSON.stringify({ surveyedAt: { set: true }, removedAt: { set: false } }));
  const { rows: all } = (await chief.get(`${at(building)}?limit=200&where=${where}`)).json;
  assert.equal(all.length, drawn.population);
  const lots = all.map((row: { id: string; surveyCode: string }) => [lotOf(sample.seed, row.surveyCode), row.id]);
  const expected = lots.toSorted(([a]: string[], [b]: string[]) => ((a ?? '') < (b ?? '') ? -1 : 1)).slice(0, 5);
  const items = (await chief.get(`${at(recheckItem)}?where=${encodeURIComponent(JSON.stringify({ sample: id }))}`)).json
    .rows;
  const inTurn = items.toSorted((a: { turn: number }, b: { turn: number }) => a.turn - b.turn);
  assert.deepEqual(
    inTurn.map((item: { building: string }) => item.building),
    expected.map(([, drawnId]: string[]) => drawnId),
  );
  const own = inTurn.find(({ surveyor }: { surveyor: string | null }) => surveyor === chief.id);
  if (own) assert.match((await check(chief, own, 'agree', {})).json.title, /由其他人复核/);
  const inspector = await world.signIn('inspector');
  assert.equal(
    (await check(inspector, inTurn[0], 'disagree', { fault: 'missed', opinion: '后墙开裂未登记' })).status,
    200,
  );
  for (const item of inTurn.slice(1, 4)) assert.equal((await check(inspector, item, 'agree', {})).status, 200);
  const { json } = await chief.get(asking('/buildings/recheck-result', { id }));
  assert.deepEqual(json, {
    drawn: 5,
    checked: 4,
    wrong: 1,
    faults: { missed: 1 },
    // Wilson, 1 of 4: 4.56 % to 69.94 %.
    rate: { percent: 25, low: 4.56, high: 69.94 },
    limit: 5,
    verdict: 'unsure',
  });
  assert.deepEqual(await one('recheckItem.wrong', {}, '2026'), [1]);
  assert.deepEqual(await one('recheckItem.rechecked', {}, '2026'), [4]);
  const most = await chief.post('/api/buildings/draw-recheck', { ...asked, id: uuidv7(), wanted: 2000 });
  assert.deepEqual([most.status, Object.keys(most.json.details?.fields ?? most.json.fields ?? {})], [422, ['wanted']]);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { asking, at, type Caller, county, createWorld, village, type World } from '../../../test/harness/world.ts';
import { importing, workbook } from '../../../test/imports/importing.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { drawPick } from './draw.ledger.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';
import { visit } from './visit.ledger.ts';

// A lot is met and a filing answered by the visit itself, however it is entered; and what each way of visiting asks of it.

let world: World;
let inspector: Caller;
let chief: Caller;
before(async () => {
  world = await createWorld();
  [inspector, chief] = [await world.signIn('inspector'), await world.signIn('sectionChief')];
  await world.database.owner.query(
    `update account set certificate = 'A' || left(id::text, 8) where id = any($1::uuid[])`,
    [[inspector.id, chief.id]],
  );
});
after(() => world.end());

async function newSite(name: string): Promise<string> {
  const id = uuidv7();
  const about = { name, sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };
  await made(inspector.post(at(site), { id, draft: about }));
  await made(inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} }));
  return id;
}

const today = '2026-03-02T01:00:00.000Z';
const visited = (place: string, more: object = {}, id = uuidv7()) =>
  inspector.post(at(visit), {
    id,
    draft: {
      site: place,
      method: 'specialCheck',
      startedAt: today,
      inspectors: [inspector.id, chief.id],
      checked: '窑体与用电',
      ...more,
    },
  });
const rowOf = async (l: typeof drawPick | typeof visitFiling, id: string) => (await made(chief.get(at(l, id)))).row;

async function file(siteId: string, department: string, plannedOn: string): Promise<string> {
  const id = uuidv7();
  await made(inspector.post(at(visitFiling), { id, draft: { site: siteId, department, plannedOn, matter: '用电' } }));
  return id;
}

/** Draws all the sites there are; gives the lot of each. */
async function drawAll(name: string, wanted: number): Promise<ReadonlyMap<string, string>> {
  const weights = { red: 4, orange: 3, yellow: 2, blue: 1, none: 1 };
  const pool = {
    sectors: ['shaleBrick'],
    scales: [],
    town: null,
    weights,
    restDays: null,
    skipFull: false,
    leaveOut: [],
  };
  const id = uuidv7();
  const input = { id, name, pool, sitesWanted: wanted, inspectorsEach: 2, visitBy: '2026-03-31' };
  await made(chief.post('/api/inspections/make-draw', input));
  const { json } = await chief.get(asking('/inspections/draw', { id }));
  return new Map(json.picks.map((pick: { site: string; id: string }) => [pick.site, pick.id]));
}

test('a lot is met by a visit of the general form, of a change and of a workbook alike, and by its own site only', async () => {
  const places = [await newSite('一砖厂'), await newSite('二砖厂'), await newSite('三砖厂')] as const;
  const picks = await drawAll('三月抽查', 3);
  const [one, two, three] = places.map((place) => picks.get(place) ?? '');
  refusedWith(await visited(places[0], { pick: two }), /抽中的是另一家单位/, 422);
  const first = uuidv7();
  await made(visited(places[0], { method: 'doubleRandom', pick: one }, first));
  await made(visited(places[0], { method: 'doubleRandom', pick: one }, first));
  const met = await rowOf(drawPick, one ?? '');
  assert.deepEqual([met.state, met.visitedAt], ['visited', today]);
  const later = uuidv7();
  await made(visited(places[1], {}, later));
  assert.equal((await rowOf(drawPick, two ?? '')).state, 'picked');
  await made(inspector.patch(at(visit, later), { version: 1, change: { pick: two } }));
  assert.equal((await rowOf(drawPick, two ?? '')).state, 'visited');
  const moved = await inspector.patch(at(visit, later), { version: 2, change: { pick: null } });
  refusedWith(moved, /已对应抽中单位“二砖厂”，不能去掉/, 422);

  const heads = ['被检查单位', '检查方式', '检查时间', '检查人员', '检查内容', '双随机抽中'];
  const { name } = (await inspector.get('/api/me')).json;
  const rows = [['三砖厂', '专项检查', '2026-03-02 08:30', name, '用电', '三砖厂']];
  const table = await workbook({ 检查: [heads, ...rows] });
  const { bring } = importing(world, inspector, visit);
  assert.equal((await bring(table)).tally?.created, 1);
  const imported = await rowOf(drawPick, three ?? '');
  assert.deepEqual([imported.state, imported.visitedAt], ['visited', '2026-03-02T00:30:00.000Z']);
  const { json } = await chief.get(`${at(drawPick)}?where=${encodeURIComponent(JSON.stringify({ state: 'picked' }))}`);
  assert.deepEqual(json.rows, [], 'nobody is sent where somebody has been');
});

test('a visit by lot names its lot, wherever it is entered; rows of the past may stand without', async () => {
  const place = await newSite('四砖厂');
  const words = /双随机抽查要对应抽中的单位/;
  refusedWith(await visited(place, { method: 'doubleRandom' }), words, 422);
  const byPage = { site: place, method: 'doubleRandom', startedAt: today, inspectors: [inspector.id, chief.id] };
  const recorded = { id: uuidv7(), visit: { ...byPage, checked: '窑体' }, findings: [] };
  const refused = await inspector.post('/api/hazards/record-visit', recorded);
  refusedWith(refused, words, 422);
  assert.match(refused.json.fields['visit.pick'], words);
  const other = uuidv7();
  await made(visited(place, {}, other));
  refusedWith(await inspector.patch(at(visit, other), { version: 1, change: { method: 'doubleRandom' } }), words, 422);

  const heads = ['被检查单位', '检查方式', '检查时间', '检查人员', '检查内容'];
  const { name } = (await inspector.get('/api/me')).json;
  const crew = `${name}、测试sectionChief`;
  const table = await workbook({ 检查: [heads, ['四砖厂', '双随机抽查', '2025-11-02 08:30', crew, '用电']] });
  const { bring } = importing(world, chief, visit);
  const now = await bring(table);
  assert.match(JSON.stringify(now.remarks), words);
  assert.equal((await bring(table, { historical: true })).tally?.created, 1);
  const where = encodeURIComponent(JSON.stringify({ site: place, method: 'doubleRandom', pick: { set: false } }));
  const { rows } = (await chief.get(`${at(visit)}?where=${where}`)).json;
  assert.equal(rows.length, 1);
  const entries = await made(chief.get(at(visit, rows[0].id, 'history')));
  assert.match(entries[0].note, /第 2 行/, 'its history says which line of which table it is');
  const change = { version: rows[0].version, change: { checked: '用电和窑体' } };
  await made(inspector.patch(at(visit, rows[0].id), change));
});

test('a visit put on the wrong lot of its site is moved to the right one: the other waits again, and both remember', async () => {
  const place = await newSite('五砖厂');
  const lotOf = async (name: string) => {
    const { json } = await chief.get(
      `${at(site)}?where=${encodeURIComponent(JSON.stringify({ state: 'listed' }))}&limit=50`,
    );
    return (await drawAll(name, json.rows.length)).get(place) ?? '';
  };
  const [april, may] = [await lotOf('四月抽查'), await lotOf('五月抽查')];
  const id = uuidv7();
  await made(visited(place, { method: 'doubleRandom', pick: april }, id));
  const move = (version: number, pick: string | null) => inspector.patch(at(visit, id), { version, change: { pick } });
  refusedWith(await move(1, null), /不能去掉；对应错了，请改选/, 422);
  await made(move(1, may));
  const [left, met] = [await rowOf(drawPick, april), await rowOf(drawPick, may)];
  assert.deepEqual([left.state, left.visitedAt, left.dueAt], ['picked', null, '2026-03-31T15:59:59.999Z']);
  assert.deepEqual([met.state, met.visitedAt, met.dueAt], ['visited', today, null]);
  const entries = await made(chief.get(at(drawPick, april, 'history')));
  assert.deepEqual(entries.map(({ action }: { action: string }) => action).toSorted(), ['create', 'release', 'visit']);
  const second = uuidv7();
  await made(visited(place, { method: 'doubleRandom', pick: may, limitReason: '补查' }, second));
  await made(move(2, april));
  assert.equal((await rowOf(drawPick, may)).state, 'visited', 'another visit was for it too');
});

test('a filing is answered by the visit it announced, not by another, and never afterwards (A051)', async () => {
  const [place, other] = [await newSite('备案一厂'), await newSite('备案二厂')];
  const filing = await file(place, '应急管理局', '2026-03-05');
  assert.equal((await rowOf(visitFiling, filing)).dueAt, '2026-03-05T15:59:59.999Z');
  refusedWith(await visited(place, { filing }), /备案登记在检查之后，不能补作事先备案/, 422);
  world.clock.set('2026-03-05T06:00:00.000Z');
  const onTheDay = { startedAt: '2026-03-05T02:00:00.000Z', filing };
  refusedWith(await visited(other, onTheDay), /备案的是另一家单位/, 422);
  refusedWith(await visited(place, { ...onTheDay, method: 'covert' }), /有几处/, 422);
  await made(visited(place, onTheDay));
  const answered = await rowOf(visitFiling, filing);
  assert.deepEqual([answered.state, answered.visitedAt, answered.dueAt], ['visited', onTheDay.startedAt, null]);

  const theirs = await file(place, '市场监管局', '2026-03-09');
  const input = { visitedAt: '2026-03-10T02:00:00.000Z', result: '未发现问题' };
  const report = (more: object) =>
    chief.post(at(visitFiling, theirs, 'steps', 'report'), { version: 1, input: { ...input, ...more } });
  refusedWith(await report({}), /检查时间不能晚于今天/);
  await made(report({ visitedAt: '2026-03-05T03:00:00.000Z' }));
  const gone = await file(other, '应急管理局', '2026-03-20');
  await made(chief.post(at(visitFiling, gone, 'steps', 'cancel'), { version: 1, input: { cancelReason: '企业停产' } }));
  refusedWith(await visited(other, { startedAt: '2026-03-05T05:59:00.000Z', filing: gone }), /入企检查备案已撤销/, 422);
  const owner = await world.signIn('enterprise', { area: village, siteId: place });
  assert.equal((await owner.get(at(visitFiling))).status, 403, 'whom a visit is to does not read of it beforehand');
});

test('each way of visiting asks what it stands for, and the limit knows which go beyond', async () => {
  world.clock.set('2026-03-06T02:00:00.000Z');
  const place = await newSite('方式厂');
  const way = (method: string, more: object = {}) => visited(place, { method, ...more });
  const asked = async (method: string, field: string, words: RegExp) => {
    const { status, json } = await way(method);
    assert.equal(status, 422, method);
    assert.match(json.fields[field], words);
  };
  await asked('joint', 'jointWith', /一同检查的部门/);
  await asked('deptPlusExpert', 'experts', /随行专家/);
  await asked('superior', 'orderedBy', /交办的上级机关/);
  await asked('fullCoverage', 'campaign', /所属专项行动或对应执法计划/);
  const alone = await way('lawEnforcement', { inspectors: [inspector.id] });
  assert.match(alone.json.fields.inspectors, /不得少于两名/);
  await made(way('covert', { inspectors: [inspector.id] }));
  await made(way('deptPlusExpert', { experts: '电气专家一名' }));
  const drive = uuidv7();
  const about = { name: '砖厂全覆盖', key: 'brick', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  await made(chief.post(at(campaign), { id: drive, draft: about }));
  await made(way('fullCoverage', { campaign: drive }));
  await made(way('joint', { jointWith: '市场监管局' }));
  refusedWith(await way('covert'), /已入企检查 4 次，达到上限 4 次/, 422);
  await made(way('superior', { orderedBy: '市应急管理局' }));
  await made(way('joint', { jointWith: '消防救援大队' }));
});

test('figures: filed, joined, held, and covered, counted by hand', async () => {
  const place = await newSite('数字厂');
  const id = uuidv7();
  const draft = { name: '三月联合检查', departments: '应急、消防', startsOn: '2026-03-10', endsOn: '2026-03-12' };
  await made(chief.post(at(jointInspection), { id, draft }));
  for (const department of ['应急管理局', '消防救援大队']) {
    const filed = { site: place, department, plannedOn: '2026-03-10', matter: '消防', joint: id };
    await made(chief.post(at(visitFiling), { id: uuidv7(), draft: filed }));
  }
  world.clock.set('2026-03-11T02:00:00.000Z');
  const hold = { heldOn: '2026-03-10', result: '发现隐患三处' };
  await made(chief.post(at(jointInspection, id, 'steps', 'hold'), { version: 1, input: hold }));
  const late = { site: place, department: '住建局', plannedOn: '2026-03-20', matter: '施工', joint: id };
  refusedWith(await chief.post(at(visitFiling), { id: uuidv7(), draft: late }), /联合执法检查已开展/, 422);
  const asks = [
    ['visitFiling.filed', 4],
    ['visitFiling.sites', 2],
    ['visitFiling.joined', 2],
    ['visitFiling.visited', 2],
    ['jointInspection.held', 1],
    ['visit.covered', 1],
  ] as const;
  const counted = await asSystem(world.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([indicator]) => ({ indicator })),
      parsePeriod('2026-03'),
    ),
  );
  assert.deepEqual(
    asks.map(([name], n) => [name, counted[n]]),
    asks,
  );
});

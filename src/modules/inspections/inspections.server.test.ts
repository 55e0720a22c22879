import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import {
  asking,
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  village,
  type World,
} from '../../../test/harness/world.ts';
import { importing, workbook } from '../../../test/imports/importing.ts';
import { site } from '../sites/index.ts';
import { checklist } from './checklist.ledger.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { drawLots, listHash } from './draw-lots.server.ts';
import type { DrawResult } from './draw-result.ts';
import { enforcementPlan, planTarget } from './enforcement-plan.ledger.ts';
import { visit } from './visit.ledger.ts';

let world: World;
let inspector: Caller;
let chief: Caller;
const sites: string[] = [];
before(async () => {
  world = await createWorld();
  chief = await world.signIn('sectionChief');
  const officers: Caller[] = [];
  for (let n = 0; n < 5; n += 1) officers.push(await world.signIn('inspector'));
  inspector = officers[0] ?? chief;
  await world.database.owner.query(
    `update account set certificate = 'A' || left(id::text, 8) where id = any($1::uuid[])`,
    [officers.map(({ id }) => id)],
  );
  for (let n = 0; n < 12; n += 1) sites.push(await newSite(n));
});
after(() => world.end());

async function newSite(n: number): Promise<string> {
  const id = uuidv7();
  const riskGrade = n < 3 ? 'red' : 'blue';
  const draft = { name: `第${n + 1}砖厂`, sector: 'shaleBrick', scale: 'micro', address: '东门', riskGrade };
  const area = n === 11 ? otherTown : village;
  await made(inspector.post(at(site), { id, draft: { ...draft, area } }));
  await made(inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} }));
  return id;
}

const call = (name: string, input: object) => chief.get(asking(`/inspections/${name}`, input));

const pool = {
  sectors: ['shaleBrick'],
  scales: [],
  town: null,
  weights: { red: 4, orange: 3, yellow: 2, blue: 1, none: 1 },
  restDays: null,
  skipFull: true,
  leaveOut: [],
};
const asked = { name: '三月双随机抽查', pool, sitesWanted: 4, inspectorsEach: 2, visitBy: '2026-03-31' };

test('lots come out the same from the same seed, in whatever order the lists stand, and weights count', () => {
  const candidates = Array.from({ length: 40 }, (_, n) => ({
    id: `site-${n}`,
    name: `${n}`,
    weight: n < 10 ? 5 : 1,
    excluded: n === 39 ? '停产' : null,
  }));
  const inspectors = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, weight: 1, excluded: null }));
  const lists = { sites: candidates, inspectors };
  const turned = { sites: candidates.toReversed(), inspectors: inspectors.toReversed() };
  assert.deepEqual(drawLots('seed', lists, 12, 2), drawLots('seed', turned, 12, 2));
  assert.notDeepEqual(drawLots('seed', lists, 12, 2), drawLots('other', lists, 12, 2));
  assert.equal(listHash(lists), listHash(turned));
  const first = Array.from({ length: 400 }, (_, n) => Number(drawLots(`seed ${n}`, lists, 1, 2)[0]?.site.slice(5)));
  const heavy = first.filter((n) => n < 10).length / first.length; // 50 of 79 parts
  assert.ok(heavy > 0.56 && heavy < 0.7, String(heavy));
  assert.ok(!first.includes(39), 'who is left out is never drawn');
  const sent = drawLots('seed', lists, 12, 2).flatMap((lot) => lot.inspectors);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((id) => sent.filter((each) => each === id).length),
    [6, 6, 6, 6],
    'the work is shared evenly',
  );
});

test('a draw is written down so that it can be reckoned again, and a changed line shows', async () => {
  const id = uuidv7();
  const left = [{ id: sites[5], reason: '停产检修' }];
  const shown = await made(chief.post('/api/inspections/draw-pool', { pool: { ...pool, leaveOut: left } }));
  assert.deepEqual([shown.sites.length, shown.inspectors.length], [12, 5]);
  assert.equal(shown.sites.find((one: { id: string }) => one.id === sites[5]).excluded, '停产检修');
  const input = { ...asked, id, pool: { ...pool, leaveOut: left } };
  const drawn = await made(chief.post('/api/inspections/make-draw', input));
  assert.match(drawn.number, /抽查〔2026〕1号/);
  assert.deepEqual(await made(chief.post('/api/inspections/make-draw', input)), drawn, 'sent twice it is one draw');
  const { json: open } = await call('draw', { id });
  assert.equal(open.picks.length, 4);
  assert.ok(open.picks.every((pick: { inspectors: object[]; site: string }) => pick.inspectors.length === 2));
  assert.ok(!open.picks.some((pick: { site: string }) => pick.site === sites[5]));
  const { json: row } = await chief.get(at(draw, id));
  assert.deepEqual([row.row.candidates, row.row.excluded, row.row.officers], [11, 1, 5]);
  const good = await call('verify-draw', { id });
  assert.deepEqual([good.json.isListSame, good.json.isOutcomeSame, good.json.differences], [true, true, []]);
  await world.database.owner.query(`update draw_pick set inspectors = $2 where id = $1`, [
    open.picks[0].id,
    [inspector.id, chief.id],
  ]);
  const bad = await call('verify-draw', { id });
  assert.deepEqual([bad.json.isListSame, bad.json.isOutcomeSame, bad.json.differences.length], [true, false, 1]);
  await world.database.owner.query(`update draw_candidate set weight = 9 where draw = $1 and candidate = $2`, [
    id,
    sites[0],
  ]);
  assert.equal((await call('verify-draw', { id })).json.isListSame, false);
});

test('a visit meets the lot that sent it; the draw is published, or void with a reason, and never gone', async () => {
  const id = uuidv7();
  await made(chief.post('/api/inspections/make-draw', { ...asked, id, name: '四月抽查' }));
  const { json: open } = await call('draw', { id });
  const [first, second] = open.picks;
  const about = { method: 'doubleRandom', startedAt: '2026-03-02T01:00:00.000Z', checked: '窑体与用电' };
  const inspectors = first.inspectors.map((one: { id: string }) => one.id);
  const send = (siteId: string) =>
    inspector.post('/api/hazards/record-visit', {
      id: uuidv7(),
      visit: { ...about, site: siteId, pick: first.id, inspectors },
      findings: [],
    });
  assert.match((await send(second.site)).json.title, /另一家/);
  const done = await made(send(first.site));
  const pick = (await chief.get(at(drawPick, first.id))).json.row;
  assert.deepEqual([pick.state, pick.visitedAt], ['visited', about.startedAt]);
  assert.equal((await call('draw', { id })).json.picks[0].visit, done.visitId);
  const published = await made(chief.post(at(draw, id, 'steps', 'publish'), { version: 1, input: {} }));
  assert.equal(published.row.state, 'published');
  const voided = await chief.post(at(draw, id, 'steps', 'void'), { version: 2, input: {} });
  assert.equal(voided.status, 422);
});

test('anybody reads a published draw and can draw it again; one that is not published is not there', async () => {
  const id = uuidv7();
  const code = `${county}-${id}`;
  const left = [{ id: sites[5], reason: '停产检修' }];
  await made(
    chief.post('/api/inspections/make-draw', { ...asked, id, name: '五月抽查', pool: { ...pool, leaveOut: left } }),
  );
  const open = (name: string) => world.server.app.fetch(new Request(`http://localhost/api/open/${name}/${code}`));
  for (const name of ['draw-result', 'draw-list']) assert.equal((await open(name)).status, 404, name);
  await made(chief.post(at(draw, id, 'steps', 'publish'), { version: 1, input: {} }));
  const result: DrawResult = await (await open('draw-result')).json();
  assert.deepEqual([result.name, result.candidates, result.excluded, result.officers], ['五月抽查', 11, 1, 5]);
  assert.deepEqual([result.isSame, result.voided, result.picks.length], [true, null, 4]);
  const [first] = result.picks;
  assert.deepEqual([first?.sector, first?.state, first?.inspectors[0]?.post], ['页岩砖厂', '待检查', '执法人员']);
  assert.match(first?.inspectors[0]?.certificate ?? '', /^A/);
  const list = await (await open('draw-list')).text();
  assert.equal(createHash('sha256').update(list).digest('hex'), result.listHash);
  const lines = list.split('\n').map((line) => line.split('\t'));
  const of = (kind: string) =>
    lines.flatMap(([which, one = '', weight, excluded = '']) =>
      which === kind
        ? [{ id: one, name: '', weight: Number(weight), excluded: excluded === '' ? null : excluded }]
        : [],
    );
  const again = drawLots(result.seed, { sites: of('site'), inspectors: of('inspector') }, 4, 2);
  assert.deepEqual(
    again.map((lot) => [lot.site, [...lot.inspectors]]),
    result.picks.map((pick) => [pick.id, pick.inspectors.map((one) => one.id)]),
    'what is published is enough to draw again',
  );
  await made(chief.post(at(draw, id, 'steps', 'void'), { version: 2, input: { voidReason: '名单有误' } }));
  const voided: DrawResult = await (await open('draw-result')).json();
  assert.equal(voided.voided?.reason, '名单有误', 'what was published is not taken away');
});

test('more than there is cannot be drawn, and the refusal says how many there are', async () => {
  const send = (more: object) => chief.post('/api/inspections/make-draw', { ...asked, id: uuidv7(), ...more });
  assert.match((await send({ sitesWanted: 13 })).json.fields.sitesWanted, /只有 12 家/);
  assert.match((await send({ inspectorsEach: 6 })).json.fields.inspectorsEach, /只有 5 人/);
  assert.match((await send({ visitBy: '2026-03-01' })).json.fields.visitBy, /不能早于今天/);
  const none = { ...pool, weights: { ...pool.weights, red: 0, blue: 0 } };
  assert.match((await send({ pool: none })).json.fields.sitesWanted, /只有 0 家/);
  assert.equal((await inspector.post('/api/inspections/make-draw', { ...asked, id: uuidv7() })).status, 403);
});

test('a checklist in force is followed by its next edition on a day; visits of before keep theirs', async () => {
  const items = [
    { content: '窑体无裂缝', basis: '砖瓦工业安全规程 4.2', finding: '窑体有裂缝未处理' },
    { content: '配电箱接地', basis: 'GB 50054-2011 第5.2节' },
  ];
  const save = (id: string, more: object = {}) =>
    made(
      inspector.post('/api/inspections/save-checklist', {
        id,
        name: '砖厂检查表',
        sector: 'shaleBrick',
        items,
        ...more,
      }),
    );
  const publish = (id: string, effectiveOn: string) =>
    made(chief.post('/api/inspections/publish-checklist', { id, version: 1, effectiveOn }));
  const [one, two] = [uuidv7(), uuidv7()];
  assert.equal((await save(one)).edition, 1);
  assert.deepEqual((await call('checklists-for', { sector: 'shaleBrick', on: '2026-03-02' })).json.checklists, []);
  await publish(one, '2026-03-02');
  assert.equal((await save(two, { items: items.slice(0, 1) })).edition, 2);
  await publish(two, '2026-04-01');
  const on = async (day: string) =>
    (await call('checklists-for', { sector: 'shaleBrick', on: day })).json.checklists.map(
      (each: { edition: number; items: object[] }) => [each.edition, each.items.length],
    );
  assert.deepEqual([await on('2026-03-31'), await on('2026-04-01')], [[[1, 2]], [[2, 1]]]);
  assert.equal((await chief.get(at(checklist, one))).json.row.endsOn, '2026-04-01');
});

test('a plan is approved, broken down, and says how far it has come: 家 are different sites', async () => {
  const [plan, target] = [uuidv7(), uuidv7()];
  await made(chief.post(at(enforcementPlan), { id: plan, draft: { name: '2026年度监管执法计划', year: 2026 } }));
  const span = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const about = {
    name: '监管二股砖厂重点检查',
    plan,
    section: '监管二股',
    sector: 'shaleBrick',
    kind: 'key',
    target: 12,
  };
  await made(chief.post(at(planTarget), { id: target, draft: { ...about, ...span } }));
  await made(chief.post(at(enforcementPlan, plan, 'steps', 'submit'), { version: 1, input: {} }));
  const approval = {
    approvedBy: '安澜县人民政府',
    approvalNumber: '安府函〔2026〕3号',
    approvedOn: '2026-02-20',
    approvedVisits: 12,
  };
  await made(chief.post(at(enforcementPlan, plan, 'steps', 'approve'), { version: 2, input: approval }));
  const inspectors = [inspector.id, chief.id];
  for (const at0 of [sites[6], sites[6], sites[7]]) {
    const draft = {
      site: at0,
      method: 'specialCheck',
      startedAt: '2026-03-02T01:00:00.000Z',
      inspectors,
      checked: '窑体',
      target,
    };
    await made(inspector.post(at(visit), { id: uuidv7(), draft }));
  }
  const { json: board } = await call('plan-board', { year: 2026 });
  assert.deepEqual(
    board.targets.map((one: { target: number; done: number; visits: number }) => [one.target, one.done, one.visits]),
    [[12, 2, 3]],
  );
  const { json: row } = await chief.get(at(enforcementPlan, plan));
  assert.deepEqual(row.row.dueAt, '2026-12-31T15:59:59.999Z');
  await holdsItsLines(plan, target, { ...about, ...span });
});

const line = (name: string, of: string) => [
  name,
  of,
  '监管二股',
  '页岩砖厂',
  '重点检查',
  3,
  '2026-01-01',
  '2026-12-31',
];

/** What was approved stands: lines are added, changed and dropped only after the plan has been taken back to be adjusted. */
async function holdsItsLines(plan: string, target: string, about: object): Promise<void> {
  const add = (name: string) => chief.post(at(planTarget), { id: uuidv7(), draft: { ...about, name } });
  const drop = () => chief.post(at(planTarget, target, 'steps', 'drop'), { version: 1, input: { dropReason: '关停' } });
  const other = uuidv7();
  await made(chief.post(at(enforcementPlan), { id: other, draft: { name: '2027年度监管执法计划', year: 2027 } }));
  const words = /执行中，执法计划分解不能增加或改动；确需变动，请先在年度执法计划上办理“调整计划”/;
  refusedWith(await add('补充检查'), words, 422);
  refusedWith(await chief.patch(at(planTarget, target), { version: 1, change: { target: 9 } }), words, 422);
  refusedWith(await chief.patch(at(planTarget, target), { version: 1, change: { plan: other } }), words, 422);
  refusedWith(await drop(), words, 422);
  const { json: shown } = await chief.get(at(planTarget, target));
  assert.equal(shown.mayUpdate, false);
  assert.match(shown.steps.drop, words, 'its step is greyed with the reason');
  const heads = ['计划事项', '年度计划', '责任科室', '行业领域', '检查类别', '计划家数', '起始日期', '截止日期'];
  const sheet = { 计划: [heads, line('补充检查', '2026年度监管执法计划'), line('来年检查', '2027年度监管执法计划')] };
  const brought = await importing(world, chief, planTarget).bring(await workbook(sheet));
  assert.deepEqual([brought.tally?.created, brought.tally?.refused], [1, 1], JSON.stringify(brought.remarks));
  const adjust = { version: 3, input: { adjustReason: '砖厂关停三家' } };
  await made(chief.post(at(enforcementPlan, plan, 'steps', 'adjust'), adjust));
  await made(chief.patch(at(planTarget, target), { version: 1, change: { target: 9 } }));
  await made(add('补充检查'));
}

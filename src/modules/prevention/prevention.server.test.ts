import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, otherTown, village, type World } from '../../../test/harness/world.ts';
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { hazard } from '../hazards/index.ts';
import { site } from '../sites/index.ts';
import {
  mineGovernance,
  mineMilestone,
  preventionSystem,
  riskCheck,
  riskPoint,
  riskTask,
  upgradeProject,
  videoAccess,
} from './index.ts';
import { gradeRisks, watchRunning } from './prevention-clock.server.ts';

let world: World;
let inspector: Caller;
let chief: Caller;
let enterprise: Caller;
let plant: string;
let mine: string;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  chief = await world.signIn('sectionChief');
  plant = await create(site, {
    name: '城关镇化工厂',
    sector: 'hazchem',
    scale: 'aboveScale',
    address: '东门',
    area: village,
  });
  mine = await create(site, {
    name: '河口镇铁矿',
    sector: 'noncoalMine',
    scale: 'belowScale',
    address: '河口',
    area: otherTown,
  });
  enterprise = await world.signIn('enterprise', { area: village, siteId: plant });
});
after(() => world.end());

const goTo = (day: string) => world.clock.set(`${day}T02:00:00.000Z`);
async function create(l: AnyLedger, draft: object, by = inspector): Promise<string> {
  return (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
}
const rowOf = async (l: AnyLedger, id: string) => (await made(inspector.get(at(l, id)))).row;
const take = async (l: AnyLedger, id: string, name: string, input: object = {}, by = inspector) =>
  by.post(at(l, id, 'steps', name), { version: (await rowOf(l, id)).version, input });
const grade = () => runJob(world.server.machine, gradeRisks);
const endOf = (day: string) => `${day}T15:59:59.999Z`;

const count = async (asks: readonly (readonly [FigureAsk, number])[], period: string) => {
  const values = await asSystem(world.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([ask]) => ask),
      parsePeriod(period),
    ),
  );
  assert.deepEqual(
    values,
    asks.map(([, value]) => value),
    asks.map(([ask]) => ask.indicator).join(' '),
  );
};
const lec = { method: 'lec', likelihood: 'possible', exposure: 'daily', consequence: 'death' };
const risk = { name: '液氯储罐区', kind: 'chemical', spot: '罐区', accident: 'poisoning' };
const control = { controlLevel: 'company', measures: '联锁、巡检、应急柜', responsible: '总经理' };

test('a risk is coloured by the county’s levels, controlled high enough, and its values change by a new judgement alone', async () => {
  const id = await create(riskPoint, { ...risk, ...lec, site: plant }, enterprise);
  refusedWith(
    await enterprise.post(at(riskPoint), { id: uuidv7(), draft: { ...risk, site: plant, method: 'ls' } }),
    /LS 法须填写/,
    422,
  );
  await grade();
  const graded = await rowOf(riskPoint, id);
  assert.deepEqual([graded.state, graded.colour, graded.gradedAs], ['graded', 'orange', 'L3×E6×C15＝270']);
  assert.equal(graded.dueAt, endOf('2026-03-17'));
  refusedWith(await take(riskPoint, id, 'control', { ...control, controlLevel: 'team' }, enterprise), /层级低于/);
  await made(take(riskPoint, id, 'control', { ...control, controlLevel: 'department' }, enterprise));
  assert.equal((await rowOf(riskPoint, id)).dueAt, endOf('2027-03-02'), 'judged again within a year');
  const { version } = await rowOf(riskPoint, id);
  refusedWith(
    await enterprise.patch(at(riskPoint, id), { version, change: { likelihood: 'likely' } }),
    /先办理“重新评价”/,
    422,
  );
  await made(take(riskPoint, id, 'reassess', { reassessReason: '新增储罐' }, enterprise));
  const open = await rowOf(riskPoint, id);
  await made(enterprise.patch(at(riskPoint, id), { version: open.version, change: { likelihood: 'likely' } }));
  await grade();
  assert.deepEqual(
    [(await rowOf(riskPoint, id)).colour, (await rowOf(riskPoint, id)).gradedAs],
    ['red', 'L6×E6×C15＝540'],
  );
  await made(take(riskPoint, id, 'control', control, enterprise));
});

test('a major hazard source is red without a score, and another enterprise’s risks are out of reach', async () => {
  const at320 = { ...lec, likelihood: 'certain', exposure: 'monthly', consequence: 'death' };
  const id = await create(riskPoint, { ...risk, name: '界限值', spot: '甲', ...at320, site: plant });
  await grade();
  assert.deepEqual(
    [(await rowOf(riskPoint, id)).gradedAs, (await rowOf(riskPoint, id)).colour],
    ['L10×E2×C15＝300', 'orange'],
  );
  const direct = await create(riskPoint, {
    ...risk,
    name: '重大危险源',
    spot: '乙',
    method: 'lec',
    directRed: true,
    site: plant,
  });
  await grade();
  assert.equal((await rowOf(riskPoint, direct)).colour, 'red');
  const none = await enterprise.get(`${at(riskPoint)}?where=${encodeURIComponent(JSON.stringify({ site: mine }))}`);
  assert.deepEqual(none.json.rows, [], 'another enterprise’s risks are out of reach');
});

test('a check comes back by its clock; what it finds is a hazard of the site, tied to the risk; a system without checks does not run', async () => {
  goTo('2026-03-02');
  const point = await create(riskPoint, { ...risk, name: '合成车间', spot: '反应釜', ...lec, site: plant });
  const draft = {
    name: '反应釜安全阀检查',
    site: plant,
    risk: point,
    everyDays: 7,
    responsible: '班长',
    startsOn: '2026-03-03',
  };
  const task = await create(riskTask, draft, enterprise);
  const system = await create(preventionSystem, {
    unit: '城关镇化工厂',
    site: plant,
    coverage: 'highRisk',
    startedOn: '2026-01-01',
  });
  await made(take(preventionSystem, system, 'run'));
  assert.equal((await rowOf(riskTask, task)).dueAt, endOf('2026-03-03'));
  goTo('2026-03-03');
  const id = uuidv7();
  const normal = { id, task, checker: '班长甲' };
  const [one, again] = [
    await made(enterprise.post('/api/prevention/record-check', normal)),
    await made(enterprise.post('/api/prevention/record-check', normal)),
  ];
  assert.deepEqual(again, one);
  assert.equal((await rowOf(riskTask, task)).dueAt, endOf('2026-03-10'));
  await runJob(world.server.machine, watchRunning);
  assert.equal((await rowOf(preventionSystem, system)).state, 'running');
  goTo('2026-03-17');
  await runJob(world.server.machine, watchRunning);
  assert.equal((await rowOf(preventionSystem, system)).state, 'running', 'seven days late is not yet eight');
  goTo('2026-03-18');
  await runJob(world.server.machine, watchRunning);
  const idle = await rowOf(preventionSystem, system);
  assert.deepEqual([idle.state, idle.lateTasks, idle.falteredOn], ['idle', 1, '2026-03-18']);
  const found = {
    summary: '安全阀铅封缺失',
    category: 'equipment',
    level: 'general',
    source: 'selfReport',
    foundAt: '2026-03-18T01:00:00.000Z',
  };
  const bad = { id: uuidv7(), task, checker: '班长甲', hazard: { ...found, level: 'major' } };
  refusedWith(await enterprise.post('/api/prevention/record-check', bad), /判定依据/, 422);
  refusedWith(
    await enterprise.post('/api/prevention/record-check', { ...bad, hazard: { summary: '缺项' } }),
    /hazard\.category/,
    422,
  );
  const done = await made(enterprise.post('/api/prevention/record-check', { ...bad, hazard: found }));
  assert.deepEqual([(await rowOf(hazard, done.hazard)).site, (await rowOf(riskCheck, done.id)).risk], [plant, point]);
  await runJob(world.server.machine, watchRunning);
  assert.equal((await rowOf(preventionSystem, system)).state, 'running');
  await made(take(riskTask, task, 'pause', { pauseReason: '停产检修' }, enterprise));
  refusedWith(await enterprise.post('/api/prevention/record-check', { ...normal, id: uuidv7() }), /已暂停或终止/);
});

test('upgrades, cameras and mines run to their ends with clocks of their own, and the figures are a hand count', async () => {
  goTo('2026-03-20');
  const about = { site: mine, plannedOn: '2026-01-10', dueOn: '2026-04-30' };
  const lift = await create(upgradeProject, { ...about, name: '提升机自动化', kind: 'automated', required: 4 });
  await made(take(upgradeProject, lift, 'start'));
  await made(take(upgradeProject, lift, 'complete', { built: 3, spent: 1_200_000_00 }));
  assert.equal((await rowOf(upgradeProject, lift)).dueAt, endOf('2026-04-19'), 'accepted within thirty days');
  await made(take(upgradeProject, lift, 'sendBack', { acceptance: '少一台' }));
  await made(take(upgradeProject, lift, 'complete', { built: 4, spent: 1_500_000_00 }));
  await made(take(upgradeProject, lift, 'accept', { acceptance: '通过', riskAfter: 'yellow' }));
  const gas = await create(upgradeProject, { ...about, site: plant, name: '报警装置', kind: 'gasAlarm', required: 1 });
  await made(take(upgradeProject, gas, 'refuse', { refusal: '两次催告未装' }));
  refusedWith(await take(upgradeProject, gas, 'cutOff', { cutOffOn: '2026-03-21' }, chief), /不能晚于今天/);
  await made(take(upgradeProject, gas, 'cutOff', { cutOffOn: '2026-03-20' }, chief));
  const camera = await create(videoAccess, { position: '主井口', site: mine, dueOn: '2026-03-31' });
  await made(take(videoAccess, camera, 'connect', { streamAddress: 'rtsp://10.0.0.8/main' }));
  await made(take(videoAccess, camera, 'lose', { outageReason: '光缆中断' }));
  assert.equal((await rowOf(videoAccess, camera)).dueAt, '2026-03-21T02:00:00.000Z');
  await made(take(videoAccess, camera, 'restore'));
  const pond = {
    name: '二号尾矿库闭库',
    site: mine,
    object: 'tailingsPond',
    action: 'pondClosure',
    plan: '闭库后销号',
  };
  refusedWith(
    await inspector.post(at(mineGovernance), {
      id: uuidv7(),
      draft: { ...pond, worksDueOn: '2026-12-01', dueOn: '2026-08-31' },
    }),
    /不能晚于完成期限/,
    422,
  );
  const governance = await create(mineGovernance, {
    ...pond,
    worksDueOn: '2026-08-31',
    dueOn: '2026-12-31',
    headcountBefore: 40,
    headcountAfter: 26,
  });
  const milestone = await create(mineMilestone, { name: '初步设计批复', site: mine, governance, dueOn: '2026-04-15' });
  await made(take(mineMilestone, milestone, 'finish', { result: '已批复' }));
  await made(take(mineGovernance, governance, 'start'));
  assert.equal((await rowOf(mineGovernance, governance)).dueAt, endOf('2026-08-31'));
  const inMines = { site: { sector: 'noncoalMine' } };
  const ponds = { object: 'tailingsPond', action: 'pondClosure' };
  await count(
    [
      [{ indicator: 'riskPoint.graded', where: { colour: 'red' } }, 2],
      [{ indicator: 'riskPoint.graded', where: { colour: 'orange' } }, 1],
      [{ indicator: 'riskPoint.controlled' }, 1],
      [{ indicator: 'riskCheck.made' }, 2],
      [{ indicator: 'riskCheck.found' }, 1],
      [{ indicator: 'preventionSystem.built', where: { coverage: 'highRisk' } }, 1],
      [{ indicator: 'preventionSystem.running' }, 1],
      [{ indicator: 'upgradeProject.planned' }, 2],
      [{ indicator: 'upgradeProject.enterprises', where: inMines }, 1],
      [{ indicator: 'upgradeProject.completed', where: { kind: 'automated' } }, 1],
      [{ indicator: 'upgradeProject.investment' }, 1_500_000_00],
      [{ indicator: 'upgradeProject.required', where: { kind: 'automated' } }, 4],
      [{ indicator: 'upgradeProject.built', where: { kind: 'automated' } }, 4],
      [{ indicator: 'videoAccess.enterprises', where: inMines }, 1],
      [{ indicator: 'videoAccess.cameras' }, 1],
      [{ indicator: 'mineGovernance.started', where: ponds }, 1],
      [{ indicator: 'mineGovernance.underWay', where: ponds }, 1],
      [{ indicator: 'mineGovernance.closed', where: ponds }, 0],
    ],
    '2026H1',
  );
  goTo('2026-09-01');
  await made(take(mineGovernance, governance, 'finishWorks'));
  await made(take(mineGovernance, governance, 'accept', { expertReview: '合格' }));
  await made(take(mineGovernance, governance, 'close', { closeBasis: '安政函〔2026〕9号' }, chief));
  await count(
    [
      [{ indicator: 'mineGovernance.accepted', where: ponds }, 1],
      [{ indicator: 'mineGovernance.closed', where: ponds }, 1],
      [{ indicator: 'mineGovernance.underWay', where: ponds }, 0],
      [{ indicator: 'mineGovernance.headcountBefore' }, 40],
      [{ indicator: 'mineGovernance.headcountAfter' }, 26],
    ],
    '2026H2',
  );
});

test('the board shows the four colours by town and the gravest sites, within each reader’s reach', async () => {
  const board = await made(inspector.get('/api/prevention/risk-board?input=%7B%7D'));
  const [first] = board.towns;
  assert.deepEqual(
    [first.town, first.sites, first.red, first.orange, first.ungraded],
    [village.slice(0, 9), 1, 2, 1, 1],
  );
  assert.deepEqual(
    board.sites.map((line: { id: string }) => line.id),
    [plant],
  );
  const clerk = await world.signIn('township', { area: otherTown });
  const theirs = await made(clerk.get('/api/prevention/risk-board?input=%7B%7D'));
  assert.deepEqual([theirs.towns, theirs.sites], [[], []]);
});

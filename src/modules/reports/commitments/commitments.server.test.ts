import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, county, createWorld, village, type World } from '../../../../test/harness/world.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { asSystem } from '../../../server/jobs/system.ts';
import { tally } from '../../../server/figures/tally.ts';
import { hazard } from '../../hazards/index.ts';
import { site } from '../../sites/index.ts';
import { report } from '../report.ledger.ts';
import type { SectionText } from '../text/report-text.ts';
import type { Section, Writing } from '../write/section.endpoints.ts';
import { commitment } from './commitment.ledger.ts';
import { problem } from './problem.ledger.ts';
import type { BoardTask, Promises } from './promises.endpoints.ts';

let world: World;
let writer: Caller;
let office: Caller;
let leader: Caller;
let inspector: Caller;

/** People sign in, and again half a year later. */
async function signIn(): Promise<void> {
  [writer, office, leader] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
}

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  await signIn();
  world.clock.set('2026-03-02T02:00:00.000Z');
  const siteId = uuidv7();
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇', area: village };
  assert.equal((await inspector.post(at(site), { id: siteId, draft })).status, 201);
  for (const summary of ['窑体开裂', '皮带无护罩']) {
    const found = { site: siteId, summary, category: 'protection', level: 'general', source: 'inspection' };
    const made = await inspector.post(at(hazard), {
      id: uuidv7(),
      draft: { ...found, foundAt: '2026-03-02T01:00:00.000Z' },
    });
    assert.equal(made.status, 201, JSON.stringify(made.json));
  }
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

async function begin(period: string, from: object = { structure: 'threeParts' }, title?: string): Promise<string> {
  const id = uuidv7();
  const { status, json } = await writer.post('/api/reports/begin', { id, period, from, title });
  assert.equal(status, 200, JSON.stringify(json));
  return id;
}
async function read(id: string): Promise<Writing> {
  const { status, json } = await writer.get(asking('/reports/sections', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
async function planOf(id: string): Promise<Section> {
  const plan = (await read(id)).sections.find(({ text }) => text.heading.endsWith('计划'));
  assert.ok(plan);
  return plan;
}
const items = (...lines: readonly string[]): SectionText['blocks'] =>
  lines.map((line) => ({ kind: 'item', runs: [line] }));
async function plan(id: string, ...lines: readonly string[]): Promise<void> {
  const { id: section, version, text } = await planOf(id);
  const next = { heading: text.heading, blocks: items(...lines) };
  const saved = { report: id, section, version, text: next };
  const { status, json } = await writer.post('/api/reports/sections/save', saved);
  assert.equal(status, 200, JSON.stringify(json));
}
const saidIn = ({ text }: Section): readonly string[] =>
  text.blocks.map((block) =>
    block.kind === 'heading' ? block.text : block.runs.map((run) => (typeof run === 'string' ? run : '…')).join(''),
  );
async function promises(id: string): Promise<Promises> {
  const { status, json } = await writer.get(asking('/reports/promises', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
const unchosen = { kind: 'commitment', struck: false, owner: null, unit: null, dueOn: null } as const;
const choose = (id: string, mark: string, choice: object, who = writer) =>
  who.post('/api/reports/promises/choose', { report: id, mark, ...unchosen, ...choice });

async function ready(id: string): Promise<void> {
  for (const [who, name, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', name), { version, input: {} })).status, 200);
  const { json } = await writer.get(asking('/reports/open', { id }));
  for (const { key, elsewhere } of json.figures)
    if (elsewhere) await writer.post('/api/reports/explain', { report: id, figure: key, reason: '签发后补录' });
}
const sign = (id: string) => leader.post('/api/reports/sign', { id, version: 3 });
async function signed(id: string): Promise<void> {
  await ready(id);
  const { status, json } = await sign(id);
  assert.equal(status, 200, JSON.stringify(json));
}

interface Task {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly text: string;
  readonly [name: string]: unknown;
}
async function tasks(where: object): Promise<readonly Task[]> {
  const { json } = await writer.get(`${at(commitment)}?limit=200&where=${encodeURIComponent(JSON.stringify(where))}`);
  return json.rows;
}
async function step(who: Caller, { id, version }: Task, name: string, input: object): Promise<void> {
  const { status, json } = await who.post(at(commitment, id, 'steps', name), { version, input });
  assert.equal(status, 200, JSON.stringify(json));
}
const texts = (rows: readonly Task[]) => rows.map(({ text }) => text).toSorted();

const [mend, train, drill] = [
  '年底前整治销号隐患2处，重大隐患动态清零',
  '培训企业负责人120人次',
  '组织综合应急演练3场',
] as const;

test('a plan is kept when its report is signed: what was struck is not, what was given has its owner and day', async () => {
  const id = await begin('2026H1');
  await plan(id, `${mend}。`, `${train}。`, `${drill}。`, '市政府交办的其他工作。');
  const { coming, promises: found } = await promises(id);
  assert.equal(coming, '2026年下半年');
  const planned = found.filter(({ kind }) => kind === 'commitment');
  assert.deepEqual(
    planned.map(({ text, dueOn, struck, carried }) => [text, dueOn, struck, carried]),
    [mend, train, drill, '市政府交办的其他工作'].map((text) => [text, '2026-12-31', false, null]),
  );
  assert.match(planned[0]?.place ?? '', /^[一二三四]、下半年工作计划$/);
  const [first, , , last] = planned;
  assert.equal((await choose(id, last?.mark ?? '', { struck: true })).status, 200);
  const given = { owner: inspector.id, unit: '监管一股', dueOn: '2026-09-30' };
  assert.equal((await choose(id, first?.mark ?? '', given)).status, 200);
  assert.equal((await choose(id, first?.mark ?? '', { dueOn: '2025-09-30' })).status, 422);
  assert.equal((await choose(id, first?.mark ?? '', {}, inspector)).status, 403);
  await signed(id);
  const rows = await tasks({ period: '2026H2' });
  assert.deepEqual(texts(rows), [mend, train, drill].toSorted());
  const kept = rows.find(({ text }) => text === mend);
  assert.deepEqual(
    [kept?.['owner'], kept?.['unit'], kept?.['dueOn'], kept?.['report'], kept?.['carriedTimes']],
    [inspector.id, '监管一股', '2026-09-30', id, null],
  );
  assert.equal((await choose(id, first?.mark ?? '', {})).status, 409);
  const problems = (await writer.get(at(problem))).json.rows;
  assert.ok(
    problems.some(({ text }: Task) => text.startsWith('隐患治理仍需加力')),
    JSON.stringify(problems),
  );
});

test('the owner of a task finds it on the page of today, whatever the post', async () => {
  const { json } = await inspector.get('/api/today');
  assert.deepEqual(
    json.mine.filter(({ ledger }: { ledger: string }) => ledger === 'commitment').map(({ title }: Task) => title),
    [mend],
  );
  const { json: other } = await (await world.signIn('inspector')).get('/api/today');
  assert.deepEqual(
    other.mine.filter(({ ledger }: { ledger: string }) => ledger === 'commitment'),
    [],
  );
});

test('a second report on the same period makes no double of a promise that differs in numbers alone, also when both are signed at once', async () => {
  const ids = await Promise.all(['objectives', 'domains'].map((structure) => begin('2026H1', { structure })));
  const { promises: offered } = await promises(ids[0] ?? '');
  assert.equal(offered.find(({ text }) => text.startsWith('紧盯隐患销号'))?.indicator, 'hazard.open');
  assert.equal(offered.find(({ text }) => text.startsWith('依法严格监管执法'))?.indicator, null);
  for (const id of ids) {
    const section = (await read(id)).sections.find(({ text }) => text.heading === '下半年工作安排');
    assert.ok(section);
    const text = {
      heading: section.text.heading,
      blocks: items('到12月底整治销号隐患5处，重大隐患动态清零。', '培训企业负责人200人次。', '修订专项预案4部。'),
    };
    const at = { report: id, section: section.id, version: section.version, text };
    assert.equal((await writer.post('/api/reports/sections/save', at)).status, 200);
    await ready(id);
  }
  const answers = await Promise.all(ids.map(sign));
  assert.ok(answers.some(({ status }) => status === 200));
  for (const [order, { status, json }] of answers.entries()) {
    const again = status === 200 ? undefined : await sign(ids[order] ?? '');
    assert.equal((again ?? { status }).status, 200, JSON.stringify([json, again?.json]));
  }
  assert.equal((await sign(ids[0] ?? '')).status, 409);
  const rows = await tasks({ period: '2026H2' });
  assert.equal(rows.filter(({ text }) => text.includes('重大隐患动态清零')).length, 1);
  assert.deepEqual(texts(rows), [mend, train, drill, '修订专项预案4部'].toSorted());
});

test('the next report begins with exactly what is unfinished, and signing it carries that over, twice as it goes on', async () => {
  const [done] = await tasks({ text: train });
  const [revoked] = await tasks({ text: '修订专项预案4部' });
  assert.ok(done && revoked);
  await step(inspector, done, 'finish', { result: '培训企业负责人130人次', evidence: `/l/commitment/${done.id}` });
  await step(leader, revoked, 'revoke', { revokeReason: '机构改革，职责划转' });
  const byHand = { text: '建成应急指挥中心', period: '2027', dueOn: '2027-12-31' };
  assert.equal((await writer.post(at(commitment), { id: uuidv7(), draft: byHand })).status, 201);

  world.clock.set('2027-01-05T02:00:00.000Z');
  const id = await begin('2026H2');
  const begun = saidIn(await planOf(id));
  const fixed = saidIn(await planOf(await begin('2026H2', { structure: 'threeParts' })));
  assert.deepEqual(begun, fixed);
  const added = begun.slice(begun.findIndex((line) => line.startsWith('加强值班值守')) + 1);
  assert.deepEqual(added.toSorted(), [`${mend}。`, `${drill}。`, '建成应急指挥中心。'].toSorted());

  await plan(id, `${mend}。`, '建成应急指挥中心。');
  const { promises: found, missing, finished } = await promises(id);
  const carried = found.find(({ text }) => text === mend)?.carried;
  assert.deepEqual([carried?.period, carried?.times], ['2026年下半年', 1]);
  assert.deepEqual(
    missing.map(({ text }) => text),
    [drill],
  );
  assert.deepEqual(
    finished.map(({ words }) => words),
    ['培训企业负责人130人次。'],
  );
  const told = finished[0]?.id;
  for (const _ of [1, 2])
    assert.equal((await writer.post('/api/reports/promises/tell', { report: id, commitment: told })).status, 200);
  const summary = (await read(id)).sections.find(({ text }) => text.heading === '下半年工作总结');
  assert.equal(saidIn(summary ?? assert.fail()).filter((line) => line === '培训企业负责人130人次。').length, 1);
  assert.deepEqual((await promises(id)).finished, []);
  await signed(id);

  const now = await tasks({ period: '2027' });
  assert.deepEqual(texts(now), [mend, '建成应急指挥中心'].toSorted());
  const first = now.find(({ text }) => text === mend);
  assert.deepEqual(
    [first?.['carriedTimes'], first?.['owner'], first?.['unit'], first?.['dueOn']],
    [1, inspector.id, '监管一股', '2027-12-31'],
    'a plan for next year (明年) is due when that year ends',
  );
  const [before] = await tasks({ period: '2026H2', text: mend });
  assert.equal(before?.state, 'carried');
  assert.equal((await tasks({ period: '2026H2', text: drill }))[0]?.state, 'proposed', 'not in the plan: still owed');

  world.clock.set('2027-07-05T02:00:00.000Z');
  await signIn();
  const third = await begin('2027H1', { report: id });
  const again = saidIn(await planOf(third));
  assert.deepEqual(again.toSorted(), [`${mend}。`, '建成应急指挥中心。', `${drill}。`].toSorted());
  const later = (await promises(third)).promises.filter(({ kind }) => kind === 'commitment');
  const of = (text: string) => later.find((promise) => promise.text === text);
  assert.deepEqual([of(mend)?.known, of(mend)?.dueOn, of(mend)?.carried], [first?.id, '2027-12-31', null]);
  assert.deepEqual([of(drill)?.known, of(drill)?.carried?.times], [null, 1]);
});

test('a report begun in the words of another leaves out what has been kept since', async () => {
  const rows = await tasks({ period: '2027', text: '建成应急指挥中心' });
  await step(office, rows[0] ?? assert.fail(), 'finish', { result: '建成应急指挥中心并投入使用' });
  const { json } = await writer.get(
    `${at(report)}?where=${encodeURIComponent('{"period":"2026H2","state":"signed"}')}`,
  );
  const like = await begin('2027H1', { report: json.rows[0].id }, '照旧新编');
  assert.deepEqual(saidIn(await planOf(like)).toSorted(), [`${mend}。`, `${drill}。`].toSorted());
});

test('what is promised for a half-year is not put off to a week, and not doubled by a week that says it again', async () => {
  const week = '2027-06-28..2027-07-04';
  const weekly = await begin(week);
  const heading = '下周工作计划';
  const section = (await read(weekly)).sections.find(({ text }) => text.heading === heading);
  assert.ok(section);
  assert.ok(!saidIn(section).includes(`${drill}。`), 'owed of the second half of 2026');
  const running = { text: '推进智慧应急建设', period: '2027H2', dueOn: '2027-12-31' };
  assert.equal((await writer.post(at(commitment), { id: uuidv7(), draft: running })).status, 201);
  const text = { heading, blocks: items('推进智慧应急建设。', '走访包联企业。') };
  const saved = { report: weekly, section: section.id, version: section.version, text };
  assert.equal((await writer.post('/api/reports/sections/save', saved)).status, 200);
  const { promises: found, missing } = await promises(weekly);
  const planned = found.filter(({ kind }) => kind === 'commitment');
  assert.deepEqual(
    planned.map(({ known, carried }) => [known !== null, carried]),
    [
      [true, null],
      [false, null],
    ],
  );
  assert.deepEqual(missing, []);
  await signed(weekly);
  assert.deepEqual(texts(await tasks({ period: '2027-07-05..2027-07-11' })), ['走访包联企业']);
});

test('a task is divided by its first part, and a part is not divided again', async () => {
  const [whole] = await tasks({ period: '2027', text: mend });
  assert.ok(whole);
  const part = { text: '城关镇先行整治', period: '2027', dueOn: '2027-05-31', parent: whole.id };
  const partId = uuidv7();
  assert.equal((await office.post(at(commitment), { id: partId, draft: part })).status, 201);
  assert.equal((await tasks({ period: '2027', text: mend }))[0]?.state, 'divided');
  const below = { ...part, text: '东门社区先行', parent: partId };
  const refused = await office.post(at(commitment), { id: uuidv7(), draft: below });
  assert.equal(refused.status, 422);
  assert.match(JSON.stringify(refused.json), /不再分解/);
});

test('the board has what is overdue first, and measures a task by its indicator', async () => {
  const goal = { indicator: 'hazard.found', goal: 'atLeast', target: 3 };
  const draft = { text: '排查隐患不少于3处', period: '2026年上半年', dueOn: '2026-06-30', ...goal };
  assert.equal((await writer.post(at(commitment), { id: uuidv7(), draft })).status, 201);
  const wrong = { ...draft, text: '无此指标', period: '2026H1', indicator: 'nothing.here' };
  assert.equal((await writer.post(at(commitment), { id: uuidv7(), draft: wrong })).status, 201);
  const { json } = await writer.get(asking('/reports/commitments', { period: '2027H2' }));
  const board: readonly BoardTask[] = json.tasks;
  const overdue = board.filter(({ isOverdue }) => isOverdue);
  assert.deepEqual(
    overdue.map(({ text }) => text),
    ['排查隐患不少于3处', '无此指标', drill, '城关镇先行整治'],
  );
  assert.equal(
    board.find(({ text }) => text === mend)?.code,
    '2027',
    'what the year still owes is on the board of its second half',
  );
  assert.deepEqual(board.slice(0, overdue.length), overdue);
  const measured = board.find(({ text }) => text === draft.text)?.progress;
  assert.deepEqual([measured?.value, measured?.unit, measured?.target, measured?.reached], [2, '处', 3, false]);
  const { json: before } = await office.get(asking('/reports/commitments', { period: '2026H2' }));
  const trained = before.tasks.find(({ text }: BoardTask) => text === train);
  assert.deepEqual(trained.evidence, [{ ledger: 'commitment', id: trained.id }]);
  assert.equal(board.find(({ text }) => text === '无此指标')?.progress, null);
  assert.equal((await office.get(asking('/reports/commitments', { period: '下半年' }))).status, 422);
});

test('what is due, kept and carried over in a half-year is counted as by hand', async () => {
  const names = [
    'commitment.due',
    'commitment.finished',
    'commitment.carried',
    'commitment.target',
    'problem.standing',
  ];
  const asks = names.map((indicator) => ({ indicator }));
  const { rows } = (await office.get(`${at(problem)}?limit=200`)).json;
  const problems = rows.filter(({ createdAt }: { createdAt: string }) => createdAt < '2027').length;
  const counted = (code: string) =>
    asSystem(world.server.machine, county, (ctx) => tally(ctx, asks, parsePeriod(code)));
  assert.deepEqual(await counted('2026H2'), [3, 1, 0, 0, problems]);
  assert.deepEqual(await counted('2026H1'), [2, 0, 0, 6, 0]);
  assert.deepEqual(
    await counted('2027H1'),
    [0, 0, 1, 0, rows.length],
    'what was planned for the year is due at its end',
  );
  assert.deepEqual((await counted('2027H2')).slice(0, 4), [4, 1, 0, 0]);
});

test('what is left of a divided task goes on with it, as parts of the new whole', async () => {
  const [whole] = await tasks({ period: '2027', text: mend });
  const [part] = await tasks({ period: '2027', text: '城关镇先行整治' });
  assert.equal(part?.['parent'], whole?.id);
  world.clock.set('2028-01-05T02:00:00.000Z');
  await signIn();
  const id = await begin('2027H2');
  await plan(id, `${mend}。`);
  await signed(id);
  const now = await tasks({ period: '2028' });
  const [newWhole, newPart] = [mend, '城关镇先行整治'].map((text) => now.find((task) => task.text === text));
  assert.equal(newWhole?.state, 'divided');
  const { parent, dueOn, carriedTimes } = newPart ?? assert.fail();
  assert.deepEqual([parent, dueOn, carriedTimes], [newWhole.id, '2028-12-31', 1]);
  assert.equal((await tasks({ period: '2027', text: '城关镇先行整治' }))[0]?.state, 'carried');
  const change = { version: newWhole.version, change: { text: '隐患清零攻坚' } };
  assert.equal((await writer.patch(at(commitment, newWhole.id), change)).status, 200);
  for (const task of [newPart ?? assert.fail(), ...(await tasks({ text: '隐患清零攻坚' }))])
    await step(office, task, 'finish', { result: '已清零' });
  assert.ok(!saidIn(await planOf(await begin('2028'))).includes(`${mend}。`), 'carried on in other words, and done');
});

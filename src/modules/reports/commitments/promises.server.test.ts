import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { report } from '../report.ledger.ts';
import type { SectionText } from '../text/report-text.ts';
import { chaptersLine } from '../write/chapters-line.ts';
import type { Writing } from '../write/section.endpoints.ts';
import { commitment } from './commitment.ledger.ts';
import type { Promises } from './promises.endpoints.ts';

let world: World;
let writer: Caller;
let office: Caller;
let inspector: Caller;

before(async () => {
  world = await createWorld();
  [writer, office, inspector] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('inspector'),
  ]);
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

async function begin(period: string): Promise<string> {
  const id = uuidv7();
  const from = { structure: 'threeParts' };
  const { status, json } = await writer.post('/api/reports/begin', { id, period, from });
  assert.equal(status, 200, JSON.stringify(json));
  return id;
}
async function read(id: string): Promise<Writing> {
  const { status, json } = await writer.get(asking('/reports/sections', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
/** Has a chapter of a report say one thing. */
async function say(id: string, chapter: RegExp, words: string): Promise<void> {
  const found = (await read(id)).sections.find(({ text }) => chapter.test(text.heading));
  const { id: section, version, text } = found ?? assert.fail();
  const blocks: SectionText['blocks'] = [{ kind: 'item', runs: [words] }];
  const saved = { report: id, section, version, text: { heading: text.heading, blocks } };
  const { status, json } = await writer.post('/api/reports/sections/save', saved);
  assert.equal(status, 200, JSON.stringify(json));
}
async function promises(id: string): Promise<Promises> {
  const { status, json } = await writer.get(asking('/reports/promises', { report: id }));
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}
const choose = (id: string, choice: object) =>
  writer.post('/api/reports/promises/choose', {
    report: id,
    kind: 'commitment',
    struck: false,
    owner: null,
    unit: null,
    dueOn: null,
    ...choice,
  });
async function promise(draft: object): Promise<string> {
  const id = uuidv7();
  const { status, json } = await writer.post(at(commitment), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return id;
}
async function finish(id: string, result: string): Promise<void> {
  const { status, json } = await office.post(at(commitment, id, 'steps', 'finish'), { version: 1, input: { result } });
  assert.equal(status, 200, JSON.stringify(json));
}

test('what is chosen of a promise is said of what the report has, for days of its plan and people of the county', async () => {
  const id = await begin('2026H1');
  await say(id, /计划$/, '组织综合应急演练3场。');
  const [{ mark } = assert.fail()] = (await promises(id)).promises.filter(({ kind }) => kind === 'commitment');
  const other = await world.signIn('inspector', { county: '130526' });
  for (const [wrong, words] of [
    [{ dueOn: '2026-06-30' }, /2026年下半年/],
    [{ dueOn: '2027-01-01' }, /2026年下半年/],
    [{ owner: uuidv7() }, /本县在岗人员/],
    [{ owner: other.id }, /本县在岗人员/],
  ] as const) {
    const refused = await choose(id, { mark, ...wrong });
    assert.equal(refused.status, 422, JSON.stringify(wrong));
    assert.match(JSON.stringify(refused.json.fields), words);
  }
  assert.equal((await choose(id, { mark: '报告里没有的话' })).status, 404);
  const struck = { mark, struck: true, owner: other.id, dueOn: '2027-12-31' };
  assert.equal((await choose(id, struck)).status, 200, 'what is not kept may be whose and due when it was');
  for (const dueOn of ['2026-07-01', '2026-12-31'])
    assert.equal((await choose(id, { mark, owner: inspector.id, dueOn })).status, 200);

  assert.equal((await writer.post(at(report, id, 'steps', 'submit'), { version: 1, input: {} })).status, 200);
  assert.equal((await choose(id, { mark })).status, 200);
  assert.equal((await office.post(at(report, id, 'steps', 'approve'), { version: 2, input: {} })).status, 200);
  const locked = await choose(id, { mark, struck: true });
  assert.equal(locked.status, 409);
  assert.match(locked.json.title, /已经审核通过/);
});

test('a shortcoming struck leaves the task in the same words', async () => {
  const id = await begin('2026Q2');
  const words = '专业救援力量建设需要加强。';
  await say(id, /问题/, words);
  await say(id, /计划$/, words);
  const [{ mark } = assert.fail()] = (await promises(id)).promises;
  assert.equal((await choose(id, { kind: 'problem', mark, struck: true })).status, 200);
  const same = (await promises(id)).promises.filter((one) => one.mark === mark);
  const struck = Object.fromEntries(same.map((one) => [one.kind, one.struck]));
  assert.deepEqual(struck, { problem: true, commitment: false });
});

test('a finished task is written into the report of the period it was finished in, and open pages hear of it', async () => {
  const early = await promise({ text: '开展警示教育', period: '2026H1', dueOn: '2026-06-30' });
  await finish(early, '开展警示教育2场。');
  const before = await begin('2026H1');
  const refused = await writer.post('/api/reports/promises/tell', { report: before, commitment: early });
  assert.equal(refused.status, 409);
  assert.match(refused.json.title, /不是在本期完成/);

  const id = await begin('2026Q3');
  const { promise: told, resolve } = Promise.withResolvers<void>();
  const end = world.server.feed.subscribe((lines) => {
    if (lines.some(({ ledger, rowId }) => ledger === chaptersLine && rowId === id)) resolve();
  });
  assert.equal((await writer.post('/api/reports/promises/tell', { report: id, commitment: early })).status, 200);
  await told;
  end();
});

test('what was promised by hand with a full stop is carried on with one', async () => {
  await promise({ text: '建成指挥中心。', period: '2026Q4', dueOn: '2026-12-31' });
  const plan = (await read(await begin('2026Q3'))).sections.find(({ text }) => text.heading.endsWith('计划'));
  const said = JSON.stringify(plan?.text.blocks);
  assert.match(said, /建成指挥中心。/);
  assert.doesNotMatch(said, /。。/);
});

test('a report of a year offers what was finished in it, however much has been promised since', async () => {
  const first = await promise({ text: '完成普查成果汇交', period: '2026', dueOn: '2026-12-31' });
  await finish(first, '完成普查成果汇交');
  await world.database.owner.query(
    `insert into commitment (county, id, version, state, area, created_at, created_by, updated_at, text, period, due_on)
     select county, gen_random_uuid(), 1, 'proposed', area, created_at + interval '1 hour', created_by, updated_at,
       '往后的任务' || n, '2028', '2028-12-31' from commitment, generate_series(1, 200) n where id = $1`,
    [first],
  );
  const { finished } = await promises(await begin('2026'));
  assert.ok(finished.some(({ id }) => id === first));
});

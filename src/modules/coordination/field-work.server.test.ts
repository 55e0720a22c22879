import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, county, createWorld, type Caller, type World } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { censusTask, fieldSupport } from './index.ts';

// Days of cadres on the spot (A048) and the census of disaster risks (A117).

let world: World;
let office: Caller;
before(async () => {
  world = await createWorld();
  office = await world.signIn('committeeOffice');
});
after(() => world.end());

async function put(l: AnyLedger, draft: object): Promise<string> {
  return (await made(office.post(at(l), { id: uuidv7(), draft }))).row.id;
}
async function step(l: AnyLedger, id: string, name: string, input: object = {}, by = office) {
  const { version } = (await made(by.get(at(l, id)))).row;
  return by.post(at(l, id, 'steps', name), { version, input });
}
async function assertFigures(asks: readonly (readonly [string, number])[]) {
  const counted = await asSystem(world.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([indicator]) => ({ indicator })),
      parsePeriod('2026H1'),
    ),
  );
  assert.deepEqual(
    asks.map(([name], n) => [name, counted[n]]),
    asks,
  );
}

test('a cadre’s day leaves a list of problems with a term, and the term runs until they are solved', async () => {
  const day = { cadre: '甲科长', kind: 'enterprise', unit: '东门砖厂', heldOn: '2026-03-02', help: '指导隐患自查' };
  const bare = await office.post(at(fieldSupport), { id: uuidv7(), draft: { ...day, problems: 2 } });
  assert.match(bare.json.fields.problemNote, /请列出问题清单/);
  const listed = { ...day, problems: 2, problemNote: '配电箱未接地；通道堵塞' };
  const termless = await office.post(at(fieldSupport), { id: uuidv7(), draft: listed });
  assert.match(termless.json.fields.solveBy, /请填写问题解决期限/);
  const id = await put(fieldSupport, { ...listed, solveBy: '2026-03-10' });
  assert.equal((await made(office.get(at(fieldSupport, id)))).row.dueAt, '2026-03-10T15:59:59.999Z');
  const again = { ...listed, heldOn: '2026-03-01', problems: 3, solveBy: '2026-03-20' };
  await put(fieldSupport, again);
  await put(fieldSupport, { ...day, cadre: '乙科长', kind: 'town', unit: '城关镇', problems: 0 });
  const solved = await made(step(fieldSupport, id, 'solve', { result: '均已整改' }));
  assert.deepEqual([solved.row.state, solved.row.dueAt], ['solved', null]);
  await assertFigures([
    ['fieldSupport.held', 3],
    ['fieldSupport.cadres', 2],
    ['fieldSupport.units', 1],
    ['fieldSupport.problems', 5],
    ['fieldSupport.solved', 2],
  ]);
});

test('a department’s part of the census goes stage by stage: not handed in half done, and sent back where it fails', async () => {
  const about = { department: '住建局', submitBy: '2026-05-31', acceptBy: '2026-06-30' };
  const id = await put(censusTask, { ...about, name: '房屋建筑调查', total: 200 });
  await put(censusTask, { ...about, name: '市政设施调查' });
  await made(step(censusTask, id, 'launch', { launchedOn: '2026-01-10' }));
  await made(step(censusTask, id, 'train', { trainedOn: '2026-01-20' }));
  await made(step(censusTask, id, 'tender', { contractor: '丙测绘院', tenderedOn: '2026-02-10' }));
  refusedWith(await step(censusTask, id, 'survey', { surveyed: 180 }), /应调查 200，已采集录入 180，还差 20/);
  const handedIn = await made(step(censusTask, id, 'survey', { surveyed: 200 }));
  assert.equal(handedIn.row.dueAt, '2026-06-30T15:59:59.999Z', 'the next date is that of acceptance');
  await made(step(censusTask, id, 'review', { findings: '抽查两处面积不符' }));
  await made(step(censusTask, id, 'correct', { correction: '已复测' }));
  await made(step(censusTask, id, 'sendBack', { findings: '仍有一处不符' }));
  await made(step(censusTask, id, 'correct', { correction: '逐户复测' }));
  await made(step(censusTask, id, 'accept', { acceptedBy: '省普查办' }));
  const used = await made(step(censusTask, id, 'use', { use: '用于城镇危房改造计划' }));
  assert.deepEqual([used.row.state, used.row.dueAt], ['used', null]);
  const town = await world.signIn('township', { area: '519901101' });
  assert.equal((await made(town.get(at(censusTask)))).rows.length, 0, 'a town sees what lies in it');
  await assertFigures([
    ['censusTask.tasks', 2],
    ['censusTask.surveyed', 1],
    ['censusTask.accepted', 1],
    ['censusTask.used', 1],
  ]);
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { supplyPurchase } from '../../resources/index.ts';
import { commitment } from './commitment.ledger.ts';
import type { BoardTask } from './promises.endpoints.ts';

let world: World;
let writer: Caller;
let leader: Caller;
let inspector: Caller;

before(async () => {
  world = await createWorld();
  [writer, leader, inspector] = await Promise.all([
    world.signIn('writer'),
    world.signIn('leader'),
    world.signIn('inspector'),
  ]);
  world.clock.set('2026-03-02T02:00:00.000Z');
});
after(() => world.end());

async function promise(draft: object): Promise<string> {
  const id = uuidv7();
  const { status, json } = await writer.post(at(commitment), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return id;
}
async function board(period: string, who = writer): Promise<readonly BoardTask[]> {
  const { status, json } = await who.get(asking('/reports/commitments', { period }));
  assert.equal(status, 200, JSON.stringify(json));
  return json.tasks;
}
const finish = (who: Caller, id: string) =>
  who.post(at(commitment, id, 'steps', 'finish'), { version: 1, input: { result: '已完成' } });

test('a task aimed at an amount of money is measured in yuan, as its target is set', async () => {
  const id = uuidv7();
  const duty = await world.signIn('dutyOfficer');
  const draft = { name: '储备补充', year: 2026, goods: '帐篷', amount: 600_000 };
  assert.equal((await duty.post(at(supplyPurchase), { id, draft })).status, 201);
  const input = { requestedFrom: '县发展改革局', requestedOn: '2026-03-01' };
  const asked = await duty.post(at(supplyPurchase, id, 'steps', 'request'), { version: 1, input });
  assert.equal(asked.status, 200, JSON.stringify(asked.json));
  const goal = { indicator: 'supplyPurchase.requested', goal: 'atLeast', target: 500_000 };
  const task = await promise({ text: '采购应急物资', period: '2026H1', dueOn: '2026-06-30', ...goal });
  const progress = (await board('2026H1')).find((one) => one.id === task)?.progress;
  assert.deepEqual([progress?.value, progress?.unit, progress?.reached], [6000, '元', false]);
});

test('a task tells nobody how many rows there are of what that person may not read', async () => {
  const id = await promise({ text: '核查举报', period: '2026H1', dueOn: '2026-06-30', indicator: 'tip.valid' });
  const progressFor = async (who: Caller) => (await board('2026H1', who)).find((one) => one.id === id)?.progress;
  assert.equal(await progressFor(writer), null);
  assert.equal((await progressFor(leader))?.value, 0);
});

test('a task is finished by whom it was given to, or by those who plan', async () => {
  const given = { period: '2026H1', dueOn: '2026-06-30', owner: (await world.signIn('inspector')).id };
  const id = await promise({ ...given, text: '修订预案' });
  const refused = await finish(inspector, id);
  assert.equal(refused.status, 409);
  assert.match(refused.json.title, /由责任人办理/);
  const offered = async (who: Caller) => (await who.get(at(commitment, id))).json.steps.finish;
  assert.deepEqual(
    [await offered(inspector), await offered(leader)],
    [refused.json.title, null],
    'told before the form is filled',
  );
  assert.equal((await finish(leader, id)).status, 200);
  assert.equal(
    (await finish(inspector, await promise({ ...given, text: '清点物资', owner: inspector.id }))).status,
    200,
  );
  assert.equal((await finish(inspector, await promise({ ...given, text: '开展宣传', owner: null }))).status, 200);
});

test('what is owed of an earlier period stays on the board though its day is still to come', async () => {
  const late = await promise({ text: '建成指挥中心', period: '2026H2', dueOn: '2027-02-28' });
  const coming = await promise({ text: '建设应急广播', period: '2027H2', dueOn: '2027-12-31' });
  const shown = (await board('2027H1')).map(({ id }) => id);
  assert.ok(shown.includes(late));
  assert.ok(!shown.includes(coming));
});

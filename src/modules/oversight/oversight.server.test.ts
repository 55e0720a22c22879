import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, county, createWorld, type World } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { campaign, jointSanction } from './index.ts';

let world: World;
let office: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  office = await world.signIn('committeeOffice');
  leader = await world.signIn('leader');
});
after(() => world.end());

const draft = {
  party: '远山矿业有限公司',
  reason: 'refusal',
  facts: '拒不执行停产决定，见安应急罚〔2026〕1号。',
  proposedOn: '2026-03-02',
};

async function step(who: Caller, id: string, name: string, input: object = {}) {
  const { version } = (await leader.get(at(jointSanction, id))).json.row;
  return who.post(at(jointSanction, id, 'steps', name), { version, input });
}

test('a sanction is approved by a leader, listed for a term, not edited any more, and lifted with a reason; figures follow', async () => {
  const id = uuidv7();
  assert.equal((await office.post(at(jointSanction), { id, draft })).status, 201);
  assert.equal((await step(office, id, 'approve')).status, 403);
  assert.equal((await step(leader, id, 'approve')).status, 200);
  const edit = await office.patch(at(jointSanction, id), { version: 2, change: { facts: '改一改' } });
  assert.match(edit.json.title, /待列入的联合惩戒不能再修改/);
  const listing = {
    documentNumber: '安应急惩〔2026〕1号',
    departments: '发改、市场监管',
    measures: '限制享受优惠政策',
  };
  const past = await step(office, id, 'list', { ...listing, endsOn: '2026-03-02' });
  assert.match(past.json.title, /晚于列入日期/);
  assert.equal((await step(office, id, 'list', { ...listing, endsOn: '2029-03-01' })).status, 200);
  const { row } = (await leader.get(at(jointSanction, id))).json;
  assert.deepEqual([row.state, row.dueAt], ['listed', '2029-03-01T15:59:59.999Z']);
  assert.deepEqual(await figures(), { listed: 1, standing: 1, lifted: 0 });
  world.clock.set('2026-05-06T02:00:00.000Z');
  assert.equal((await step(leader, id, 'lift', { liftReason: '整改合格，信用修复' })).status, 200);
  assert.deepEqual(await figures(), { listed: 1, standing: 0, lifted: 1 });
});

test('campaigns are counted, and what their plans name is summed at the cutoff', async () => {
  const plan = { startsOn: '2026-01-10', endsOn: '2026-06-30' };
  for (const [key, sectors] of [
    ['a', 9],
    ['b', 12],
  ] as const)
    await office.post(at(campaign), {
      id: uuidv7(),
      draft: { ...plan, name: `行动${key}`, key, sectors, operations: 8 },
    });
  const late = {
    name: '下半年行动',
    key: 'c',
    startsOn: '2026-09-01',
    endsOn: '2026-12-31',
    sectors: 5,
    operations: 1,
  };
  await office.post(at(campaign), { id: uuidv7(), draft: late });
  world.clock.set('2026-07-01T02:00:00.000Z');
  assert.deepEqual(await figures('campaign', 'begun', 'sectors', 'operations'), {
    begun: 2,
    sectors: 21,
    operations: 16,
  });
});

async function figures(of = 'jointSanction', ...asked: readonly string[]) {
  const names = asked.length > 0 ? asked : ['listed', 'standing', 'lifted'];
  const asks = names.map((name) => ({ indicator: `${of}.${name}` }));
  const values = await asSystem(world.server.machine, county, (ctx) => tally(ctx, asks, parsePeriod('2026H1')));
  return Object.fromEntries(names.map((name, n) => [name, values[n]]));
}

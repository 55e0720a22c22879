import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, county, createWorld, village, type Caller, type World } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { site } from '../sites/index.ts';
import { constructionProject } from './construction-project.ledger.ts';

// 建设项目“三同时” (安全生产法 第三十一条, 总局令第36号): safety facilities are designed, built and put into use with the project.

let world: World;
let clerk: Caller;
let chief: Caller;
let builder = '';
before(async () => {
  world = await createWorld();
  [clerk, chief] = [await world.signIn('inspector'), await world.signIn('sectionChief')];
  builder = uuidv7();
  const about = { name: '新建化工厂', sector: 'hazchem', scale: 'micro', address: '东门', area: village };
  await made(clerk.post(at(site), { id: builder, draft: about }));
});
after(() => world.end());

async function register(name: string, kind: string): Promise<string> {
  const id = uuidv7();
  await made(clerk.post(at(constructionProject), { id, draft: { name, site: builder, kind, nature: 'new' } }));
  return id;
}
async function step(id: string, name: string, input: object = {}, by = clerk) {
  const { version } = (await made(by.get(at(constructionProject, id)))).row;
  return by.post(at(constructionProject, id, 'steps', name), { version, input });
}
const assessed = { assessor: '甲评价公司', assessedOn: '2026-02-20' };

test('a project the bureau reviews is received, decided by another, built, tried and accepted, each with its clock', async () => {
  const id = await register('二期储罐', 'hazchem');
  await made(step(id, 'assess', assessed));
  refusedWith(await step(id, 'selfReview', { designer: '乙设计院', opinion: '同意' }), /须经审查，请先受理设计审查/);
  const received = await made(step(id, 'receive', { designer: '乙设计院' }, chief));
  // Twenty working days from Monday 2 March 2026.
  assert.equal(received.row.dueAt, '2026-03-30T15:59:59.999Z');
  refusedWith(await step(id, 'approve', { opinion: '同意' }, chief), /受理人不能同时审查决定/);
  const leader = await world.signIn('leader');
  const sentBack = await made(step(id, 'giveBack', { returnReason: '防火间距不足' }, leader));
  assert.deepEqual([sentBack.row.state, sentBack.row.dueAt], ['assessed', null]);
  await made(step(id, 'receive', { designer: '乙设计院' }));
  world.clock.set('2026-03-16T02:00:00.000Z');
  await made(step(id, 'approve', { opinion: '防火间距已调整，同意' }, chief));
  refusedWith(await step(id, 'begin', { startedOn: '2026-03-10' }), /早于设计审查通过日期，属未批先建/);
  await made(step(id, 'begin', { startedOn: '2026-03-16' }));
  const early = { acceptedOn: '2026-03-16', checkNote: '属实' };
  refusedWith(await step(id, 'accept', early), /须先试运行再验收/);
  const tried = await made(step(id, 'tryOut', { trialFrom: '2026-03-16' }));
  assert.equal(tried.row.dueAt, '2026-09-12T15:59:59.999Z', 'a trial lasts no longer than 180 days');
  refusedWith(await step(id, 'accept', { ...early, acceptedOn: '2026-10-01' }), /竣工验收日期不能晚于今天/);
  world.clock.set('2026-06-01T02:00:00.000Z');
  const accepted = await made(step(id, 'accept', { ...early, acceptedOn: '2026-05-30' }));
  assert.deepEqual([accepted.row.state, accepted.row.dueAt], ['accepted', null]);
});

test('the unit of another project reviews its own, and the figures are a hand count', async () => {
  const id = await register('机加工车间', 'other');
  await made(step(id, 'assess', assessed));
  refusedWith(await step(id, 'receive', { designer: '乙设计院' }), /由建设单位自行组织设计审查/);
  await made(step(id, 'selfReview', { designer: '乙设计院', opinion: '专家组同意' }));
  await made(step(id, 'begin', { startedOn: '2026-06-01' }));
  const owner = await world.signIn('enterprise', { area: village, siteId: builder });
  assert.equal((await made(owner.get(at(constructionProject)))).rows.length, 2, 'an enterprise sees its own projects');
  const asks = [
    ['constructionProject.approved', 2],
    ['constructionProject.accepted', 1],
    ['constructionProject.building', 1],
  ] as const;
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
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { askedOf, type Crew, crewOf, enact, rosterOf } from '../../../test/harness/duty-desk.ts';
import { at, type Caller, createWorld, type World } from '../../../test/harness/world.ts';
import { dutyShift, shiftSwap } from './index.ts';

type Turn = Readonly<Record<string, { readonly id: string }>> & { readonly id: string; readonly version: number };

let world: World;
let crew: Crew;
let shifts: readonly Turn[];
before(async () => {
  world = await createWorld();
  crew = await crewOf(world, 3, 6);
  await enact(crew);
  shifts = (await rosterOf(crew, '2026-03-03', '2026-03-14')).shifts;
});
after(() => world.end());

const mainOf = (turn: Turn | undefined): Caller =>
  crew.officers.find(({ id }) => id === turn?.['main']?.id) ?? assert.fail('nobody sits there');
const post = (by: Caller, path: string, body: object) => by.post(`/api/duty/${path}`, body);
const rowOf = async (id: string) => (await made(crew.chief.get(at(shiftSwap, id)))).row;
const seatOf = async (turn: Turn) => (await made(crew.chief.get(at(dutyShift, turn.id)))).row;

/** Two turns of two people, so far apart that either may serve the other's. */
function pair(): readonly [Turn, Turn] {
  for (const a of shifts)
    for (const b of shifts) {
      const [x, y] = [shifts.indexOf(a), shifts.indexOf(b)];
      const mayServe = (person: string, place: number, but: number) =>
        shifts.every((each, n) => n === but || Math.abs(n - place) > 1 || n === place || each['main']?.id !== person);
      const [p, q] = [mainOf(a).id, mainOf(b).id];
      if (x < y && p !== q && mayServe(p, y, x) && mayServe(q, x, y)) return [a, b];
    }
  return assert.fail('no pair');
}

const wish = ([mine, theirs]: readonly [Turn, Turn]) => ({
  id: uuidv7(),
  shift: { id: mine.id, seat: 'main' },
  colleague: mainOf(theirs).id,
  inReturn: { id: theirs.id, seat: 'main' },
  reason: '参加孩子家长会',
});

test('a swap is asked for, agreed to by the colleague, confirmed by a leader, and only then changes the roster', async () => {
  const [mine, theirs] = pair();
  const [asker, colleague] = [mainOf(mine), mainOf(theirs)];
  const [boss] = crew.leaders as [Caller];
  const asked = wish([mine, theirs]);
  refusedWith(await post(colleague, 'propose-swap', asked), /只能换自己的班/);
  await made(post(asker, 'propose-swap', asked));
  await made(post(asker, 'propose-swap', asked)); // sent twice it is one
  refusedWith(await post(asker, 'propose-swap', { ...asked, id: uuidv7() }), /已经申请过换班/);
  const answer = { id: asked.id, version: 1, agrees: true };
  refusedWith(await post(asker, 'answer-swap', answer), /对方本人答复/);
  refusedWith(await post(boss, 'decide-swap', answer), /刷新|不能|状态/);
  const owed = (await askedOf(colleague, '/api/duty/swaps')).asked[0];
  assert.deepEqual(
    [owed.state, owed.settleBy],
    ['asked', (await seatOf(mine)).startsAt],
    'before the earlier turn begins',
  );
  await made(post(colleague, 'answer-swap', answer));
  assert.equal((await seatOf(mine)).main, asker.id, 'nothing has changed yet');
  assert.equal((await post(colleague, 'decide-swap', { ...answer, version: 2 })).status, 403);
  await made(post(boss, 'decide-swap', { ...answer, version: 2 }));
  const [a, b] = [await seatOf(mine), await seatOf(theirs)];
  assert.deepEqual([a.main, b.main, a.changeReason], [colleague.id, asker.id, '换班：参加孩子家长会']);
  const row = await rowOf(asked.id);
  assert.deepEqual([row.state, row.decidedBy, row.dueAt], ['done', boss.id, null]);
  refusedWith(await post(boss, 'decide-swap', { ...answer, version: row.version }), /不能|状态|刷新/);
});

test('what a swap would break is said before a colleague is troubled; a refusal and a declining give their reason', async () => {
  shifts = (await askedOf(crew.chief, '/api/duty/roster', { desk: 'bureau', from: '2026-03-03', to: '2026-03-14' }))
    .shifts;
  const [first, second] = shifts as [Turn, Turn];
  const [asker, neighbour] = [mainOf(first), mainOf(second)];
  const standIn = { id: uuidv7(), shift: { id: first.id, seat: 'main' }, inReturn: null, reason: '出差' };
  refusedWith(await post(asker, 'propose-swap', { ...standIn, colleague: neighbour.id }), /休息不足 24 小时/);
  const stranger = await world.signIn('dutyOfficer');
  refusedWith(
    await post(asker, 'propose-swap', { ...standIn, colleague: stranger.id }),
    /不在局值班室的值班人员名单中/,
    422,
  );
  const leader = crew.leaders[0]?.id;
  refusedWith(await post(asker, 'propose-swap', { ...standIn, colleague: leader }), /值班人员名单/, 422);
  refusedWith(await post(asker, 'propose-swap', { ...standIn, colleague: asker.id }), /请选择一位同事/, 422);

  const asked = wish(pair());
  const [mine, theirs] = [
    shifts.find(({ id }) => id === asked.shift.id),
    shifts.find(({ id }) => id === asked.inReturn.id),
  ];
  await made(post(mainOf(mine), 'propose-swap', asked));
  const no = { id: asked.id, version: 1, agrees: false };
  refusedWith(await post(mainOf(theirs), 'answer-swap', no), /写明不同意的原因/, 422);
  await made(post(mainOf(theirs), 'answer-swap', { ...no, reason: '当天已请假' }));
  assert.deepEqual([(await rowOf(asked.id)).state, (await rowOf(asked.id)).refuseReason], ['declined', '当天已请假']);
  const again = { ...asked, id: uuidv7() };
  await made(post(mainOf(mine), 'propose-swap', again));
  refusedWith(await post(mainOf(theirs), 'withdraw-swap', { id: again.id, version: 1 }), /只有申请人可以撤回/);
  await made(post(mainOf(mine), 'withdraw-swap', { id: again.id, version: 1 }));
  assert.equal((await rowOf(again.id)).dueAt, null);
});

test('a roster that has changed since the asking is not changed behind its back', async () => {
  const asked = wish(pair());
  const mine = shifts.find(({ id }) => id === asked.shift.id) as Turn;
  const theirs = shifts.find(({ id }) => id === asked.inReturn.id);
  await made(post(mainOf(mine), 'propose-swap', asked));
  await made(post(mainOf(theirs), 'answer-swap', { id: asked.id, version: 1, agrees: true }));
  const at = shifts.indexOf(mine);
  const near = shifts.filter((_, n) => Math.abs(n - at) <= 1).map((turn) => mainOf(turn).id);
  const free = crew.officers.find(({ id }) => !near.includes(id));
  const row = await seatOf(mine);
  const change = { id: row.id, version: row.version, leader: row.leader, main: free?.id, deputy: null, reason: '另派' };
  await made(post(crew.chief, 'change-shift', change));
  const [boss] = crew.leaders as [Caller];
  refusedWith(await post(boss, 'decide-swap', { id: asked.id, version: 2, agrees: true }), /人员后来已经变动/);
  await made(post(boss, 'decide-swap', { id: asked.id, version: 2, agrees: false, reason: '已另派人员' }));
  assert.equal((await rowOf(asked.id)).state, 'refused');
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { askedOf, asRoster, type Crew, crewOf, enact, rosterOf } from '../../../test/harness/duty-desk.ts';
import { at, type Caller, createWorld, type World } from '../../../test/harness/world.ts';
import { dutyShift, leaderAbsence } from './index.ts';

let world: World;
let crew: Crew;
before(async () => {
  world = await createWorld();
  crew = await crewOf(world, 4, 6);
});
after(() => world.end());

const byId = (id: string): Caller =>
  [...crew.leaders, ...crew.officers].find((each) => each.id === id) ?? assert.fail(id);
const crewIds = ({ leader, main, deputy }: Record<string, { id: string } | null>) => ({
  leader: leader?.id ?? '',
  main: main?.id ?? '',
  deputy: deputy?.id ?? null,
});

test('the season’s pattern mans the desk from its day, on days off a leader named for them leads, and no other may', async () => {
  const bosses = crew.leaders.slice(0, 2);
  await enact(crew);
  await enact(crew, {
    name: '汛期值班',
    startsOn: '2026-03-05',
    withDeputy: true,
    holidayLeaders: bosses.map(({ id }) => id),
  });
  const { shifts } = await rosterOf(crew, '2026-03-03', '2026-03-08');
  assert.deepEqual(
    shifts.map((each: Record<string, unknown>) => [each['onDay'], each['deputy'] !== null]),
    [
      ['2026-03-03', false],
      ['2026-03-04', false],
      ['2026-03-05', true],
      ['2026-03-06', true],
      ['2026-03-07', true],
      ['2026-03-08', true],
    ],
  );
  const [saturday, sunday] = shifts.slice(-2);
  const weekend = new Set([saturday.leader.id, sunday.leader.id]);
  assert.deepEqual(weekend, new Set(bosses.map(({ id }) => id)), 'rules §9: on days off the principals');
  const ordinary = crew.leaders.at(-1)?.id ?? '';
  const { id, version } = sunday;
  const change = { id, version, ...crewIds(sunday), leader: ordinary, reason: '临时有事' };
  refusedWith(await crew.chief.post('/api/duty/change-shift', change), /节假日应由节假日带班领导名单中的领导带班/);
});

test('another takes a turn over by the chief’s word alone: with a reason, rested, and also in the middle of the shift', async () => {
  const { shifts } = await asRoster(crew.chief, '2026-03-03', '2026-03-04');
  const [tuesday, wednesday] = shifts;
  const change = { id: tuesday.id, version: tuesday.version, ...crewIds(tuesday) };
  const free = crew.officers.find(({ id }) => ![tuesday.main.id, wednesday.main.id].includes(id));
  const post = (body: object, by = crew.chief) => by.post('/api/duty/change-shift', body);
  refusedWith(await post({ ...change, main: free?.id, reason: ' ' }), /请填写/, 422);
  refusedWith(await post({ ...change, main: wednesday.main.id, reason: '有事' }), /两班之间休息不足 24 小时/);
  assert.equal((await post({ ...change, main: free?.id, reason: '有事' }, byId(tuesday.main.id))).status, 403);
  await made(post({ ...change, main: free?.id, reason: '家中有急事' }));
  const { row } = await made(crew.chief.get(at(dutyShift, tuesday.id)));
  assert.deepEqual([row.main, row.changeReason, row.changedBy], [free?.id, '家中有急事', crew.chief.id]);
  refusedWith(await post({ ...change, main: free?.id, reason: '再换' }), /刚被他人修改过/);

  world.clock.set('2026-03-03T00:00:00.000Z');
  const begun = await made(byId(row.main).post('/api/duty/begin-shift', { id: row.id, version: row.version }));
  const relief = { ...change, version: begun.version, main: tuesday.main.id, reason: '突发疾病，原班人员返岗' };
  await made(post(relief));
  const relieved = (await made(crew.chief.get(at(dutyShift, tuesday.id)))).row;
  assert.deepEqual([relieved.state, relieved.main], ['onDuty', tuesday.main.id]);
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('a leader’s leave is granted by another, shows where he is, keeps him off the roster, and ends when he is back', async () => {
  const [away, other] = crew.leaders as [Caller, Caller];
  const id = uuidv7();
  const draft = {
    reason: '参加培训',
    person: away.id,
    kind: 'meeting',
    destination: '省城',
    startsAt: '2026-03-09T00:00:00.000Z',
    endsAt: '2026-03-14T10:00:00.000Z',
  };
  const backwards = { ...draft, endsAt: '2026-03-08T00:00:00.000Z' };
  refusedWith(await away.post(at(leaderAbsence), { id, draft: backwards }), /返回时间应在离开时间之后/, 422);
  await made(away.post(at(leaderAbsence), { id, draft }));
  refusedWith(await away.post(at(leaderAbsence, id, 'steps', 'approve'), { version: 1, input: {} }), /其他领导批准/);
  await made(other.post(at(leaderAbsence, id, 'steps', 'approve'), { version: 1, input: {} }));
  const { shifts, away: shown } = await rosterOf(crew, '2026-03-09', '2026-03-12');
  assert.ok(shifts.every(({ leader }: { leader: { id: string } }) => leader.id !== away.id));
  assert.deepEqual(
    shown.map((each: Record<string, string>) => [each['id'], each['destination']]),
    [[away.id, '省城']],
  );
  const [first] = shifts;
  const change = { id: first.id, version: first.version, ...crewIds(first), leader: away.id, reason: '调整' };
  refusedWith(await crew.chief.post('/api/duty/change-shift', change), /外出或请假/);

  const whereabouts = async () => (await askedOf(crew.chief, '/api/duty/board')).away;
  assert.deepEqual(await whereabouts(), [], 'he has not left yet');
  world.clock.set('2026-03-10T02:00:00.000Z');
  assert.deepEqual(
    (await whereabouts()).map((each: Record<string, string>) => [each['id'], each['endsAt']]),
    [[away.id, '2026-03-14T10:00:00.000Z']],
  );
  const { row, deadlines } = await made(away.get(at(leaderAbsence, id)));
  assert.deepEqual([deadlines[0].name, deadlines[0].dueAt], ['comeBack', '2026-03-14T10:00:00.000Z']);
  await made(away.post(at(leaderAbsence, id, 'steps', 'comeBack'), { version: row.version, input: {} }));
  assert.deepEqual(await whereabouts(), []);
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('the calendar tells each published turn with its seat and times, follows a change, and names no colleague', async () => {
  const { shifts } = await asRoster(crew.chief, '2026-03-05', '2026-03-05');
  const owner = byId(shifts[0].deputy.id);
  const { path } = await made(owner.post('/api/duty/renew-calendar', {}));
  const turns = async () => {
    const text = String((await owner.get(path)).json).replaceAll(/\r\n[ \t]/g, '');
    assert.ok(!text.includes('测试'), 'no names of colleagues');
    return text
      .split('BEGIN:VEVENT')
      .slice(1)
      .map((event) =>
        ['DTSTART', 'DTEND', 'SUMMARY'].map((name) => event.match(new RegExp(`${name}:(.*)`))?.[1]?.trim()),
      );
  };
  const fifth = ['20260305T000000Z', '20260306T000000Z', '局值班室副班'];
  assert.ok(
    (await turns()).some((turn) => turn.join() === fifth.join()),
    JSON.stringify(await turns()),
  );
  const [{ id, version, ...seats }] = shifts;
  const others = (await asRoster(crew.chief, '2026-03-03', '2026-03-08')).shifts
    .filter(({ onDay }: { onDay: string }) => Math.abs(Number(onDay.slice(-2)) - 5) <= 1)
    .flatMap(({ main, deputy }: Record<string, { id: string } | null>) => [main?.id, deputy?.id]);
  const free = crew.officers.find((each) => !others.includes(each.id));
  const change = { id, version, ...crewIds(seats), deputy: free?.id ?? null, reason: '调整' };
  await made(crew.chief.post('/api/duty/change-shift', change));
  assert.ok(!(await turns()).some((turn) => turn.join() === fifth.join()), 'a turn that was given away is gone');
});

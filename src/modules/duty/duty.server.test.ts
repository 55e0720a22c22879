import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, type World } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { dispatchCall, dutyPattern, dutyShift, rollCall } from './index.ts';

let world: World;
let chief: Caller;
let duty: Caller;
before(async () => {
  world = await createWorld();
  chief = await world.signIn('sectionChief');
  duty = await world.signIn('dutyOfficer');
});
after(() => world.end());

const several = async (role: 'leader' | 'dutyOfficer', many: number) => {
  const all: string[] = [];
  for (let at = 0; at < many; at += 1) all.push((await world.signIn(role)).id);
  return all;
};

test('181 days of leader, main and deputy are 543 person-times, and every figure is a hand count', async () => {
  const pattern = {
    name: '平时值班',
    desk: 'bureau',
    startsOn: '2026-01-01',
    hoursADay: 24,
    levels: 2,
    beginsAt: 8,
    shiftHours: 24,
    withDeputy: true,
    leaders: await several('leader', 4),
    officers: await several('dutyOfficer', 8),
  };
  await made(chief.post(at(dutyPattern), { id: uuidv7(), draft: pattern }));
  for (const [from, to] of [
    ['2026-07-01', '2026-09-28'],
    ['2026-09-29', '2026-12-28'],
  ]) {
    await made(chief.post('/api/duty/draft-roster', { desk: 'bureau', from, to }));
    await made(chief.post('/api/duty/publish-roster', { desk: 'bureau', from, to }));
  }
  const draft = {
    callee: '河口镇',
    from: 'city',
    means: 'video',
    calledAt: '2026-08-01T02:00:00.000Z',
    answered: true,
  };
  await made(duty.post(at(rollCall), { id: uuidv7(), draft: { ...draft, result: 'pass' } }));
  const unanswered = await duty.post(at(rollCall), {
    id: uuidv7(),
    draft: { ...draft, answered: false, result: 'pass' },
  });
  assert.match(JSON.stringify(unanswered.json), /无人应答的查岗不能记为合格/);
  const call = { kind: 'reminder', subject: '今夜有大到暴雨', callBy: '2026-03-02T03:00:00.000Z' };
  assert.equal((await made(duty.post('/api/duty/begin-dispatch', call))).calls, 2);
  const [first] = (await made(duty.get(at(dispatchCall)))).rows;
  const answered = { answeredBy: '周某', situation: '已通知各村' };
  await made(duty.post(at(dispatchCall, first.id, 'steps', 'answer'), { version: 1, input: answered }));
  const figures = await asSystem(world.server.machine, county, async (ctx) => [
    ...(await tally(
      ctx,
      ['dutyShift.persons', 'dutyShift.officers', 'dutyShift.leaders', 'rollCall.checks', 'rollCall.failed'].map(
        (indicator) => ({ indicator }),
      ),
      parsePeriod('2026H2'),
    )),
    ...(await tally(
      ctx,
      ['dutyPattern.hours', 'dutyPattern.levels', 'dispatchCall.reminders', 'dispatchCall.dispatches'].map(
        (indicator) => ({ indicator }),
      ),
      parsePeriod('2026'),
    )),
  ]);
  assert.deepEqual(figures, [543, 362, 181, 1, 0, 24, 2, 1, 0]);
});

test('figures narrow to a desk, to a superior and to a way of checking (C001-067, C003-088)', async () => {
  const people = { leaders: await several('leader', 1), officers: await several('dutyOfficer', 2) };
  const flood = { name: '汛期值班', desk: 'flood', startsOn: '2026-04-21', hoursADay: 24, levels: 2, beginsAt: 8 };
  const id = uuidv7();
  const draft = { ...flood, shiftHours: 24, withDeputy: false, ...people };
  await made(chief.post(at(dutyPattern), { id, draft }));
  const check = { calledAt: '2026-05-01T02:00:00.000Z', answered: true, result: 'pass', callee: '局值班室' };
  for (const [from, means] of [
    ['province', 'video'],
    ['city', 'video'],
    ['city', 'phone'],
    ['county', 'video'],
  ])
    await made(duty.post(at(rollCall), { id: uuidv7(), draft: { ...check, from, means } }));
  const count = (period: string) =>
    asSystem(world.server.machine, county, (ctx) =>
      tally(
        ctx,
        [
          { indicator: 'dutyPattern.hours', where: { desk: 'flood' } },
          { indicator: 'rollCall.checks', where: { from: ['province', 'city'], means: 'video' } },
        ],
        parsePeriod(period),
      ),
    );
  world.clock.set('2026-07-01T02:00:00.000Z');
  // The flood desk is manned from 21 April on; of four checks two were by superiors over video.
  assert.deepEqual(await count('2026Q1'), [0, 0]);
  assert.deepEqual(await count('2026H1'), [24, 2]);
  world.clock.set('2026-10-01T02:00:00.000Z');
  await made(chief.post(at(dutyPattern, id, 'steps', 'end'), { version: 1, input: { endsOn: '2026-10-01' } }));
  assert.deepEqual(await count('2026H2'), [0, 1], 'the season is over; the check of August is the one above');
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('one’s own turns are a calendar under a secret address, and a new address ends the old one', async () => {
  const { path } = await made(duty.post('/api/duty/renew-calendar', {}));
  const { json: shown, headers } = await duty.get(path);
  assert.match(headers.get('content-type') ?? '', /text\/calendar/);
  assert.match(String(shown), /BEGIN:VCALENDAR/);
  assert.equal(String(shown).includes('BEGIN:VEVENT'), false, 'nobody else’s turns');
  const { rows } = await made(duty.get(`${at(dutyShift)}?limit=1`));
  const owner = rows[0].main;
  assert.notEqual(owner, duty.id);
  const { path: next } = await made(duty.post('/api/duty/renew-calendar', {}));
  assert.deepEqual([(await duty.get(path)).status, (await duty.get(next)).status], [404, 200]);
});

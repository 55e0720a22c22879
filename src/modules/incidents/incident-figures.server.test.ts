import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, town, type World } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { incident, incidentCall, reportSlot, slotPlan } from './index.ts';
import { chaseSlots, openSlots } from './slots.server.ts';

let world: World;
let duty: Caller;
before(async () => {
  world = await createWorld();
  duty = await world.signIn('dutyOfficer');
});
after(() => world.end());

const raise = async (draft: object) => {
  const id = uuidv7();
  const call = { id, call: uuidv7(), version: null };
  await made(duty.post('/api/incidents/raise', { ...call, draft: { receivedAt: world.clock(), ...draft } }));
  return id;
};
const report = (id: string, kind: 'next' | 'final') =>
  made(duty.post('/api/incidents/report', { id: uuidv7(), incident: id, kind, situation: '情况如前' }));
const count = (period: string, asked: readonly { indicator: string; where?: object }[]) =>
  asSystem(world.server.machine, county, (ctx) =>
    tally(ctx, asked as Parameters<typeof tally>[1], parsePeriod(period)),
  );

test('the figures of incidents are those a hand count of a small county gives (C002-102)', async () => {
  const crash = await raise({ heard: '两车相撞', kind: 'traffic', district: town });
  await report(crash, 'next');
  await report(crash, 'final');
  const smoke = await raise({ heard: '有烟', kind: 'fire' });
  const dismissReason = '烧荒，不是火灾';
  await made(duty.post(at(incident, smoke, 'steps', 'dismiss'), { version: 2, input: { dismissReason } }));
  const wrong = uuidv7();
  await made(duty.post(at(incidentCall), { id: wrong, draft: { heard: '问路', receivedAt: world.clock() } }));
  const input = { outcome: '已答复' };
  await made(duty.post(at(incidentCall, wrong, 'steps', 'settle'), { version: 1, input }));
  world.clock.set('2026-07-02T02:00:00.000Z');
  const works = await raise({ heard: '棚架垮塌', kind: 'production', dead: 3 });
  await report(works, 'next');

  // January to June: the crash and its two reports, three calls; the smoke was none. July on: one larger accident, one report, one call.
  const all = ['incident.reports', 'incidentReport.sent', 'incidentCall.calls'].map((indicator) => ({ indicator }));
  assert.deepEqual(await count('2026H1', all), [1, 2, 3]);
  assert.deepEqual(await count('2026H2', all), [1, 1, 1]);
  const narrowed = [{ kind: 'traffic' }, { kind: 'production' }, { grade: 'larger' }, { kind: 'fire' }];
  const asked = narrowed.map((where) => ({ indicator: 'incident.reports', where }));
  assert.deepEqual(await count('2026', asked), [1, 1, 1, 0]);
});

test('slots at which towns reported are counted, zero reports with them, and those they let pass', async () => {
  const draft = { name: '防汛一日三报', rhythm: 'thrice', startsOn: '2026-07-02' };
  await made(duty.post(at(slotPlan), { id: uuidv7(), draft }));
  const tick = () =>
    asSystem(world.server.machine, county, async (ctx) => {
      await openSlots.run(ctx);
      await chaseSlots.run(ctx);
    });
  await tick();
  const officer = await world.signIn('township', { area: town });
  const own = (await made(officer.get(at(reportSlot)))).rows;
  assert.equal(own.length, 2, 'noon and five o’clock are left of the day');
  for (const { id } of own)
    await made(
      officer.post(at(reportSlot, id, 'steps', 'report'), { version: 1, input: { isZero: true, reportedBy: '周某' } }),
    );
  world.clock.set('2026-07-02T04:01:00.000Z');
  await tick();
  const missed = (await made(duty.get(`${at(reportSlot)}?limit=50`))).rows.find(
    ({ state }: { state: string }) => state === 'missed',
  );
  const { lines } = await made(duty.get(`/api/duty/board?input=${encodeURIComponent('{}')}`));
  const chase = lines.find(({ rowId, name }: Record<string, string>) => rowId === missed.id && name === 'chase');
  assert.deepEqual(
    [chase.owes, chase.dueAt],
    ['dutyOfficer', '2026-07-02T04:30:00.000Z'],
    'the duty officer chases it',
  );
  // Two towns, two slots left: one town said both times that there is nothing, the other has let noon pass.
  const asked = ['reportSlot.slots', 'reportSlot.missed'].map((indicator) => ({ indicator }));
  assert.deepEqual(await count('2026H2', asked), [2, 1]);
});

test('a notice says of which incident it is, wherever it is listed', async () => {
  const id = await raise({ heard: '山体滑塌', kind: 'geohazard', district: town });
  await report(id, 'next');
  await report(id, 'next');
  const course = encodeURIComponent(JSON.stringify({ id }));
  const { notices } = await made(duty.get(`/api/incidents/course?input=${course}`));
  const board = await made(duty.get(`/api/duty/board?input=${encodeURIComponent('{}')}`));
  const titles = board.lines
    .filter(({ rowId }: { rowId: string }) => notices.some((notice: { id: string }) => notice.id === rowId))
    .map(({ title }: { title: string }) => title);
  assert.ok(titles.includes('城关镇7月2日地质灾害首报，报市应急管理局'), titles.join());
  assert.ok(titles.includes('城关镇7月2日地质灾害续报（1），报市应急管理局'), titles.join());
});

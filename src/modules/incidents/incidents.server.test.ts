import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, town, type World } from '../../../test/harness/world.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { accident, accidentReport } from '../accidents/index.ts';
import { incident, incidentCall, incidentNotice, incidentReport, reportSlot, slotPlan } from './index.ts';
import { chaseSlots, openSlots } from './slots.server.ts';

let world: World;
let duty: Caller;
let second: Caller;
let chief: Caller;
before(async () => {
  world = await createWorld();
  duty = await world.signIn('dutyOfficer');
  second = await world.signIn('dutyOfficer');
  chief = await world.signIn('sectionChief');
});
after(() => world.end());

const asked = (path: string, input: object, by = duty) =>
  made(by.get(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`));
const goTo = (instant: string) => world.clock.set(instant);
const heard = { heard: '国道货车与客车相撞', receivedAt: '2026-03-02T02:00:00.000Z' };
const crash = {
  ...heard,
  kind: 'traffic',
  district: town,
  placeWords: '国道三号桥南',
  occurredAt: '2026-03-02T01:40:00.000Z',
  dead: 1,
  injured: 4,
  caller: '司机',
  callerPhone: '13900000000',
  callerTold: '已打 120',
};
const raise = async (draft: object = crash, by = duty) => {
  const ids = { id: uuidv7(), call: uuidv7() };
  return { ...ids, ...(await made(by.post('/api/incidents/raise', { ...ids, version: null, draft }))) };
};
const report = (id: string, more: object, by = duty) =>
  by.post('/api/incidents/report', { id: uuidv7(), incident: id, kind: 'next', situation: '正在救援', ...more });
const rowOf = async (id: string) => (await made(duty.get(at(incident, id)))).row;
const noticesOf = async (id: string) => (await asked('/api/incidents/course', { id })).notices;

test('a call raised to an incident is graded, and whoever must be told has a clock that runs from the call', async () => {
  const { id, grade, name } = await raise();
  assert.deepEqual([grade, name], ['general', '城关镇3月2日道路交通事故']);
  const notices = await noticesOf(id);
  assert.deepEqual(
    notices.map((each: Record<string, string>) => [each['recipient'], each['channel'], each['tellBy']]),
    [
      ['县委县政府总值班室', 'phone', '2026-03-02T02:30:00.000Z'],
      ['市应急管理局', 'phone', '2026-03-02T02:30:00.000Z'],
      ['县委县政府总值班室', 'written', '2026-03-02T03:00:00.000Z'],
      ['市应急管理局', 'written', '2026-03-02T03:00:00.000Z'],
    ],
  );
  const { row } = await made(
    duty.get(at(incidentCall)).then(async ({ json }) => duty.get(at(incidentCall, json.rows[0].id))),
  );
  assert.deepEqual([row.state, row.incident, row.callerPhone.includes('*')], ['raised', id, true]);
});

test('a receipt with name, post, time and channel stops the clock, and nothing less does', async () => {
  const { id } = await raise();
  const [first] = await noticesOf(id);
  const short = await duty.post(at(incidentNotice, first.id, 'steps', 'tell'), {
    version: 1,
    input: { receiver: '李某', toldAt: '2026-03-02T02:05:00.000Z' },
  });
  assert.equal(short.status, 422);
  assert.deepEqual(Object.keys(short.json.fields).toSorted(), ['means', 'receiverPost']);
  const input = { receiver: '李某', receiverPost: '值班主任', toldAt: '2026-03-02T02:05:00.000Z', means: 'phone' };
  await made(duty.post(at(incidentNotice, first.id, 'steps', 'tell'), { version: 1, input }));
  const { deadlines } = await made(duty.get(at(incidentNotice, first.id)));
  assert.equal(deadlines[0].metAt, '2026-03-02T02:05:00.000Z');
});

test('a caller who hangs up leaves what was heard: the call stays open, is chased, and becomes an incident without a place', async () => {
  const call = uuidv7();
  await made(
    duty.post(at(incidentCall), { id: call, draft: { heard: '有人说山上着火', receivedAt: heard.receivedAt } }),
  );
  const { deadlines } = await made(duty.get(at(incidentCall, call)));
  assert.deepEqual(
    deadlines.map(({ name, dueAt }: Record<string, string>) => [name, dueAt]),
    [['settle', '2026-03-02T02:10:00.000Z']],
  );
  const id = uuidv7();
  const draft = { heard: '有人说山上着火', receivedAt: heard.receivedAt, kind: 'forestFire' };
  await made(duty.post('/api/incidents/raise', { id, call, version: 1, draft }));
  const again = await made(duty.post('/api/incidents/raise', { id, call, version: 1, draft }));
  assert.equal(again.id, id, 'sent twice it is one incident');
  const chased = await made(duty.get(at(incident, id)));
  assert.deepEqual(
    chased.deadlines.map(({ name, dueAt }: Record<string, string>) => [name, dueAt]),
    [['locate', '2026-03-02T02:20:00.000Z']],
  );
  await made(
    duty.post(at(incident, id, 'steps', 'locate'), { version: chased.row.version, input: { placeWords: '北山林场' } }),
  );
  assert.deepEqual((await made(duty.get(at(incident, id)))).deadlines, []);
});

test('two officers on the telephone are told of each other, and of an incident that may be the same', async () => {
  const { id } = await raise({ ...crash, receivedAt: '2026-03-02T02:00:00.000Z' });
  const other = uuidv7();
  const draft = { heard: '三号桥撞车', receivedAt: '2026-03-02T02:00:00.000Z', kind: 'traffic', district: town };
  await made(second.post(at(incidentCall), { id: other, draft }));
  const hearing = {
    call: uuidv7(),
    kind: 'traffic',
    occurredAt: null,
    district: null,
    placeWords: '三号桥',
    place: null,
  };
  const found = await asked('/api/incidents/likely-same', hearing);
  assert.ok(found.incidents.some((each: { id: string }) => each.id === id));
  assert.deepEqual(
    found.calls.map((each: Record<string, unknown>) => [each['id'], each['likely']]),
    [[other, true]],
  );
  const elsewhere = { ...hearing, placeWords: '河口码头', kind: 'drowning' };
  const none = await asked('/api/incidents/likely-same', elsewhere);
  assert.deepEqual([none.incidents, none.calls[0].likely], [[], false]);
  await made(second.post(at(incidentCall, other, 'steps', 'join'), { version: 1, input: { incident: id } }));
  assert.deepEqual((await asked('/api/incidents/likely-same', hearing)).calls, []);
});

test('a call that two officers raise becomes one incident, and the second is told', async () => {
  const call = uuidv7();
  const body = { call, version: null, draft: crash };
  await made(duty.post('/api/incidents/raise', { ...body, id: uuidv7() }));
  const late = await second.post('/api/incidents/raise', { ...body, id: uuidv7() });
  assert.equal(late.status, 409);
  assert.match(JSON.stringify(late.json), /这通来电已经处理，请刷新查看/);
});

test('the chain is numbered; figures rise and fall only with an explanation, and a higher grade opens further clocks', async () => {
  const { id } = await raise({ ...crash, kind: 'production' });
  const before = (await noticesOf(id)).length;
  assert.equal((await made(report(id, {}))).title, '城关镇3月2日生产安全事故快报');
  const bare = await report(id, { dead: 3 });
  assert.equal(bare.status, 422);
  assert.match(bare.json.fields.explanation, /死亡 1→3人：数字有升降/);
  const told = await made(report(id, { dead: 3, explanation: '两人经抢救无效死亡' }));
  assert.deepEqual([told.title, told.grade], ['城关镇3月2日生产安全事故续报（1）', 'larger']);
  const recipients = (await noticesOf(id)).map(({ recipient }: { recipient: string }) => recipient);
  assert.ok(recipients.includes('省应急管理厅') && recipients.length === before + 3, recipients.join());
  const { reports } = await asked('/api/incidents/course', { id });
  assert.deepEqual(
    reports.map((each: Record<string, unknown>) => [each['kind'], each['changes'], each['explanation']]),
    [
      ['first', null, null],
      ['followUp', '死亡 1→3人', '两人经抢救无效死亡'],
    ],
  );
  assert.equal((await made(duty.get(at(incident, id)))).row.dueAt, '2026-03-02T09:00:00.000Z', '17 时前续报');
  await made(report(id, { kind: 'final' }));
  assert.match(JSON.stringify((await report(id, { kind: 'final' })).json), /已经终报/);
});

test('a death within thirty days of an accident regrades, of traffic within seven; after it the report is kept alone (493 令 13 条)', async () => {
  const traffic = await raise();
  const other = await raise({ ...crash, kind: 'production' });
  for (const { id } of [traffic, other]) {
    await made(report(id, {}));
    await made(report(id, { kind: 'final' }));
  }
  goTo('2026-03-11T02:00:00.000Z');
  const late = await made(report(traffic.id, { dead: 3, explanation: '两名伤员死亡' }));
  assert.deepEqual(
    [late.counted, (await rowOf(traffic.id)).dead, (await rowOf(traffic.id)).grade],
    [false, 1, 'general'],
  );
  const counted = await made(report(other.id, { dead: 3, explanation: '两名伤员死亡' }));
  assert.match(counted.title, /补报（2）/);
  assert.deepEqual([counted.counted, (await rowOf(other.id)).grade], [true, 'larger']);
  goTo('2026-03-02T02:00:00.000Z');
});

test('an incident that is a production accident becomes one with all that is known, and later reports stand in both chains', async () => {
  const { id } = await raise({ ...crash, kind: 'production' });
  await made(report(id, {}));
  const accidentId = uuidv7();
  const more = { unitName: '城关镇采石场', sector: 'industryTrade', kind: 'collapse' };
  await made(duty.post('/api/incidents/become-accident', { id: accidentId, incident: id, ...more }));
  await made(report(id, { injured: 5, explanation: '又送医一人' }));
  const { row } = await made(chief.get(at(accident, accidentId)));
  assert.deepEqual(
    [row.dead, row.injured, row.reports, row.address, row.firstReportAt, row.grade],
    [1, 5, 2, '国道三号桥南', '2026-03-02T02:00:00.000Z', 'general'],
  );
  const { json } = await chief.get(
    `${at(accidentReport)}?where=${encodeURIComponent(JSON.stringify({ accident: accidentId }))}`,
  );
  assert.equal(json.rows.length, 2);
});

test('each town owes each slot of the day; one that lets it pass is chased, by zero report it is done', async () => {
  await made(
    duty.post(at(slotPlan), {
      id: uuidv7(),
      draft: { name: '汛期一日三报', rhythm: 'thrice', startsOn: '2026-03-02' },
    }),
  );
  const tick = () =>
    asSystem(world.server.machine, county, async (ctx) => {
      await openSlots.run(ctx);
      await chaseSlots.run(ctx);
    });
  await tick();
  await tick();
  const slots = async () => (await made(duty.get(`${at(reportSlot)}?limit=50`))).rows;
  const all = await slots();
  assert.deepEqual(
    all.map((each: Record<string, string>) => `${each['unit']} ${each['slotAt']}`).toSorted(),
    ['城关镇', '河口镇']
      .flatMap((unit) => ['04', '09'].map((hour) => `${unit} 2026-03-02T${hour}:00:00.000Z`))
      .toSorted(),
    'eight o’clock had passed when the plan began',
  );
  const officer = await world.signIn('township', { area: town });
  const own = (await made(officer.get(at(reportSlot)))).rows;
  assert.equal(own.length, 2, 'a town sees its own');
  const noon = own.find((each: { slotAt: string }) => each.slotAt.includes('T04'));
  const empty = await officer.post(at(reportSlot, noon.id, 'steps', 'report'), {
    version: 1,
    input: { isZero: false, reportedBy: '周某' },
  });
  assert.match(JSON.stringify(empty.json), /没有情况请选零报告/);
  await made(
    officer.post(at(reportSlot, noon.id, 'steps', 'report'), {
      version: 1,
      input: { isZero: true, reportedBy: '周某' },
    }),
  );
  goTo('2026-03-02T04:01:00.000Z');
  await tick();
  const states = (await slots()).map((each: Record<string, string>) => [each['unit'], each['state']]);
  assert.deepEqual(states.toSorted(), [
    ['城关镇', 'due'],
    ['城关镇', 'reported'],
    ['河口镇', 'due'],
    ['河口镇', 'missed'],
  ]);
  assert.equal((await slots()).filter((each: { state: string }) => each.state === 'reported').length, 1);
  assert.ok((await made(duty.get(`${at(incidentReport)}?limit=1`))).rows.length === 1);
});

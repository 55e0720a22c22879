import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { printedOf } from '../../../test/harness/printed.ts';
import {
  asking,
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  town,
  village,
  type World,
} from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { create, take } from '../../server/ledger/write.ts';
import { callOut, contact } from '../callouts/index.ts';
import { floodDutyHolder, floodSite } from '../flood/index.ts';
import { gauge, gaugeAlarm } from '../gauges/index.ts';
import { earlyWarning, warningTarget } from './index.ts';
import { endTargets } from './issue.server.ts';

let world: World;
let officer: Caller;
let chief: Caller;
let townsman: Caller;
before(async () => {
  world = await createWorld();
  officer = await world.signIn('dutyOfficer');
  chief = await world.signIn('sectionChief');
  townsman = await world.signIn('township', { area: town });
});
after(() => world.end());

const put = async (by: Caller, l: AnyLedger, draft: object): Promise<string> =>
  (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
const step = async (by: Caller, l: AnyLedger, id: string, name: string, input: object = {}) => {
  const { row } = await made(by.get(at(l, id)));
  return by.post(at(l, id, 'steps', name), { version: row.version, input });
};
const rowOf = async (l: AnyLedger, id: string) => (await made(officer.get(at(l, id)))).row;
const rowsOf = async (by: Caller, l: AnyLedger, where: object) =>
  (await made(by.get(`${at(l)}?where=${encodeURIComponent(JSON.stringify(where))}`))).rows;

const draft = {
  headline: '暴雨橙色预警',
  kind: 'weather',
  hazard: 'rainstorm',
  colour: 'orange',
  source: 'department',
  receivedAt: '2026-03-02T01:55:00.000Z',
  affected: '城关镇',
  audience: 'officials',
  content: '未来三小时降雨五十毫米以上',
  validUntil: '2026-03-02T08:00:00.000Z',
};

const whole = { ...draft, measures: '转移危险区人员', validFrom: draft.receivedAt };

test('a warning is judged by one and signed by another, numbered when it is issued, and calls the people of its areas', async () => {
  const person = { unit: '城关镇', post: '镇长', startsOn: '2025-01-01', area: town };
  await put(officer, contact, { ...person, name: '甲', phone: '13900000001' });
  await put(officer, contact, { ...person, name: '乙', phone: '13900000002', area: otherTown });
  const id = await put(chief, earlyWarning, draft);
  assert.equal((await rowOf(earlyWarning, id)).dueAt, '2026-03-02T02:10:00.000Z');
  await judge(chief, id);
  const own = await step(chief, earlyWarning, id, 'sign');
  assert.match(own.json.title, /由他人审签/);
  const boss = await world.signIn('leader');
  const { row } = await made(step(boss, earlyWarning, id, 'sign'));
  const issued = await made(officer.post('/api/warnings/issue', { id, version: row.version, callOut: true }));
  assert.match(issued.documentNumber, /警〔2026〕1号$/);
  assert.deepEqual([issued.targets, issued.people], [1, 1]);
  assert.deepEqual(
    (await rowsOf(officer, callOut, { sourceId: id })).map(({ people }: { people: number }) => people),
    [1],
  );

  const [target] = await rowsOf(townsman, warningTarget, { warning: id });
  assert.deepEqual([target.headline, target.dueAt], ['暴雨橙色预警', '2026-03-02T02:15:00.000Z']);
  assert.deepEqual(await rowsOf(await world.signIn('township', { area: otherTown }), warningTarget, {}), []);
  await made(step(townsman, warningTarget, target.id, 'receive'));
  await made(step(officer, earlyWarning, id, 'standDown', { standDownReason: '降雨结束' }));
  await runJob(world.server.machine, endTargets);
  assert.equal((await rowOf(warningTarget, target.id)).state, 'ended');
});

test('what is changed after it was signed is not issued', async () => {
  const id = await put(officer, earlyWarning, draft);
  await judge(officer, id);
  await made(step(chief, earlyWarning, id, 'sign'));
  world.clock.set('2026-03-02T02:01:00.000Z');
  const { row } = await made(officer.get(at(earlyWarning, id)));
  const { row: changed } = await made(
    officer.patch(at(earlyWarning, id), { version: row.version, change: { content: '别的' } }),
  );
  const asked = { id, version: changed.version, callOut: false };
  assert.match((await officer.post('/api/warnings/issue', asked)).json.title, /审签之后内容有改动/);
});

/** Hands on a warning that is there. */
async function judge(by: Caller, id: string): Promise<void> {
  const { row } = await made(by.get(at(earlyWarning, id)));
  await made(by.post('/api/warnings/submit', { id, version: row.version, draft: whole, opinion: '建议转发' }));
}

/** Hands a new warning on, has it signed and issued; gives its id and what the issue answered. */
async function issuedOf(more: object, callOut = true) {
  const id = uuidv7();
  await made(
    officer.post('/api/warnings/submit', { id, version: null, draft: { ...whole, ...more }, opinion: '建议发布' }),
  );
  const { row } = await made(step(chief, earlyWarning, id, 'sign'));
  return { id, answer: await made(officer.post('/api/warnings/issue', { id, version: row.version, callOut })) };
}

test('a warning is handed on whole: what it does not say is told by field, and nothing of it is kept', async () => {
  const id = uuidv7();
  const send = (more: object) =>
    officer.post('/api/warnings/submit', { id, version: null, draft: { ...draft, ...more }, opinion: '建议发布' });
  const { status, json } = await send({ affected: '城关镇、河对岸', audience: null, colour: null });
  assert.equal(status, 422);
  assert.deepEqual(Object.keys(json.fields).toSorted(), ['affected', 'audience', 'colour', 'measures', 'validFrom']);
  assert.match(json.fields.affected, /河对岸/);
  assert.equal((await officer.get(at(earlyWarning, id))).status, 404);
  await made(send(whole));
  await made(send(whole)); // the same again, as after a lost answer
  const { row } = await made(officer.get(at(earlyWarning, id)));
  assert.deepEqual([row.state, row.version, row.opinion], ['judged', 2, '建议发布']);
});

test('posts of responsibility are called by seat: A while there, B while A is away, nobody of other towns', async () => {
  const person = (name: string, last: number, area = town) =>
    put(officer, contact, {
      name,
      unit: '水库',
      post: '巡查员',
      phone: `1390000010${last}`,
      startsOn: '2025-01-01',
      area,
    });
  const site = (name: string, area = town) => put(officer, floodSite, { name, kind: 'reservoir', area });
  const hold = (of: string, who: string, more: object = {}, area = town) =>
    put(officer, floodDutyHolder, {
      name: '责任人',
      site: of,
      seat: 'patrol',
      turn: 'main',
      contact: who,
      startsOn: '2025-05-01',
      area,
      ...more,
    });
  const [a, b, c, d, e] = [
    await person('子', 1),
    await person('丑', 2),
    await person('寅', 3),
    await person('卯', 4),
    await person('辰', 5, otherTown),
  ];
  const [east, west, far] = [await site('东水库'), await site('西水库'), await site('远水库', otherTown)];
  await hold(east, a);
  await hold(east, b, { turn: 'deputy' });
  await hold(west, c, { absentFrom: '2026-03-01', absentUntil: '2026-03-09' });
  await hold(west, d, { turn: 'deputy' });
  await hold(far, e, {}, otherTown);
  const { id, answer } = await issuedOf({ affected: '城关镇', audience: 'posts' });
  assert.equal(answer.people, 2);
  const { rows } = await world.database.owner.query<{ name: string }>(
    'select name from call_person where call_out = $1 order by name',
    [answer.callOut],
  );
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['子', '卯'].toSorted(),
  );
  const course = await made(officer.get(courseOf(id)));
  assert.deepEqual([course.sent, course.calls.length, course.calls[0].people], [1, 1, 2]);
});

const courseOf = (id: string) => asking('/warnings/course', { id });

test('a graver edition ends the one before when it is issued, and both tell of each other', async () => {
  const first = await issuedOf({ affected: '全县', audience: 'public' });
  assert.equal(first.answer.targets, 2); // the county is its towns
  const asked = encodeURIComponent(JSON.stringify({ alarm: null, replaces: first.id }));
  const { start } = await made(officer.get(`/api/warnings/begin?input=${asked}`));
  assert.deepEqual([start.replaces, start.affected, start.colour], [first.id, '全县', 'orange']);
  const second = await issuedOf({ ...start, colour: 'red', headline: '暴雨红色预警' });
  assert.equal((await rowOf(earlyWarning, first.id)).state, 'superseded');
  const lineage = async (id: string) =>
    (await made(officer.get(courseOf(id)))).lineage.map((one: { id: string; isLater: boolean }) => [
      one.id,
      one.isLater,
    ]);
  assert.deepEqual(await lineage(first.id), [[second.id, true]]);
  assert.deepEqual(await lineage(second.id), [[first.id, false]]);
  const board = await made(officer.get('/api/warnings/board'));
  const shown = board.warnings.find((each: { id: string }) => each.id === second.id);
  assert.deepEqual([shown.colour, shown.areas, shown.sent], ['red', [town, otherTown], 2]);
  assert.ok(!board.warnings.some((each: { id: string }) => each.id === first.id));
});

test('a warning of a gauge’s alarm begins with what the gauge knows', async () => {
  const gaugeId = await put(officer, gauge, {
    name: '东河站',
    code: 'DH1',
    kind: 'rain',
    windowMinutes: 60,
    orange: 50,
    builtOn: '2026-01-01',
    area: village,
  });
  const facts = { gauge: gaugeId, kind: 'threshold', raisedAt: world.clock(), area: village } as const;
  const alarm = await asSystem(world.server.machine, county, async (ctx) => {
    const { id } = await create(ctx, gaugeAlarm, { ...facts, summary: '东河站达到橙色阈值，累计 60' });
    return take(ctx, gaugeAlarm, id, 'escalate', { colour: 'orange', latest: '累计 60' });
  });
  const asked = encodeURIComponent(JSON.stringify({ alarm: alarm.id, replaces: null }));
  const { start } = await made(officer.get(`/api/warnings/begin?input=${asked}`));
  const { hazard, colour, affected, source: from } = start;
  assert.deepEqual([hazard, colour, affected, from], ['rainstorm', 'orange', '城关镇', 'gauge']);
  assert.match(start.content, /东河站达到橙色阈值/);
});

test('an issued warning is printed with all that the law asks it to name', async () => {
  const { id } = await issuedOf({ affected: '城关镇', audience: 'public', headline: '大风蓝色预警' });
  const words = await printedOf(world, officer, 'early-warning', id);
  for (const part of [
    '暴雨',
    '橙色',
    '城关镇',
    '公众',
    '未来三小时降雨五十毫米以上',
    '转移危险区人员',
    '安澜县应急管理局',
  ])
    assert.ok(words.includes(part), `${part} 不在 ${words}`);
});

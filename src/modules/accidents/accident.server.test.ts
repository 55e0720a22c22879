import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
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
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { accident, accidentInvestigation, accidentReport } from './index.ts';

let world: World;
let duty: Caller;
let chief: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  duty = await world.signIn('dutyOfficer');
  chief = await world.signIn('sectionChief');
  leader = await world.signIn('leader');
});
after(() => world.end());

const answerOf = async (l: AnyLedger, id: string) => made(leader.get(at(l, id)));
const rowOf = async (l: AnyLedger, id: string) => (await answerOf(l, id)).row;
const dueOf = async (l: AnyLedger, id: string, name: string): Promise<string | null> => {
  const { deadlines } = await answerOf(l, id);
  const line = deadlines.find((each: { name: string }) => each.name === name);
  return line === undefined ? null : line.metAt === null ? line.dueAt : 'met';
};
const take = async (id: string, name: string, input: object = {}, by = chief) =>
  by.post(at(accidentInvestigation, id, 'steps', name), {
    version: (await rowOf(accidentInvestigation, id)).version,
    input,
  });
const courseOf = async (id: string) => made(leader.get(asking('/accidents/course', { id })));
const goTo = (instant: string) => world.clock.set(instant);
const endOf = (day: string) => `${day}T15:59:59.999Z`;

const heard = {
  name: '城关镇金属加工厂“3·1”机械伤害事故',
  unitName: '城关镇金属加工厂',
  kind: 'mechanical',
  sector: 'industryTrade',
  occurredAt: '2026-03-01T00:50:00.000Z',
  knewAt: '2026-03-01T01:10:00.000Z',
  receivedAt: '2026-03-01T02:05:00.000Z',
  address: '城关镇东门社区',
  course: '操作工清理冲压机时被压',
  measures: '停机、送医、封闭现场',
  area: village,
};
async function hear(more: object = {}): Promise<string> {
  return (await made(duty.post(at(accident), { id: uuidv7(), draft: { ...heard, ...more } }))).row.id;
}
const report = (id: string, more: object = {}, by = duty) =>
  by.post('/api/accidents/report', {
    id: uuidv7(),
    accident: id,
    kind: 'next',
    recipients: '市应急管理局、县人民政府',
    situation: '伤者已送县医院，现场已封闭',
    ...more,
  });
const team = { leader: '副县长', members: '县政府、应急、公安、监委、总工会、工信', procuratorate: true };
const form = (id: string, more: object = {}, by = chief) =>
  by.post('/api/accidents/open-investigation', {
    id: uuidv7(),
    accident: id,
    ...team,
    formedOn: '2026-03-03',
    ...more,
  });

test('an accident is reported within two hours, again each day, in a numbered chain that ends with one final report', async () => {
  goTo('2026-03-01T02:06:00.000Z');
  const id = await hear();
  assert.equal(await dueOf(accident, id, 'upward'), '2026-03-01T04:05:00.000Z');
  refusedWith(await report(id), /没有死亡的填 0/, 422);
  refusedWith(await report(id, { kind: 'final' }), /还没有首报/);
  goTo('2026-03-01T03:00:00.000Z');
  const first = await made(report(id, { dead: 0, injured: 1 }));
  assert.deepEqual([first.title, first.grade], [`${heard.name}快报`, 'general']);
  assert.equal(await dueOf(accident, id, 'upward'), 'met');
  assert.equal(await dueOf(accident, id, 'followUp'), '2026-03-02T03:00:00.000Z');
  goTo('2026-03-02T01:00:00.000Z');
  const second = await made(report(id, { dead: 1, injured: 0 }));
  assert.equal(second.title, `${heard.name}续报（1）`);
  assert.equal(await dueOf(accident, id, 'followUp'), '2026-03-03T01:00:00.000Z');
  await made(report(id, { kind: 'final', slight: 1, loss: 120_000_000 }));
  const row = await rowOf(accident, id);
  assert.deepEqual([row.state, row.dead, row.injured, row.slight, row.hurt, row.reports], ['ended', 1, 0, 1, 1, 3]);
  assert.equal(await dueOf(accident, id, 'followUp'), null);
  refusedWith(await report(id, { kind: 'final' }), /已经终报/);
  const course = await courseOf(id);
  assert.deepEqual(
    course.reports.map(({ kind }: { kind: string }) => kind),
    ['first', 'followUp', 'final'],
  );
  assert.deepEqual(
    [course.unitDueAt, course.windowEndsOn, course.upTo],
    ['2026-03-01T02:10:00.000Z', '2026-03-31', '设区的市级应急管理部门'],
  );
  const plain = await duty.post(at(accident, id, 'steps', 'regrade'), { version: row.version, input: {} });
  assert.equal(plain.status, 403, 'no form changes what an accident has cost');
});

test('a death within the term raises the grade; after it, it is reported and changes nothing (条例第十三条)', async () => {
  goTo('2026-03-01T02:06:00.000Z');
  const [fall, crash] = [
    await hear({ name: '高处坠落', kind: 'fall' }),
    await hear({ name: '道路交通', kind: 'traffic' }),
  ];
  for (const id of [fall, crash]) {
    await made(report(id, { dead: 2, injured: 4 }));
    await made(report(id, { kind: 'final' }));
  }
  goTo('2026-03-09T02:00:00.000Z');
  const late = await made(report(crash, { dead: 3 }));
  assert.deepEqual([late.counted, late.grade, late.title], [false, 'general', '道路交通补报（2）']);
  assert.equal((await rowOf(accident, crash)).dead, 2);
  goTo('2026-03-31T15:00:00.000Z');
  const inTime = await made(report(fall, { dead: 3 }));
  assert.deepEqual([inTime.counted, inTime.grade], [true, 'larger']);
  assert.equal((await rowOf(accident, fall)).dead, 3);
  goTo('2026-03-31T16:00:00.000Z');
  assert.equal((await made(report(fall, { dead: 4 }))).counted, false, 'the thirty-first day is over in the county');
  goTo('2026-04-20T02:00:00.000Z');
  const corrected = await made(report(fall, { kind: 'correction', dead: 2 }));
  assert.deepEqual([corrected.counted, corrected.grade], [true, 'general'], 'what was wrong is put right at any time');
});

test('an investigation has sixty days from the accident, longer by approval and by tests, a reply in fifteen, a look back within a year', async () => {
  goTo('2026-03-03T02:00:00.000Z');
  const id = await hear({ name: '调查用事故' });
  refusedWith(await form(id), /还没有首报和定级/);
  await made(report(id, { dead: 1 }));
  refusedWith(await form(id, { procuratorate: false }), /应当邀请人民检察院/, 422);
  refusedWith(await form(id, { formedOn: '2026-02-28' }), /事故发生之后/, 422);
  const { id: own } = await made(form(id));
  refusedWith(await form(id), /已经成立调查组/);
  assert.equal((await rowOf(accident, id)).state, 'reporting', 'a team does not end the reports');
  assert.equal((await rowOf(accidentInvestigation, own)).level, 'county');
  assert.equal(await dueOf(accidentInvestigation, own, 'submit'), endOf('2026-04-30'));
  await made(take(own, 'appraise', { appraisalDays: 10 }));
  assert.equal(await dueOf(accidentInvestigation, own, 'submit'), endOf('2026-05-10'));
  await made(take(own, 'extend', { extensionDays: 60, extensionReason: '责任人员在外地' }, leader));
  assert.equal(await dueOf(accidentInvestigation, own, 'submit'), endOf('2026-07-09'));
  refusedWith(await take(own, 'extend', { extensionDays: 1, extensionReason: '再延' }, leader), /只能延长一次/);
  goTo('2026-04-30T02:00:00.000Z');
  const findings = { cause: '未停机清理', liability: '厂长负主要责任', prevention: '加装联锁' };
  await made(take(own, 'submit', findings));
  assert.equal(await dueOf(accidentInvestigation, own, 'reply'), endOf('2026-05-15'));
  await made(take(own, 'sendBack', { returnReason: '补充监管责任' }, leader));
  await made(take(own, 'submit', findings));
  refusedWith(
    await take(own, 'reply', { replyNumber: '安政函〔2026〕31号', repliedOn: '2026-04-29' }),
    /不能早于提交报告日期/,
  );
  goTo('2026-05-15T02:00:00.000Z');
  await made(take(own, 'reply', { replyNumber: '安政函〔2026〕31号', repliedOn: '2026-05-15' }));
  assert.equal(await dueOf(accidentInvestigation, own, 'evaluate'), endOf('2027-05-15'));
  await made(take(own, 'penalise'));
  await made(
    take(own, 'disclose', { disclosure: '县政府网站', disclosedOn: '2026-05-15', penaltySummary: '罚款已告知' }),
  );
  await made(take(own, 'evaluate', { evaluation: '措施已落实', evaluatedOn: '2026-05-15' }));
  assert.equal((await rowOf(accidentInvestigation, own)).dueAt, null);
});

test('few are hurt, yet it must be reported as a larger danger; a town sees its own accidents alone', async () => {
  goTo('2026-03-03T02:00:00.000Z');
  const id = await hear({ name: '氨泄漏', kind: 'poisoning', atRisk: 12, evacuated: 600 });
  assert.deepEqual((await courseOf(id)).nearMiss, ['涉险十人以上', '紧急疏散五百人以上']);
  refusedWith(
    await duty.post(at(accident), { id: uuidv7(), draft: { ...heard, receivedAt: '2026-03-01T00:00:00.000Z' } }),
    /不能早于事故发生/,
    422,
  );
  const [own, other] = [
    await world.signIn('township', { area: town }),
    await world.signIn('township', { area: otherTown }),
  ];
  assert.equal((await own.get(at(accident, id))).status, 200);
  assert.equal((await other.get(at(accident, id))).status, 404);
  assert.equal((await report(id, { dead: 0 }, own)).status, 403);
});

test('the figures of a small county, counted by hand', async () => {
  const small = await createWorld();
  const [phone, boss] = [await small.signIn('dutyOfficer'), await small.signIn('sectionChief')];
  const put = async (more: object, said: object) => {
    const { row } = await made(phone.post(at(accident), { id: uuidv7(), draft: { ...heard, ...more } }));
    await made(report(row.id, said, phone));
    return row.id as string;
  };
  const one = await put({ name: '甲' }, { dead: 1, injured: 1, slight: 2, loss: 1_000_000 });
  await put({ name: '乙', sector: 'noncoalMine' }, { dead: 3, injured: 0 });
  const out = await put({ name: '丙' }, { dead: 1 });
  const { row } = await made(boss.get(at(accident, out)));
  await made(
    boss.post(at(accident, out, 'steps', 'dismiss'), { version: row.version, input: { dismissReason: '自身疾病' } }),
  );
  const { id } = await made(form(one, { formedOn: '2026-03-02' }, boss));
  const submit = { version: 1, input: { cause: '甲', liability: '乙', prevention: '丙' } };
  await made(boss.post(at(accidentInvestigation, id, 'steps', 'submit'), submit));
  const asks: readonly (readonly [FigureAsk, number])[] = [
    [{ indicator: 'accident.count' }, 2],
    [{ indicator: 'accident.count', where: { grade: ['larger', 'major', 'extraordinary'] } }, 1],
    [{ indicator: 'accident.count', where: { sector: 'hazchem' } }, 0],
    [{ indicator: 'accident.deaths' }, 4],
    [{ indicator: 'accident.injured' }, 3],
    [{ indicator: 'accidentReport.sent' }, 3],
    [{ indicator: 'accidentInvestigation.formed' }, 1],
    [
      { indicator: 'accidentInvestigation.investigated', where: { accident: { occurredAt: { gte: '2026-01-01' } } } },
      1,
    ],
    [{ indicator: 'accidentInvestigation.replied' }, 0],
    [{ indicator: 'accidentInvestigation.penalised' }, 0],
    [{ indicator: 'accidentInvestigation.evaluated' }, 0],
  ];
  const values = await asSystem(small.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([ask]) => ask),
      parsePeriod('2026H1'),
    ),
  );
  assert.deepEqual(
    values,
    asks.map(([, value]) => value),
  );
  await small.end();
});

test('the chain is written by its call alone', async () => {
  const direct = await chief.post(at(accidentReport), { id: uuidv7(), draft: {} });
  assert.equal(direct.status, 403);
});

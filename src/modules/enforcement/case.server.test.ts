import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { openCaseDesk } from '../../../test/harness/case-desk.ts';
import { at, town } from '../../../test/harness/world.ts';
import { legalDocument } from '../documents/index.ts';
import { caseDuty, enforcementCase } from './index.ts';

const desk = await openCaseDesk();
const {
  world,
  inspector,
  chief,
  leader,
  concluded,
  today,
  on,
  draftOf,
  opened,
  rowOf,
  step,
  took,
  act,
  paper,
  papered,
  served,
  pay,
  stateOf,
  investigated,
  decided,
} = desk;
after(() => desk.world.end());

test('a case goes from filing to archive, each step on its day, and the clocks follow', async () => {
  const id = await decided();
  const row = await rowOf(id);
  assert.deepEqual([row.state, row.servedOn, row.payBy], ['served', '2026-03-09', '2026-03-24']);
  assert.equal((await pay(id, 2_000_000)).status, 200);
  assert.equal((await rowOf(id)).paidOn, '2026-03-09');
  assert.equal((await act(inspector, id, 'published', 'done')).status, 200);
  assert.match((await step(leader, id, 'close', { outcome: 'fulfilled' })).json.title, /结案审批表/);
  await papered(inspector, id, 'case-closing', { how: '已缴清。' });
  await took(leader, id, 'close', { outcome: 'fulfilled' });
  assert.match((await step(inspector, id, 'archive')).json.title, /卷内目录/);
  await papered(inspector, id, 'dossier-index');
  await took(inspector, id, 'archive');
  const archived = await rowOf(id);
  assert.equal(archived.state, 'archived');
  const { dossier } = await stateOf(id);
  assert.equal(archived.dossierScore, dossier.score);
  const lost = dossier.checks.filter((each: { state: string }) => each.state === 'lost');
  assert.ok(lost.some((each: { label: string }) => each.label === '告知书送达回证'));
  assert.equal(archived.dueAt, null);
});

test('a decision before the term to be heard has run is refused with the clause and the earliest day (行政处罚法44)', async () => {
  const id = await investigated();
  await served(await papered(inspector, id, 'penalty-notice'));
  assert.equal((await rowOf(id)).statementUntil, '2026-03-05');
  const early = await step(leader, id, 'decide', { grade: 'usual', fine: 2_000_000, halt: false });
  assert.equal(early.status, 409);
  assert.match(early.json.title, /陈述申辩期限到 2026-03-05.*最早 2026-03-06 可以办理.*《行政处罚法》第四十四条/);
  assert.equal(early.json.earliest, '2026-03-06');
  assert.equal((await act(inspector, id, 'statement', 'waived')).status, 200);
  await took(leader, id, 'decide', { grade: 'usual', fine: 2_000_000, halt: false });
});

test('a large fine is told with the right to a hearing, heard, reviewed and discussed before it is decided (行政处罚法57, 58, 63, 64)', async () => {
  const large = { ...concluded, grade: 'heavy', fine: 5_000_000 };
  const id = await investigated(large);
  assert.match((await paper(inspector, id, 'penalty-notice')).json.title, /听证告知书/);
  await served(await papered(inspector, id, 'hearing-notice'));
  const row = await rowOf(id);
  assert.deepEqual([row.statementUntil, row.hearingUntil], ['2026-03-05', '2026-03-09']);
  assert.match((await act(inspector, id, 'hearingHeld', 'held', { opinion: '维持' })).json.title, /您的岗位不能/);
  assert.match((await act(chief, id, 'hearingHeld', 'held', { opinion: '维持' })).json.title, /没有申请听证/);
  assert.equal((await act(inspector, id, 'hearingAsked', 'done')).status, 200);
  on('2026-03-10');
  const decide = () => step(leader, id, 'decide', { grade: 'heavy', fine: 5_000_000, halt: false });
  assert.match((await decide()).json.title, /听证会尚未举行/);
  const summons = { time: '上午9时', place: '局会议室', host: '法制员', clerk: '记录员' };
  const soon = await paper(inspector, id, 'hearing-summons', { ...summons, on: '2026-03-19' });
  assert.match(soon.json.title, /最早 2026-03-20 可以办理/);
  await papered(inspector, id, 'hearing-summons', { ...summons, on: '2026-03-20' });
  on('2026-03-20');
  assert.equal((await act(chief, id, 'hearingHeld', 'held', { opinion: '事实清楚' })).status, 200);
  assert.match((await decide()).json.title, /法制审核/);
  assert.equal((await act(chief, id, 'legalReview', 'passed')).status, 200);
  assert.match((await decide()).json.title, /集体讨论/);
  assert.equal((await act(leader, id, 'discussion', 'passed')).status, 200);
  const harsher = await step(leader, id, 'decide', { grade: 'heavy', fine: 5_000_001, halt: false });
  assert.match(harsher.json.title, /不得因申辩加重/);
  assert.equal((await decide()).status, 200);
});

test('who investigated does not review (行政处罚法58), and who may not decide cannot', async () => {
  const id = await investigated(concluded, { handlers: [inspector.id, chief.id], complex: true });
  assert.match((await act(chief, id, 'legalReview', 'passed')).json.title, /办案人员以外的人/);
  assert.equal((await step(inspector, id, 'decide', { grade: 'usual', fine: 1, halt: false })).status, 403);
});

test('a fine outside the clause is refused, outside the benchmark it needs a reason (行政处罚法34)', async () => {
  on('2026-03-02');
  const id = await opened();
  await papered(inspector, id, 'case-filing');
  await took(leader, id, 'file');
  const conclude = (more: object) => step(inspector, id, 'conclude', { ...concluded, ...more });
  assert.match((await conclude({ fine: 5_000_100 })).json.title, /超过.*上限 50000 元/);
  assert.match((await conclude({ fine: 4_000_000 })).json.title, /不在所选裁量档次 15000元—35000元/);
  assert.equal((await conclude({ fine: 4_000_000, deviationReason: '多处隐患长期不改' })).status, 200);
});

test('a decision is not served without a proof, and ninety days want an extension (行政处罚法60, 61)', async () => {
  const id = await investigated();
  await served(await papered(inspector, id, 'penalty-notice'));
  on('2026-06-02');
  const late = await step(leader, id, 'decide', { grade: 'usual', fine: 2_000_000, halt: false });
  assert.match(late.json.title, /处罚决定期限 2026-05-31 已过/);
  assert.match((await act(leader, id, 'extension', 'passed')).json.title, /请填写延至日期/);
  assert.equal((await act(leader, id, 'extension', 'passed', { until: '2026-06-30' })).status, 200);
  await took(leader, id, 'decide', { grade: 'usual', fine: 2_000_000, halt: false });
  const decision = await papered(inspector, id, 'penalty-decision-unit');
  const bare = { id: decision, version: 1, servedHow: 'direct', servedOn: today(), servedTo: '厂长' };
  assert.equal((await inspector.post('/api/documents-serve', bare)).status, 422);
  assert.match((await pay(id, 100)).json.title, /决定书送达后才能登记缴款/);
  assert.equal((await rowOf(id)).state, 'decided');
  assert.equal((await leader.get(at(legalDocument, decision))).json.row.serveBy, '2026-06-11');
});

test('more than is owed cannot be paid; the surcharge grows by day, stops at the fine, and pauses in a suit (行政处罚法72, 73)', async () => {
  const id = await decided();
  assert.match((await pay(id, 2_000_001)).json.fields.amount, /最多还可登记 20000元/);
  assert.match((await pay(id, 100, { kind: 'surcharge' })).json.fields.amount, /没有应缴未缴/);
  assert.match((await pay(id, 20_000, { way: 'onSpot' })).json.fields.way, /当场收缴不得超过 100 元/);
  on('2026-03-27');
  assert.equal((await stateOf(id)).money.surcharge, 180_000);
  assert.equal((await act(inspector, id, 'litigation', 'done')).status, 200);
  on('2026-04-27');
  assert.equal((await stateOf(id)).money.surcharge, 120_000); // the day of the suit itself does not count
  assert.equal((await act(inspector, id, 'litigationEnd', 'upheld')).status, 200);
  on('2026-12-01');
  const { money } = await stateOf(id);
  assert.deepEqual([money.surcharge, money.unpaid], [2_000_000, 2_000_000]);
  assert.equal((await pay(id, 2_000_000)).status, 200);
  await papered(inspector, id, 'case-closing', { how: '已缴' });
  assert.match((await step(leader, id, 'close', { outcome: 'fulfilled' })).json.title, /加处罚款还有 20000元/);
  assert.equal((await pay(id, 2_000_000, { kind: 'surcharge' })).status, 200);
  await took(leader, id, 'close', { outcome: 'fulfilled' });
});

test('an approved deferral moves the day from which the fine grows (行政处罚法66)', async () => {
  const id = await decided();
  on('2026-03-20');
  const plan = { until: '2026-04-24', amount: 1_000_000, opinion: '经济困难，分两期' };
  assert.equal((await act(leader, id, 'deferral', 'passed', plan)).status, 200);
  on('2026-03-26');
  const { money } = await stateOf(id);
  assert.deepEqual([money.overdue, money.surcharge], [1_000_000, 60_000]);
  assert.equal((await rowOf(id)).deferredTo, '2026-04-24');
});

test('the court is asked only in its window, after a demand whose days have run (行政强制法53, 54)', async () => {
  const id = await decided();
  const ask = () => act(inspector, id, 'courtApplied', 'done');
  assert.match((await ask()).json.title, /须催告/);
  on('2026-08-25');
  await served(await papered(inspector, id, 'enforcement-demand'));
  const early = await ask();
  assert.match(early.json.title, /起诉期限尚未届满.*最早 2026-09-10/);
  on('2026-12-10');
  assert.match((await ask()).json.title, /2026-12-09 已过/);
  on('2026-09-10');
  assert.equal((await ask()).status, 200);
  await papered(inspector, id, 'court-application');
  assert.equal((await rowOf(id)).courtAppliedOn, '2026-09-10');
});

test('on the spot: small amounts only, reported to the bureau, nothing left to approve (行政处罚法51, 52, 68)', async () => {
  on('2026-03-02');
  const id = await opened({ procedure: 'simple', violation: null });
  assert.match((await step(leader, id, 'file')).json.title, /简易程序不需立案审批/);
  assert.match((await step(inspector, id, 'punishOnSpot', { fine: 300_001 })).json.title, /不得超过 3000 元/);
  assert.match(
    (await step(inspector, id, 'punishOnSpot', { fine: 10_001, onSpotFine: 10_001 })).json.title,
    /不得超过 100 元/,
  );
  await took(inspector, id, 'punishOnSpot', { fine: 10_000, onSpotFine: 10_000 });
  const { deadlines } = (await inspector.get(at(enforcementCase, id))).json;
  const report = deadlines.find((each: { name: string }) => each.name === 'report');
  assert.equal(report.dueAt, '2026-03-09T15:59:59.999Z');
  const decision = await papered(inspector, id, 'on-spot-decision-unit', { place: '窑口' });
  await served(decision);
  assert.equal((await act(inspector, id, 'reported', 'done')).status, 200);
  assert.equal((await pay(id, 10_000, { way: 'onSpot' })).status, 200);
  await took(leader, id, 'close', { outcome: 'fulfilled' });
});

test('a case is opened by the section whose duty it is, by two, once for an act, and not too late (行政处罚法29, 36, 42)', async () => {
  on('2026-03-02');
  const send = (more: object, who = inspector) =>
    who.post('/api/enforcement/open-case', { id: uuidv7(), draft: draftOf(more) });
  assert.match((await send({ actEndedOn: '2024-03-01' })).json.title, /超过 2 年/);
  assert.match((await send({ handlers: [inspector.id] })).json.fields['draft.handlers'], /至少选 2 人/);
  assert.match((await send({ unit: 'township' })).json.fields.delegation, /委托书文号/);
  assert.match((await send({ extendedTo: '2027-01-01' })).json.fields.extendedTo, /办理过程/);
  const officer = await world.signIn('township', { area: town });
  assert.match((await send({}, officer)).json.fields.unit, /乡镇只能以受委托的名义/);
  const duty = { section: '矿山股', sector: 'shaleBrick', since: '2026-01-01' };
  assert.equal((await leader.post(at(caseDuty), { id: uuidv7(), draft: duty })).status, 201);
  const wrong = await send({});
  assert.match(wrong.json.fields.sector, /页岩砖厂的案件由矿山股办理/);
  assert.equal((await leader.get(at(caseDuty))).json.rows.length, 1);
});

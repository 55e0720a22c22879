import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, county, createWorld, otherTown, town } from '../../../test/harness/world.ts';
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import {
  accountabilityInterview,
  assignedTask,
  committee,
  committeeMember,
  issueDocument,
  issuedDocument,
  meeting,
  responsibilityLetter,
  riskReview,
  staffing,
  staffingBoard,
  supervisionGroup,
  supervisionRound,
} from './index.ts';
import type { z } from 'zod';

type Draft = Readonly<Record<string, unknown>>;
test('the figures of a small county, counted by hand', async () => {
  const own = await createWorld();
  const [office, chief, boss] = [
    await own.signIn('committeeOffice'),
    await own.signIn('sectionChief'),
    await own.signIn('leader'),
  ];
  const put = async (l: AnyLedger, draft: Draft) =>
    (await made(office.post(at(l), { id: uuidv7(), draft }))).row.id as string;
  const step = async (l: AnyLedger, id: string, name: string, input: Draft = {}, by = office) => {
    const { row } = await made(by.get(at(l, id)));
    return made(by.post(at(l, id, 'steps', name), { version: row.version, input }));
  };
  const body = await put(committee, { name: '县安委会', kind: 'safetyCommittee', foundedOn: '2024-01-01' });
  const hazchem = await put(committee, { name: '危化专委会', kind: 'specialistCommittee', foundedOn: '2024-01-01' });
  const fire = await put(committee, { name: '消防专委会', kind: 'specialistCommittee', foundedOn: '2024-01-01' });
  await step(committee, fire, 'end', { endReason: '并入' });
  const team = await put(committee, { name: '安全专班', kind: 'specialTeam', foundedOn: '2026-01-01' });
  const draftees = { committee: team, duty: 'staff', seconded: true, startsOn: '2026-01-05' };
  for (const name of ['甲', '乙', '丙']) await put(committeeMember, { ...draftees, unit: '城关镇', name });
  const gone = await put(committeeMember, { ...draftees, unit: '河口镇', name: '丁' });
  await step(committeeMember, gone, 'leave', { endsOn: '2026-02-10', change: '回原单位' });

  const call = (kind: string, heldOn: string, of = body) =>
    put(meeting, { name: `${kind}${heldOn}`, committee: of, kind, heldOn, topics: '一季度安全形势' });
  for (const day of ['2026-01-20', '2026-02-25'])
    await step(meeting, await call('plenary', day), 'hold', { present: 40 });
  await step(meeting, await call('thematic', '2026-02-27', hazchem), 'hold', { present: 12 });
  await step(meeting, await call('urgent', '2026-02-28'), 'cancel', { cancelReason: '并入全体会议' });
  const review = await put(riskReview, {
    name: '三月研判',
    kind: 'safety',
    heldOn: '2026-03-01',
    members: '各成员单位',
  });
  await step(riskReview, review, 'conclude', { conclusions: '风险可控', measures: '加强值守' });
  await step(riskReview, review, 'report', { issue: 1 });
  await put(riskReview, { name: '四月研判', kind: 'safety', heldOn: '2026-04-01', members: '各成员单位' });

  const trip = { leadBody: 'safetyCommittee', topic: '复工复产', startsOn: '2026-02-10', endsOn: '2026-02-12' };
  const round = await put(supervisionRound, { ...trip, name: '综合督查', kind: 'comprehensive', departments: 6 });
  await put(supervisionRound, { ...trip, name: '专项督查', kind: 'special', departments: 3 });
  for (const name of ['第一组', '第二组'])
    await put(supervisionGroup, { name, round, leader: '分管领导', targets: '各乡镇', formedOn: '2026-02-10' });
  const problem = { unit: '城关镇', dueOn: '2026-03-20', area: town, round };
  const first = await put(assignedTask, { ...problem, content: '消防通道堵塞' });
  await put(assignedTask, { ...problem, content: '台账不全' });
  await put(assignedTask, { content: '报送方案', unit: '河口镇', dueOn: '2026-03-20', area: otherTown });
  await step(assignedTask, first, 'report', { result: '已清理' });
  await step(assignedTask, first, 'confirm', { opinion: '属实' });

  const send = async (kind: string, topic: string, recipients: readonly Draft[], more: Draft = {}) => {
    const draft = { name: `${topic}${kind}`, kind, issuer: 'committeeOffice', topic, content: '请认真落实', ...more };
    const id = await put(issuedDocument, draft);
    await step(issuedDocument, id, 'review', { opinion: '同意' }, chief);
    const { row } = await step(issuedDocument, id, 'sign', {}, boss);
    return made(office.post('/api/coordination/issue', { id, version: row.version, recipients }));
  };
  const both = [
    { unit: '城关镇', area: town },
    { unit: '河口镇', area: otherTown },
  ];
  await send('safetyNotice', '交通运输', both);
  await send('safetyNotice', '动火作业', both);
  await send('supervisionOrder', '交通运输', both.slice(0, 1), { replyBy: '2026-03-10' });
  await send('notice', '培训', both);

  for (const [subject, area] of [
    ['forestFire', town],
    ['forestFire', otherTown],
    ['safety', town],
  ] as const) {
    const draft = { unit: area, subject, year: 2026, level: 'town', targets: '不发生较大事故', area };
    const id = await put(responsibilityLetter, draft);
    if (area === town) await step(responsibilityLetter, id, 'sign', { signer: '镇长', signedOn: '2026-03-01' });
  }
  const talk = { kind: 'enterprise', reason: '隐患逾期', plannedOn: '2026-03-02' };
  const held = { interviewers: '局长', requirements: '限期整改', followUpBy: '2026-03-20' };
  for (const interviewee of ['砖厂', '砖厂', '加油站'])
    await step(accountabilityInterview, await put(accountabilityInterview, { ...talk, interviewee }), 'hold', held);
  const staffed = { countedOn: '2026-01-01', quota: 6 };
  await put(staffing, { ...staffed, unit: '城关镇', actual: 4, seconded: 1, area: town });
  await put(staffing, { ...staffed, unit: '河口镇', actual: 5, area: otherTown });
  const old = await put(staffing, { unit: '城关镇', countedOn: '2025-01-01', quota: 9, actual: 1, area: town });
  await step(staffing, old, 'replace', { replacedOn: '2026-01-01' });

  const asks: readonly (readonly [FigureAsk, number])[] = [
    [{ indicator: 'committee.standing' }, 3],
    [{ indicator: 'committee.specialist' }, 1],
    [{ indicator: 'committeeMember.serving' }, 3],
    [{ indicator: 'committeeMember.seconded', where: { committee: { kind: 'specialTeam' } } }, 3],
    [{ indicator: 'meeting.held', where: { kind: 'plenary', committee: { kind: 'safetyCommittee' } } }, 2],
    [{ indicator: 'meeting.held', where: { committee: { kind: 'specialistCommittee' } } }, 1],
    [{ indicator: 'meeting.held' }, 3],
    [{ indicator: 'riskReview.meetings' }, 1],
    [{ indicator: 'riskReview.reports' }, 1],
    [{ indicator: 'supervisionRound.rounds', where: { kind: 'comprehensive' } }, 1],
    [{ indicator: 'supervisionRound.rounds' }, 2],
    [{ indicator: 'supervisionRound.departments' }, 9],
    [{ indicator: 'supervisionGroup.formed', where: { round: { kind: 'comprehensive' } } }, 2],
    [{ indicator: 'assignedTask.assigned' }, 3],
    [{ indicator: 'assignedTask.problems' }, 2],
    [{ indicator: 'assignedTask.closed' }, 1],
    [{ indicator: 'issuedDocument.issued' }, 4],
    [{ indicator: 'issuedDocument.topics', where: { kind: ['safetyNotice', 'supervisionOrder'] } }, 2],
    [{ indicator: 'documentCopy.sent', where: { document: { kind: 'safetyNotice' } } }, 4],
    [{ indicator: 'documentCopy.sent', where: { document: { kind: 'supervisionOrder' } } }, 1],
    [{ indicator: 'documentCopy.received' }, 0],
    [{ indicator: 'documentCopy.replied' }, 0],
    [{ indicator: 'responsibilityLetter.signed', where: { subject: 'forestFire' } }, 1],
    [{ indicator: 'responsibilityLetter.signed' }, 2],
    [{ indicator: 'accountabilityInterview.held' }, 3],
    [{ indicator: 'accountabilityInterview.units' }, 2],
    [{ indicator: 'staffing.quota' }, 12],
    [{ indicator: 'staffing.actual' }, 9],
    [{ indicator: 'staffing.seconded' }, 1],
  ];
  own.clock.set('2026-03-03T02:00:00.000Z');
  const counted = await asSystem(own.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([ask]) => ask),
      parsePeriod('2026H1'),
    ),
  );
  assert.deepEqual(
    asks.map(([ask], n) => [ask, counted[n]]),
    asks,
  );
  type Board = z.infer<typeof staffingBoard.output>;
  const board: Board = await made(office.get(`/api${staffingBoard.path}`));
  assert.deepEqual(board.county, { quota: 12, actual: 9, seconded: 1, gap: 3, vacancy: 25 });
  assert.deepEqual(
    board.towns.map(({ unit, gap, vacancy }) => [unit, gap, vacancy]),
    [
      ['城关镇', 2, 33.3],
      ['河口镇', 1, 16.7],
    ],
  );
  assert.equal(issueDocument.by.includes('sectionChief'), true);
  const mine = await own.signIn('township', { area: otherTown });
  assert.equal((await made(mine.get(`/api${staffingBoard.path}`))).towns.length, 1, 'a town sees its own staff');
  await own.end();
});

import { addDays, dayOf } from '../kernel/calendar.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import type { AnyLedger, StepInput } from '../kernel/ledger.ts';
import { parse } from '../kernel/schema.ts';
import {
  accountabilityInterview,
  assessment,
  assessmentItem,
  assessmentScheme,
  assignedTask,
  committee,
  committeeMember,
  documentCopy,
  issueDocument,
  issuedDocument,
  meeting,
  publishAssessment,
  responsibilityLetter,
  riskReview,
  staffing,
  supervisionGroup,
  supervisionRound,
} from '../modules/coordination/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import { list } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';
import { rows } from './table.ts';

interface Span {
  readonly year: number;
  readonly now: string;
  readonly keeper: Keeper;
}
type Draft = Readonly<Record<string, unknown>>;

// Key, name, kind.
const bodies = rows(
  3,
  `safety|县安全生产委员会|safetyCommittee
   flood|县防汛抗旱指挥部|floodHeadquarters
   relief|县减灾委员会|reliefCommittee
   team|县安全专班|specialTeam
   joint|危险化学品安全监管局级联系会|jointMeeting
   hazchem|危险化学品安全专业委员会|specialistCommittee
   traffic|道路交通安全专业委员会|specialistCommittee
   building|建筑施工安全专业委员会|specialistCommittee`,
);

// Day, body, kind, name.
const meetings = rows(
  4,
  `01-11|safety|plenary|县安委会第一次全体（扩大）会议
   02-02|safety|thematic|春节期间烟花爆竹安全专题会议
   02-21|joint|joint|危险化学品安全监管第一次联系会
   03-07|safety|thematic|复工复产安全专题会议
   03-22|flood|thematic|汛前准备工作会议
   04-12|safety|plenary|县安委会第二次全体（扩大）会议
   04-19|safety|thematic|燃气安全专题会议
   05-10|flood|plenary|防汛抗旱工作会议
   05-17|safety|thematic|建筑施工安全专题会议
   05-31|joint|joint|危险化学品安全监管第二次联系会
   06-08|flood|urgent|强降雨防范会议
   06-14|safety|thematic|安全生产月专题会议
   07-12|safety|plenary|县安委会第三次全体（扩大）会议
   10-11|safety|plenary|县安委会第四次全体（扩大）会议`,
);

// Day, kind, name, issue of the report.
const reviews = rows(
  4,
  `01-09|safety|一季度安全风险研判|
   02-15|disaster|低温雨雪风险会商|1
   03-10|disaster|春季森林火险会商|2
   03-28|safety|二季度安全风险研判|
   04-11|disaster|强对流天气会商|3
   04-28|safety|节日安全风险研判|
   05-09|disaster|汛前形势会商|4
   05-24|disaster|地质灾害风险会商|5
   06-06|disaster|强降雨风险会商|6
   06-20|disaster|主汛期风险会商|7
   06-27|safety|三季度安全风险研判|
   09-26|safety|四季度安全风险研判|`,
);

// First day, kind, name.
const rounds = rows(
  3,
  `01-16|special|烟花爆竹专项督查
   02-08|special|复工复产专项督查
   03-01|special|两会期间专项督查
   04-17|comprehensive|全县安全生产综合督查
   06-12|special|小作坊专项督查
   09-18|comprehensive|秋季安全生产综合督查`,
);

// Day, kind, topic, how many towns and further units it goes to, days for the reply.
const letters = rows(
  5,
  `01-18|safetyNotice|交通运输|40|
   02-10|safetyNotice|宗教祭祀用火|40|
   03-03|urging|森林防灭火|26|10
   03-20|safetyNotice|建筑施工|40|7
   04-25|safetyNotice|动火作业|40|
   06-05|safetyNotice|有限空间作业|40|7
   08-16|reminder|高温作业|33|
   99-12|reminder|冬季取暖用气|33|7`,
);

/** The committee's office through the year: bodies, meetings, reviews, supervision, letters, and two assessments of the towns. */
export async function liveCoordination(stage: Stage, { year, now, keeper }: Span): Promise<void> {
  const office = stage.firstOf('committeeOffice');
  const chief = stage.firstOf('sectionChief');
  const leader = stage.firstOf('leader');
  const { towns, code } = stage.world.county;
  const today = dayOf(now);
  const dayAt = (told: string) => (told.startsWith('99') ? addDays(today, -Number(told.slice(3))) : `${year}-${told}`);
  const has = (day: string) => moment(day, 9) < now;

  const put = async (l: AnyLedger, day: string, draft: Draft, key: string | number = 0) => {
    const id = demoId(moment(day), l.name, key, String(draft[l.title]));
    await create(stage.as(office, moment(day)), l, draft, id);
    return id;
  };
  const step = (l: AnyLedger, id: string, name: string, day: string, input: Draft, by = office) =>
    take(stage.as(by, moment(day, 3)), l, id, name, input as StepInput<AnyLedger, string>); // checked by the step's own schema
  const call = async <I, O>(endpoint: Endpoint<I, O>, day: string, input: Draft) => {
    const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
    if (!handler) throw new Error(`${endpoint.path} has no answer`);
    await handler.answer(stage.as(office, moment(day, 4)), parse(endpoint.input, input), keeper);
  };

  const first = `${year}-01-03`;
  if (!has(first)) return;
  const body = new Map<string, string>();
  for (const [key = '', name = '', kind = ''] of bodies)
    body.set(key, await put(committee, first, { name, kind, foundedOn: `${year - 2}-03-01` }));
  for (let n = 0; n < 15; n += 1) {
    const member = {
      committee: body.get('team'),
      duty: 'staff',
      seconded: true,
      startsOn: first,
      name: `专班${n + 1}号`,
    };
    await put(committeeMember, first, { ...member, unit: nth(towns, n * 2).name }, n);
  }
  for (const [n, town] of towns.entries()) {
    const counts = { quota: 4 + (n % 3), actual: 3 + (n % 2), seconded: n % 5 === 0 ? 1 : 0 };
    await put(staffing, first, { unit: town.name, ...counts, countedOn: first, area: town.code });
    if (n > 11) continue;
    const text = {
      unit: town.name,
      subject: 'safety',
      year,
      level: 'town',
      targets: '不发生较大以上事故，重大隐患按期销号',
    };
    const id = await put(responsibilityLetter, first, { ...text, area: town.code });
    const signedOn = `${year}-02-${10 + n}`;
    if (n < 11 && has(signedOn))
      await step(responsibilityLetter, id, 'sign', signedOn, { signer: '乡镇主要负责人', signedOn });
  }
  for (const [told = '', of = '', kind = '', name = ''] of meetings) {
    const heldOn = dayAt(told);
    if (!has(heldOn)) continue;
    const id = await put(meeting, heldOn, {
      name,
      committee: body.get(of),
      kind,
      heldOn,
      topics: '通报情况，部署下一步工作',
    });
    await step(meeting, id, 'hold', heldOn, { present: 42 });
    await step(meeting, id, 'minute', addDays(heldOn, 2), { decisions: '压实责任，限期整改，按月调度' });
  }
  for (const [n, [told = '', kind = '', name = '', issue = '']] of reviews.entries()) {
    const heldOn = dayAt(told);
    if (!has(heldOn)) continue;
    const id = await put(riskReview, heldOn, { name, kind, heldOn, members: '县安委会、减灾委成员单位' }, n);
    const found = { conclusions: '总体平稳，局部风险上升', measures: '加密巡查，提前预置力量' };
    await step(riskReview, id, 'conclude', heldOn, found);
    if (issue) await step(riskReview, id, 'report', addDays(heldOn, 1), { issue: Number(issue) });
  }
  for (const [n, [told = '', kind = '', name = '']] of rounds.entries()) {
    const startsOn = dayAt(told);
    if (!has(addDays(startsOn, 8))) continue;
    const about = { name, kind, leadBody: 'safetyCommittee', topic: name, startsOn, endsOn: addDays(startsOn, 3) };
    const round = await put(supervisionRound, startsOn, { ...about, departments: 4 });
    const group = { name: '第一督查组', round, leader: '县领导', targets: '重点乡镇', formedOn: startsOn };
    await put(supervisionGroup, startsOn, group);
    await step(supervisionRound, round, 'feedBack', addDays(startsOn, 5), { feedback: '问题清单已交办' });
    for (const at of [n * 3, n * 3 + 1]) {
      const town = nth(towns, at % towns.length);
      const dueOn = addDays(startsOn, 25);
      const problem = { content: '企业台账不健全、应急演练走过场', unit: town.name, dueOn, round, area: town.code };
      const id = await put(assignedTask, addDays(startsOn, 5), problem, at);
      const doneOn = addDays(dueOn, at % 4 === 1 ? 5 : -4);
      if (!has(doneOn) || at === 10) continue;
      await step(assignedTask, id, 'report', doneOn, { result: '已补齐台账并重新演练' });
      await step(assignedTask, id, 'confirm', addDays(doneOn, 0), { opinion: '经查属实，同意办结' });
    }
  }
  for (const [told = '', kind = '', topic = '', many = '', days = ''] of letters) {
    const day = dayAt(told);
    if (!has(day)) continue;
    const reply = days === '' ? {} : { replyBy: addDays(day, Number(days)) };
    const issuer = kind === 'urging' ? 'fireOffice' : 'committeeOffice';
    const draft = {
      name: `关于做好${topic}安全工作的函`,
      kind,
      issuer,
      topic,
      content: `请抓好${topic}安全防范。`,
      ...reply,
    };
    const id = await put(issuedDocument, day, draft);
    await step(issuedDocument, id, 'review', day, { opinion: '同意印发' }, chief);
    const { version } = await step(issuedDocument, id, 'sign', day, {}, leader);
    const recipients = Array.from({ length: Number(many) }, (_, n) => {
      const town = towns[n];
      return town ? { unit: town.name, area: town.code } : { unit: `成员单位${n - towns.length + 1}`, area: code };
    });
    await call(issueDocument, day, { id, version, recipients });
    await answerCopies(id, day, days === '' ? null : addDays(day, Number(days)));
  }
  for (const [n, told] of ['02-16', '05-18', '08-24', '10-17'].entries()) {
    const day = dayAt(told);
    if (!has(day)) continue;
    const town = nth(towns, n * 5);
    const about = {
      interviewee: town.name,
      kind: 'town',
      reason: '重大隐患整改进展缓慢',
      plannedOn: day,
      area: town.code,
    };
    const id = await put(accountabilityInterview, day, about);
    const asked = { interviewers: '县安委会副主任', requirements: '一个月内完成整改并书面报告' };
    await step(accountabilityInterview, id, 'hold', day, { ...asked, followUpBy: addDays(day, 30) });
  }
  await assess();

  /** Nearly all sign for a document the next day and answer two days before their term. */
  async function answerCopies(document: string, day: string, replyBy: string | null): Promise<void> {
    const { rows: copies } = await list(stage.as(office, moment(day, 5)), documentCopy, {
      where: { document },
      limit: 200,
    });
    for (const [n, { id }] of copies.entries()) {
      if (n % 13 === 7 || !has(addDays(day, 1))) continue;
      await step(documentCopy, id, 'receive', addDays(day, 1), { receivedBy: '值班人员' });
      if (replyBy === null || n % 11 === 5 || !has(addDays(replyBy, -2))) continue;
      await step(documentCopy, id, 'reply', addDays(replyBy, -2), { reply: '已按要求部署落实' });
    }
  }

  async function assess(): Promise<void> {
    const scheme = await put(assessmentScheme, first, { name: `${year}年乡镇安全生产考核办法` });
    const items = [
      ['隐患按期整改', 'hazardOverdue', 40, 't10'],
      ['函件按期反馈', 'replyLate', 20, 't20'],
      ['交办事项按期办结', 'taskLate', 20, 't50'],
      ['未被约谈', 'interviewed', 20, 't50'],
    ] as const;
    for (const [name, source, points, price] of items)
      await put(assessmentItem, first, { scheme, name, source, points, price });
    await step(assessmentScheme, scheme, 'enact', first, {}, leader);
    const month = today.slice(0, 7);
    const past = addDays(`${month}-01`, -1).slice(0, 7);
    for (const period of [past, month]) {
      const opensOn = `${month}-01`;
      if (!has(opensOn)) continue;
      const name = `${Number(period.slice(0, 4))}年${Number(period.slice(5))}月考核`;
      const id = await put(assessment, opensOn, { name, scheme, period });
      if (period === past) await call(publishAssessment, opensOn, { id, version: 1 });
    }
  }
}

const moment = (day: string, hour = 2) => `${day}T0${hour}:00:00.000Z`;

import { indicators } from '../../kernel/indicator.ts';
import { censusTask } from './census-task.ledger.ts';
import { committee, committeeMember, staffing } from './committee.ledger.ts';
import { fieldSupport } from './field-support.ledger.ts';
import { accountabilityInterview } from './interview.ledger.ts';
import { documentCopy, issuedDocument } from './issued-document.ledger.ts';
import { meeting } from './meeting.ledger.ts';
import { responsibilityLetter } from './responsibility-letter.ledger.ts';
import { riskReview } from './risk-review.ledger.ts';
import { supervisionGroup, supervisionRound } from './supervision.ledger.ts';
import { assignedTask } from './task.ledger.ts';

/** Bodies standing at the cutoff; narrowed by kind, the number of specialist committees. */
export const committeeIndicators = indicators(committee, {
  standing: { label: '议事机构', unit: '个', since: 'foundedOn', until: 'endedOn' },
  specialist: {
    label: '专业委员会',
    unit: '个',
    since: 'foundedOn',
    until: 'endedOn',
    where: { kind: 'specialistCommittee' },
  },
});

/** People in them at the cutoff; those drawn from other units make up a special team. */
export const memberIndicators = indicators(committeeMember, {
  serving: { label: '机构成员', unit: '人', since: 'startsOn', until: 'endsOn' },
  seconded: { label: '抽调到专班人数', unit: '人', since: 'startsOn', until: 'endsOn', where: { seconded: true } },
});

/** Meetings that took place; narrowed by kind or {committee: {kind}} they are the figures of a report. */
export const meetingIndicators = indicators(meeting, {
  held: { label: '召开会议', unit: '次', at: 'heldOn', where: { state: ['held', 'minuted'] } },
});

/** Tasks handed out and done; those with a round are the problems of supervision. */
export const taskIndicators = indicators(assignedTask, {
  assigned: { label: '交办事项', unit: '件', at: 'createdAt', where: { state: { not: 'cancelled' } } },
  problems: {
    label: '督查交办问题',
    unit: '个',
    at: 'createdAt',
    where: { round: { set: true }, state: { not: 'cancelled' } },
  },
  closed: { label: '办结交办事项', unit: '件', at: 'closedOn' },
});

/** Documents issued; narrowed by kind and issuer. Topics are counted once each. */
export const documentIndicators = indicators(issuedDocument, {
  issued: { label: '印发文件', unit: '件', at: 'issuedOn' },
  topics: { label: '预警提醒涉及行业领域', unit: '个', at: 'issuedOn', distinct: 'topic' },
});

/** Copies that went out: letters are counted by the copy (份); narrowed by {document: {kind}}. */
export const copyIndicators = indicators(documentCopy, {
  sent: { label: '发出函件', unit: '份', at: 'sentOn' },
  received: { label: '已签收函件', unit: '份', at: 'sentOn', where: { receivedAt: { lte: '@cutoff' } } },
  replied: { label: '已反馈函件', unit: '份', at: 'sentOn', where: { repliedAt: { lte: '@cutoff' } } },
});

/** Letters of responsibility signed; narrowed by subject, level or year. */
export const letterIndicators = indicators(responsibilityLetter, {
  signed: { label: '签订责任书', unit: '份', at: 'signedOn' },
});

/** Interviews held: by time (家次) and by unit (家). */
export const interviewIndicators = indicators(accountabilityInterview, {
  held: { label: '约谈', unit: '家次', at: 'heldOn' },
  units: { label: '约谈警示企业', unit: '家', at: 'heldOn', distinct: 'interviewee', where: { kind: 'enterprise' } },
});

/** Risk reviews held and their reports. */
export const reviewIndicators = indicators(riskReview, {
  meetings: { label: '召开风险研判会', unit: '次', at: 'heldOn', where: { state: { not: 'called' } } },
  reports: { label: '印发风险研判（会商）报告', unit: '期', at: 'reportedOn' },
});

/** Rounds of supervision; narrowed by kind, leadBody or topic. */
export const roundIndicators = indicators(supervisionRound, {
  rounds: { label: '督查', unit: '次', at: 'startsOn', where: { state: { not: 'cancelled' } } },
  departments: {
    label: '督导参与部门',
    unit: '个',
    at: 'startsOn',
    sum: 'departments',
    where: { state: { not: 'cancelled' } },
  },
});

/** Groups sent out; narrowed by {round: {campaign}}. */
export const groupIndicators = indicators(supervisionGroup, {
  formed: { label: '督导检查组', unit: '个', at: 'formedOn' },
});

/** Staff of the towns' emergency offices at the cutoff; posts without anybody are quota less actual, see vacancyOf. */
export const staffingIndicators = indicators(staffing, {
  quota: { label: '应急管理干部编制', unit: '名', since: 'countedOn', until: 'replacedOn', sum: 'quota' },
  actual: { label: '应急管理干部在岗', unit: '名', since: 'countedOn', until: 'replacedOn', sum: 'actual' },
  seconded: { label: '被抽调应急干部', unit: '名', since: 'countedOn', until: 'replacedOn', sum: 'seconded' },
});

/** Days of cadres on the spot, who went, to how many, and what they found. */
export const supportIndicators = indicators(fieldSupport, {
  held: { label: '一线帮扶', unit: '次', at: 'heldOn' },
  cadres: { label: '参与帮扶干部', unit: '人', at: 'heldOn', distinct: 'cadre' },
  units: { label: '帮扶企业', unit: '家', at: 'heldOn', distinct: 'unit', where: { kind: 'enterprise' } },
  problems: { label: '帮扶发现问题', unit: '个', at: 'heldOn', sum: 'problems' },
  solved: { label: '帮扶解决问题', unit: '个', at: 'solvedOn', sum: 'problems' },
});

/** The census of disaster risks: tasks of departments, those surveyed to the end, accepted, in use. */
export const censusIndicators = indicators(censusTask, {
  tasks: { label: '灾害风险普查任务', unit: '项', since: 'createdAt' },
  surveyed: { label: '完成普查调查', unit: '项', at: 'surveyedOn' },
  accepted: { label: '普查通过验收', unit: '项', at: 'acceptedOn' },
  used: { label: '普查成果运用', unit: '项', at: 'usedOn' },
});

import { module } from '../../kernel/module.ts';
import { assessment, assessmentItem, assessmentScheme, deduction } from './assessment.ledger.ts';
import { censusTask } from './census-task.ledger.ts';
import { committee, committeeMember, staffing } from './committee.ledger.ts';
import {
  censusIndicators,
  committeeIndicators,
  copyIndicators,
  documentIndicators,
  groupIndicators,
  interviewIndicators,
  letterIndicators,
  meetingIndicators,
  memberIndicators,
  reviewIndicators,
  roundIndicators,
  staffingIndicators,
  supportIndicators,
  taskIndicators,
} from './coordination.indicators.ts';
import { coordinationLaws, coordinationSettings } from './coordination.laws.ts';
import { fieldSupport } from './field-support.ledger.ts';
import { accountabilityInterview } from './interview.ledger.ts';
import { documentCopy, issuedDocument } from './issued-document.ledger.ts';
import { meeting } from './meeting.ledger.ts';
import { responsibilityLetter } from './responsibility-letter.ledger.ts';
import { riskReview } from './risk-review.ledger.ts';
import { supervisionGroup, supervisionRound } from './supervision.ledger.ts';
import { assignedTask } from './task.ledger.ts';

export { assessment, assessmentItem, assessmentScheme, deduction } from './assessment.ledger.ts';
export { assessmentSources } from './assessment-sources.ts';
export { censusTask } from './census-task.ledger.ts';
export { committee, committeeMember, staffing } from './committee.ledger.ts';
export {
  assessmentBoard,
  assessmentRows,
  issueDocument,
  publishAssessment,
  staffingBoard,
} from './coordination.endpoints.ts';
export { fieldSupport } from './field-support.ledger.ts';
export { accountabilityInterview } from './interview.ledger.ts';
export { documentCopy, issuedDocument } from './issued-document.ledger.ts';
export { meeting } from './meeting.ledger.ts';
export { responsibilityLetter } from './responsibility-letter.ledger.ts';
export { riskReview } from './risk-review.ledger.ts';
export { supervisionGroup, supervisionRound } from './supervision.ledger.ts';
export { assignedTask } from './task.ledger.ts';

/** The office of the safety committee at work: meetings, letters, supervision, and the assessment of towns (L02–L10, L36, L59, L66). */
export const coordination = module('coordination', {
  label: '综合协调',
  ledgers: [
    committee,
    committeeMember,
    meeting,
    riskReview,
    supervisionRound,
    supervisionGroup,
    assignedTask,
    issuedDocument,
    documentCopy,
    responsibilityLetter,
    accountabilityInterview,
    fieldSupport,
    censusTask,
    staffing,
    assessmentScheme,
    assessmentItem,
    assessment,
    deduction,
  ],
  indicators: [
    committeeIndicators,
    memberIndicators,
    meetingIndicators,
    taskIndicators,
    documentIndicators,
    copyIndicators,
    letterIndicators,
    interviewIndicators,
    reviewIndicators,
    roundIndicators,
    groupIndicators,
    staffingIndicators,
    supportIndicators,
    censusIndicators,
  ],
  laws: coordinationLaws,
  settings: coordinationSettings,
});

import { module } from '../../kernel/module.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accidentIndicators, accidentReportIndicators, investigationIndicators } from './accident.indicators.ts';
import { accidentLaws, accidentSettings } from './accident.laws.ts';
import { accident } from './accident.ledger.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

export { accidentReport } from './accident-report.ledger.ts';
export { accidentCourse, openInvestigation, reportAccident } from './accident.endpoints.ts';
export { accident, accidentKinds } from './accident.ledger.ts';
export { type Grade, gradeOf, grades, nextReportDue, windowEnd } from './accident.rules.ts';
export { reporters } from './accident-roles.ts';
export { accidentInvestigation } from './investigation.ledger.ts';
export { nextAccidentReport, type SaidOfAccident } from './next-report.ts';
export { type Link, links, linkTitle, merged, nextLink } from './report-chain.ts';

/** Accidents, the chain of their reports, and their investigation (L26, L27). */
export const accidents = module('accidents', {
  label: '生产安全事故',
  ledgers: [accident, accidentReport, accidentInvestigation],
  indicators: [accidentIndicators, accidentReportIndicators, investigationIndicators],
  laws: accidentLaws,
  settings: accidentSettings,
});

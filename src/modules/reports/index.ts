import { module } from '../../kernel/module.ts';
import { compareReport, composeReport, openReport, signReport } from './report.endpoints.ts';
import { report } from './report.ledger.ts';

export { report } from './report.ledger.ts';
export { compareReport, composeReport, openReport, signReport } from './report.endpoints.ts';

/** Reports whose every figure opens the rows it counted. */
export const reports = module('reports', {
  label: '报告',
  ledgers: [report],
  endpoints: [composeReport, openReport, signReport, compareReport],
});

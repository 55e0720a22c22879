import { module } from '../../kernel/module.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import { report } from './report.ledger.ts';

export { pastFigure } from './past-figure.ledger.ts';
export { proofMemory } from './proof-memory.ledger.ts';
export { report } from './report.ledger.ts';
export { compareReport, composeReport, openReport, signReport } from './report.endpoints.ts';

export { beginReport } from './write/section.endpoints.ts';

/** Reports whose every figure opens the rows it counted. */
export const reports = module('reports', {
  label: '报告',
  ledgers: [report, proofMemory, pastFigure],
});

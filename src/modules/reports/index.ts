import { module } from '../../kernel/module.ts';
import { bulletinSeries } from './bulletins/bulletin-series.ledger.ts';
import { commitment } from './commitments/commitment.ledger.ts';
import { commitmentIndicators, problemIndicators } from './commitments/commitments.indicators.ts';
import { commitmentLaws } from './commitments/commitments.laws.ts';
import { problem } from './commitments/problem.ledger.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import { report } from './report.ledger.ts';
import { reportLaws, reportSettings } from './report.laws.ts';

export { bulletinSeries } from './bulletins/bulletin-series.ledger.ts';
export { commitment } from './commitments/commitment.ledger.ts';
export { nextPeriod } from './commitments/next-period.ts';
export { readPromises, taskBoard } from './commitments/promises.endpoints.ts';
export { problem } from './commitments/problem.ledger.ts';
export { pastFigure } from './past-figure.ledger.ts';
export { proofMemory } from './proof-memory.ledger.ts';
export { report } from './report.ledger.ts';
export { compareReport, composeReport, openReport, signReport } from './report.endpoints.ts';

export { beginReport } from './write/section.endpoints.ts';

/** Reports whose every figure opens the rows it counted. */
export const reports = module('reports', {
  label: '报告',
  ledgers: [report, bulletinSeries, commitment, problem, proofMemory, pastFigure],
  indicators: [commitmentIndicators, problemIndicators],
  laws: { ...commitmentLaws, ...reportLaws },
  settings: reportSettings,
});

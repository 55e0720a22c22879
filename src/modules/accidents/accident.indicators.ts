import { indicators } from '../../kernel/indicator.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accident } from './accident.ledger.ts';
import { accidentInvestigation } from './investigation.ledger.ts';

/** Not struck off by the cutoff. */
const standing = { or: [{ dismissedAt: { set: false } }, { dismissedAt: { gt: '@cutoff' } }] } as const;

/** Accidents and what they cost; narrowed by grade and sector they are the figures and the zero claims of a report. */
export const accidentIndicators = indicators(accident, {
  count: { label: '生产安全事故', unit: '起', at: 'occurredAt', where: standing },
  deaths: { label: '生产安全事故死亡', unit: '人', at: 'occurredAt', sum: 'dead', where: standing },
  injured: { label: '生产安全事故受伤', unit: '人', at: 'occurredAt', sum: 'hurt', where: standing },
});

/** Reports that were sent up. */
export const accidentReportIndicators = indicators(accidentReport, {
  sent: { label: '事故信息报告', unit: '次', at: 'reportedAt' },
});

/** Investigations brought to their report; narrowed by {accident: {occurredAt}} those of a former year. */
export const investigationIndicators = indicators(accidentInvestigation, {
  formed: { label: '成立事故调查组', unit: '个', at: 'formedOn' },
  investigated: { label: '查处事故', unit: '起', at: 'submittedOn' },
  replied: { label: '事故批复', unit: '起', at: 'repliedOn' },
  penalised: { label: '进入处罚程序事故', unit: '起', at: 'penaltyOn' },
  evaluated: { label: '事故整改评估', unit: '起', at: 'evaluatedOn' },
});

import { module } from '../../kernel/module.ts';
import { mineGovernance, mineMilestone } from './mine.ledger.ts';
import { dutyAssessment } from './duty-assessment.ledger.ts';
import {
  dutyIndicators,
  mineIndicators,
  riskCheckIndicators,
  riskIndicators,
  systemIndicators,
  upgradeIndicators,
  videoIndicators,
} from './prevention.indicators.ts';
import { preventionLaws, preventionSettings } from './prevention.laws.ts';
import { riskCheck, riskTask } from './risk-task.ledger.ts';
import { riskPoint } from './risk.ledger.ts';
import { preventionSystem } from './system.ledger.ts';
import { upgradeProject } from './upgrade.ledger.ts';
import { videoAccess } from './video.ledger.ts';

export { mineGovernance, mineMilestone } from './mine.ledger.ts';
export { dutyAssessment } from './duty-assessment.ledger.ts';
export { dutyCoverage, recordCheck, riskBoard } from './prevention.endpoints.ts';
export { riskCheck, riskTask } from './risk-task.ledger.ts';
export { riskPoint } from './risk.ledger.ts';
export { preventionSystem } from './system.ledger.ts';
export { upgradeProject } from './upgrade.ledger.ts';
export { videoAccess } from './video.ledger.ts';

/** Risks graded and controlled before they are hazards, upgrades, cameras, and the governance of mines (L23–L25). */
export const prevention = module('prevention', {
  label: '双重预防',
  ledgers: [
    riskPoint,
    riskTask,
    riskCheck,
    preventionSystem,
    dutyAssessment,
    upgradeProject,
    videoAccess,
    mineGovernance,
    mineMilestone,
  ],
  indicators: [
    riskIndicators,
    riskCheckIndicators,
    systemIndicators,
    dutyIndicators,
    upgradeIndicators,
    videoIndicators,
    mineIndicators,
  ],
  laws: preventionLaws,
  settings: preventionSettings,
});

import { module } from '../../kernel/module.ts';
import { chainStanding } from './chain-standing.ledger.ts';
import { floodDutyHolder } from './duty-holder.ledger.ts';
import { floodSite } from './flood-site.ledger.ts';
import { holderIndicators, operationIndicators, siteIndicators, standingIndicators } from './flood.indicators.ts';
import { floodLaws, floodSettings } from './flood.laws.ts';
import { floodOperation } from './operation.ledger.ts';

export { chainBoard, confirmChains, nameSuccessor } from './chain.endpoints.ts';
export { chainStanding } from './chain-standing.ledger.ts';
export { floodDutyHolder } from './duty-holder.ledger.ts';
export { floodSite } from './flood-site.ledger.ts';
export { floodOperation } from './operation.ledger.ts';

/** Who answers for each reservoir, slope, village and block of forest, and what was done against the water (L48, L49). */
export const flood = module('flood', {
  label: '防汛防火责任',
  ledgers: [floodSite, floodDutyHolder, chainStanding, floodOperation],
  indicators: [siteIndicators, standingIndicators, holderIndicators, operationIndicators],
  laws: floodLaws,
  settings: floodSettings,
});

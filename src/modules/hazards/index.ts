import { module } from '../../kernel/module.ts';
import { hazardIndicators, orderIndicators } from './hazard.indicators.ts';
import { hazardLaws, hazardSettings } from './hazard.laws.ts';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';
import { recordVisit } from './record-visit.endpoints.ts';

export { hazard } from './hazard.ledger.ts';
export { order } from './order.ledger.ts';
export { recordVisit } from './record-visit.endpoints.ts';

/** The closed loop of hazards and the documents it produces. */
export const hazards = module('hazards', {
  label: '隐患治理',
  ledgers: [hazard, order],
  indicators: [hazardIndicators, orderIndicators],
  laws: hazardLaws,
  settings: hazardSettings,
  endpoints: [recordVisit],
});

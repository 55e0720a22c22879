import { module } from '../../kernel/module.ts';
import { cardCircular, cardRule, warningCard } from './card.ledger.ts';
import { exposure, exposureIssue } from './exposure.ledger.ts';
import {
  cardIndicators,
  exposureIndicators,
  hazardIndicators,
  issueIndicators,
  listingIndicators,
  orderIndicators,
  selfInspectionIndicators,
} from './hazard.indicators.ts';
import { hazardLaws, hazardSettings } from './hazard.laws.ts';
import { hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import { order } from './order.ledger.ts';
import { selfInspection } from './self-inspection.ledger.ts';

export { analysis } from './analysis.endpoints.ts';
export { dossier } from './dossier.endpoints.ts';
export { setCardRule, tryCardRule } from './card.endpoints.ts';
export { cardCircular, cardRule, warningCard } from './card.ledger.ts';
export { exposure, exposureIssue } from './exposure.ledger.ts';
export { hazard } from './hazard.ledger.ts';
export { listingBoard, proposeListing } from './listing.endpoints.ts';
export { listedSupervision } from './listing.ledger.ts';
export { order } from './order.ledger.ts';
export { recordVisit } from './record-visit.endpoints.ts';
export { selfInspection } from './self-inspection.ledger.ts';

/** The closed loop of hazards, what enterprises report of them, and the means to hurry: listing, cards, exposure. */
export const hazards = module('hazards', {
  label: '隐患治理',
  ledgers: [
    hazard,
    order,
    selfInspection,
    listedSupervision,
    cardRule,
    warningCard,
    cardCircular,
    exposureIssue,
    exposure,
  ],
  indicators: [
    hazardIndicators,
    orderIndicators,
    selfInspectionIndicators,
    listingIndicators,
    cardIndicators,
    issueIndicators,
    exposureIndicators,
  ],
  laws: hazardLaws,
  settings: hazardSettings,
});

import { module } from '../../kernel/module.ts';
import { campaign } from './campaign.ledger.ts';
import { jointSanction } from './joint-sanction.ledger.ts';
import { campaignIndicators, sanctionIndicators } from './oversight.indicators.ts';
import { oversightLaws, oversightSettings } from './oversight.laws.ts';

export { campaign } from './campaign.ledger.ts';
export { jointSanction } from './joint-sanction.ledger.ts';

/** The safety committee's own work: campaigns, and the sanctions that several departments bear together. */
export const oversight = module('oversight', {
  label: '安委会工作',
  ledgers: [campaign, jointSanction],
  indicators: [campaignIndicators, sanctionIndicators],
  laws: oversightLaws,
  settings: oversightSettings,
});

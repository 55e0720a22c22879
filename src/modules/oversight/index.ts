import { module } from '../../kernel/module.ts';
import { campaign } from './campaign.ledger.ts';

export { campaign } from './campaign.ledger.ts';

/** The safety committee's own work: campaigns first. */
export const oversight = module('oversight', { label: '安委会工作', ledgers: [campaign] });

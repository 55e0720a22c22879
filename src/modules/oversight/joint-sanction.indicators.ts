import { indicators } from '../../kernel/indicator.ts';
import { jointSanction } from './joint-sanction.ledger.ts';

/** Joint sanctions taken in a period, and those in force at the cutoff. */
export const sanctionIndicators = indicators(jointSanction, {
  listed: { label: '列入联合惩戒', unit: '家', at: 'listedOn' },
  standing: { label: '联合惩戒期内', unit: '家', since: 'listedOn', until: 'liftedOn' },
  lifted: { label: '移出联合惩戒', unit: '家', at: 'liftedOn' },
});

import { indicators } from '../../kernel/indicator.ts';
import { campaign } from './campaign.ledger.ts';
import { jointSanction } from './joint-sanction.ledger.ts';

/** Joint sanctions taken in a period, and those in force at the cutoff. */
export const sanctionIndicators = indicators(jointSanction, {
  listed: { label: '列入联合惩戒', unit: '家', at: 'listedOn' },
  standing: { label: '联合惩戒期内', unit: '家', since: 'listedOn', until: 'liftedOn' },
  lifted: { label: '移出联合惩戒', unit: '家', at: 'liftedOn' },
});

/** Campaigns, and what their plans set themselves; narrowed by the key of one they are the figures of a report. */
export const campaignIndicators = indicators(campaign, {
  begun: { label: '开展专项行动', unit: '个', at: 'startsOn' },
  sectors: { label: '聚焦重点行业领域', unit: '个', since: 'startsOn', sum: 'sectors' },
  operations: { label: '管控危险作业', unit: '项', since: 'startsOn', sum: 'operations' },
});

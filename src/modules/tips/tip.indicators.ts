import { indicators } from '../../kernel/indicator.ts';
import { tip } from './tip.ledger.ts';

const isTrue = { verdict: ['true', 'partly'] } as const;

/** What came in, what was done about it, how much of it was true. Hazards removed are hazard.rectified of source tip. */
export const tipIndicators = indicators(tip, {
  received: { label: '收到举报投诉', unit: '起', at: 'receivedAt' },
  handled: { label: '处理举报投诉', unit: '起', at: 'handledAt' },
  verified: { label: '核查举报投诉', unit: '起', at: 'verifiedAt' },
  valid: { label: '核查属实的举报投诉', unit: '起', at: 'verifiedAt', where: isTrue },
  rewarded: { label: '举报奖励', unit: '起', at: 'rewardedAt' },
  reward: { label: '举报奖励金额', unit: '元', at: 'rewardedAt', sum: 'reward' },
});

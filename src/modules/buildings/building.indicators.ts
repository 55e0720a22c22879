import { indicators } from '../../kernel/indicator.ts';
import { building } from './building.ledger.ts';
import { recheckItem } from './recheck.ledger.ts';

const surveyed = { surveyedAt: { lte: '@cutoff' } } as const;
const flagged = { ...surveyed, flaggedAt: { lte: '@cutoff' } } as const;
const needed = { ...flagged, appraisalNeededAt: { lte: '@cutoff' } } as const;
const appraised = { ...needed, appraisedAt: { lte: '@cutoff' } } as const;
const until = 'removedAt';
const untreated = { or: [{ treatedAt: { set: false } }, { treatedAt: { gt: '@cutoff' } }] } as const;
const unreleased = { or: [{ releasedAt: { set: false } }, { releasedAt: { gt: '@cutoff' } }] } as const;

/**
 * The funnel. Every stage asks all that the stage before it asks and one moment more, so that surveyed ≥ flagged ≥ to be appraised ≥
 * appraised ≥ treated holds of any rows. Treated without appraisal are part of `rectified`, which is at most `flagged`. The rate of
 * survey is surveyed ÷ (surveyed + unsurveyed).
 */
export const buildingIndicators = indicators(building, {
  unsurveyed: {
    label: '待排查房屋',
    unit: '栋',
    since: 'createdAt',
    until,
    where: { or: [{ surveyedAt: { set: false } }, { surveyedAt: { gt: '@cutoff' } }] },
  },
  surveyed: { label: '排查房屋', unit: '栋', since: 'surveyedAt', until },
  flagged: { label: '初判有隐患房屋', unit: '栋', since: 'flaggedAt', until, where: surveyed },
  appraisalNeeded: { label: '需专业鉴定房屋', unit: '栋', since: 'appraisalNeededAt', until, where: flagged },
  appraised: { label: '已鉴定房屋', unit: '栋', since: 'appraisedAt', until, where: needed },
  treated: { label: '鉴定后已整治房屋', unit: '栋', since: 'treatedAt', until, where: appraised },
  rectified: { label: '已整治销号房屋', unit: '栋', since: 'treatedAt', until, where: flagged },
  rectifiedMajor: {
    label: '已整治销号的重大安全隐患房屋',
    unit: '栋',
    since: 'treatedAt',
    until,
    where: { ...flagged, level: 'major' },
  },
  released: { label: '鉴定安全销号房屋', unit: '栋', since: 'releasedAt', until, where: appraised },
  pending: {
    label: '未整治隐患房屋',
    unit: '栋',
    since: 'flaggedAt',
    until,
    where: { ...surveyed, and: [untreated, unreleased] },
  },
  filed: {
    label: '已建档限期整治房屋',
    unit: '栋',
    since: 'flaggedAt',
    until,
    where: { ...surveyed, and: [untreated, unreleased], dueOn: { set: true } },
  },
});

/** What re-checks came to: the rate of errors is wrong ÷ rechecked. */
export const recheckIndicators = indicators(recheckItem, {
  rechecked: { label: '抽查复核房屋', unit: '栋', at: 'checkedAt' },
  wrong: { label: '抽查复核有误房屋', unit: '栋', at: 'checkedAt', where: { state: 'wrong' } },
});

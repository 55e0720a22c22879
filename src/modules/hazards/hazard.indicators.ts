import { indicators } from '../../kernel/indicator.ts';
import { warningCard } from './card.ledger.ts';
import { exposure, exposureIssue } from './exposure.ledger.ts';
import { hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import { order } from './order.ledger.ts';
import { selfInspection } from './self-inspection.ledger.ts';

/** Not withdrawn by the cutoff: what is withdrawn later still counts in the figures of the time before. */
const standing = { or: [{ withdrawnAt: { set: false } }, { withdrawnAt: { gt: '@cutoff' } }] } as const;

const by = ['level', 'source', 'category'] as const;

/** What is counted of hazards. The parts are parts of `found`: the same rows, asked how they stood at the cutoff. */
export const hazardIndicators = indicators(hazard, {
  found: { label: '排查隐患', unit: '处', at: 'foundAt', where: standing, by },
  rectified: { label: '已整改隐患', unit: '处', at: 'foundAt', where: { closedAt: { lte: '@cutoff' } }, by },
  underControl: {
    label: '管控中隐患',
    unit: '处',
    at: 'foundAt',
    by: ['level'],
    where: {
      controlledAt: { lte: '@cutoff' },
      and: [
        { or: [{ controlEndedAt: { set: false } }, { controlEndedAt: { gt: '@cutoff' } }] },
        { or: [{ closedAt: { set: false } }, { closedAt: { gt: '@cutoff' } }] },
      ],
    },
  },
  open: {
    label: '未销号隐患',
    unit: '处',
    since: 'foundAt',
    until: 'closedAt',
    where: standing,
  },
  deferred: {
    label: '延期整改隐患',
    unit: '处',
    at: 'foundAt',
    where: {
      deferredAt: { lte: '@cutoff' },
      or: [{ closedAt: { set: false } }, { closedAt: { gt: '@cutoff' } }],
    },
  },
  stopped: { label: '责令停产停用', unit: '处', at: 'stoppedAt' },
  transferred: { label: '移交隐患', unit: '处', at: 'transferredAt' },
  repeated: { label: '重复发生隐患', unit: '处', at: 'foundAt', where: { repeated: true, ...standing } },
  enterprises: { label: '存在隐患单位', unit: '家', at: 'foundAt', where: standing, distinct: 'site' },
  exposed: { label: '曝光隐患', unit: '处', at: 'foundAt', where: { exposure: { set: true }, ...standing } },
  exposedRectified: {
    label: '曝光隐患已整改',
    unit: '处',
    at: 'foundAt',
    where: { exposure: { set: true }, closedAt: { lte: '@cutoff' } },
  },
  spent: { label: '整改投入', unit: '元', at: 'foundAt', where: { closedAt: { lte: '@cutoff' } }, sum: 'funds' },
});

/** What is counted of the documents that order rectification. */
export const orderIndicators = indicators(order, {
  issued: { label: '下达整改文书', unit: '份', at: 'issuedOn' },
});

/** 挂牌督办: a decision is also a letter, so letters sent are decisions taken. */
export const listingIndicators = indicators(listedSupervision, {
  listed: { label: '挂牌督办重大隐患', unit: '处', at: 'listedOn' },
  letters: { label: '发放督办函', unit: '份', at: 'listedOn' },
  delisted: { label: '挂牌督办已整改摘牌', unit: '处', at: 'listedOn', where: { delistedAt: { lte: '@cutoff' } } },
  extended: {
    label: '挂牌督办延期整改',
    unit: '处',
    at: 'listedOn',
    where: {
      extendedAt: { lte: '@cutoff' },
      or: [{ delistedAt: { set: false } }, { delistedAt: { gt: '@cutoff' } }],
    },
  },
  prosecuted: { label: '挂牌督办同步立案', unit: '处', at: 'listedOn', where: { penaltyOn: { lte: '@cutoff' } } },
});

/** Self-reports that fall due in the period, and the parts of them. */
export const selfInspectionIndicators = indicators(selfInspection, {
  owed: { label: '应报自查报告', unit: '份', at: 'dueOn', where: { state: { not: 'waived' } } },
  reported: { label: '已报自查报告', unit: '份', at: 'dueOn', where: { reportedAt: { lte: '@cutoff' } } },
  late: { label: '逾期自查报告', unit: '份', at: 'dueOn', where: { overdueAt: { lte: '@cutoff' } } },
  generalFound: { label: '企业自查一般隐患', unit: '处', at: 'reportedAt', sum: 'generalFound' },
  generalFixed: { label: '企业自查一般隐患已整改', unit: '处', at: 'reportedAt', sum: 'generalFixed' },
  majorFound: { label: '企业自查重大隐患', unit: '处', at: 'reportedAt', sum: 'majorFound' },
  majorFixed: { label: '企业自查重大隐患已整改', unit: '处', at: 'reportedAt', sum: 'majorFixed' },
});

/** Cards raised, lifted and held; narrowed by colour. */
export const cardIndicators = indicators(warningCard, {
  raised: { label: '亮红黄牌', unit: '张', at: 'raisedAt' },
  yellow: { label: '亮黄牌', unit: '张', at: 'raisedAt', where: { colour: 'yellow' } },
  red: { label: '亮红牌', unit: '张', at: 'raisedAt', where: { colour: 'red' } },
  lifted: { label: '解除红黄牌', unit: '张', at: 'liftedAt' },
  held: { label: '未解除红黄牌', unit: '张', since: 'raisedAt', until: 'liftedAt' },
  sites: { label: '红黄牌警示单位', unit: '家', at: 'raisedAt', distinct: 'site' },
});

/** Issues that were shown, and the sites in them. */
export const issueIndicators = indicators(exposureIssue, {
  films: { label: '制作警示曝光片', unit: '期', at: 'shownOn', where: { medium: 'film' } },
  shown: { label: '曝光', unit: '期', at: 'shownOn' },
});

/** Sites that were shown, and what came of it. */
export const exposureIndicators = indicators(exposure, {
  sites: { label: '曝光点位', unit: '个', at: 'exposedOn' },
  returned: { label: '曝光点位已回访', unit: '个', at: 'exposedOn', where: { returnedOn: { lte: '@cutoff' } } },
});

import { indicators } from '../../kernel/indicator.ts';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';

/** Not withdrawn by the cutoff: what is withdrawn later still counts in the figures of the time before. */
const standing = { or: [{ withdrawnAt: { set: false } }, { withdrawnAt: { gt: '@cutoff' } }] } as const;

/** What is counted of hazards. The parts are parts of `found`: the same rows, asked how they stood at the cutoff. */
export const hazardIndicators = indicators(hazard, {
  found: { label: '排查隐患', unit: '处', at: 'foundAt', where: standing },
  rectified: { label: '已整改隐患', unit: '处', at: 'foundAt', where: { closedAt: { lte: '@cutoff' } } },
  underControl: {
    label: '管控中隐患',
    unit: '处',
    at: 'foundAt',
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
  spent: { label: '整改投入', unit: '元', at: 'foundAt', where: { closedAt: { lte: '@cutoff' } }, sum: 'funds' },
});

/** What is counted of the documents that order rectification. */
export const orderIndicators = indicators(order, {
  issued: { label: '下达整改文书', unit: '份', at: 'issuedOn' },
});

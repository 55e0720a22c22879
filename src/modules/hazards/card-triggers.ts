import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { site } from '../sites/index.ts';
import { type CardTrigger, warningCard } from './card.ledger.ts';
import { hazard } from './hazard.ledger.ts';
import { selfInspection } from './self-inspection.ledger.ts';

/** What a trigger means: rows of a ledger found by a filter, counted for each site by a column; `unit` is what is counted. */
export interface TriggerMeaning {
  readonly ledger: AnyLedger;
  /** The column that says which site a row belongs to. */
  readonly by: string;
  readonly where: (days: number) => AnyWhere;
  readonly unit: string;
  /** What the number of days means, in words with a gap for the number. */
  readonly days: string;
}

const open = { state: { not: ['closed', 'withdrawn'] } } as const;

/** The meaning of each trigger; the same filter opens the rows behind a card. */
export const triggerMeanings: Readonly<Record<CardTrigger, TriggerMeaning>> = {
  selfReportOverdue: {
    ledger: selfInspection,
    by: 'site',
    where: (days) => ({ state: ['due', 'overdue'], dueAt: { lt: `@today-${days}` } }),
    unit: '份',
    days: '逾期满',
  },
  rectifyOverdue: {
    ledger: hazard,
    by: 'site',
    where: (days) => ({
      state: ['rectifying', 'controlled', 'deferred', 'transferred', 'stopped', 'recheck'],
      reportedAt: { set: false },
      dueOn: { lt: `@today-${days}` },
    }),
    unit: '处',
    days: '逾期满',
  },
  majorOpen: {
    ledger: hazard,
    by: 'site',
    where: (days) => ({ ...open, level: 'major', foundAt: { lt: `@today-${days}` } }),
    unit: '处',
    days: '发现满',
  },
  repeated: {
    ledger: hazard,
    by: 'site',
    where: (days) => ({ state: { not: 'withdrawn' }, repeated: true, foundAt: { gte: `@today-${days}` } }),
    unit: '处',
    days: '最近',
  },
  fileOverdue: {
    ledger: site,
    by: 'id',
    where: (days) => ({ state: 'listed', dueAt: { lt: `@today-${days}` } }),
    unit: '份',
    days: '逾期满',
  },
  yellowStanding: {
    ledger: warningCard,
    by: 'site',
    where: (days) => ({ state: { not: 'lifted' }, colour: 'yellow', raisedAt: { lt: `@today-${days}` } }),
    unit: '张',
    days: '亮牌满',
  },
};

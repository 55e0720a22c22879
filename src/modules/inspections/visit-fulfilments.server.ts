import type { Fulfilment } from '../../server/fulfil/fulfilment.ts';
import { visit } from './visit.ledger.ts';
import { lotFault } from './visit.rules.ts';

/** What a visit does by being recorded, however it is entered: the lot that sent somebody is met, the filing of the visit answered. */
export const visitFulfilments: readonly Fulfilment[] = [
  {
    of: visit,
    by: 'pick',
    step: 'visit',
    tells: { visitedAt: 'startedAt' },
    back: 'release',
    asks: lotFault,
    refuse: (pick, row) => (pick['site'] === row['site'] ? undefined : '抽中的是另一家单位，请核对'),
  },
  {
    of: visit,
    by: 'filing',
    step: 'visit',
    tells: { visitedAt: 'startedAt' },
    refuse: (filing, row) => {
      if (filing['site'] !== row['site']) return '备案的是另一家单位，请核对';
      const isAfterwards = filing.createdAt > String(row['startedAt']);
      return isAfterwards ? '备案登记在检查之后，不能补作事先备案，请去掉备案' : undefined;
    },
  },
];

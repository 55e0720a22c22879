import type { Fulfilment } from '../../../server/fulfil/fulfilment.ts';
import { commitment } from './commitment.ledger.ts';

/** A task is divided by the first part that is written of it. */
export const commitmentFulfilments: readonly Fulfilment[] = [
  {
    of: commitment,
    by: 'parent',
    step: 'divide',
    tells: {},
    refuse: (whole, part) => {
      if (whole.id === part.id) return '任务不能分解给自己，请选它所属的任务';
      return whole['parent'] === null ? undefined : '分解出来的任务不再分解，请选它的上级任务';
    },
  },
];

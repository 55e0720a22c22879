import type { Fulfilment } from '../../../server/fulfil/fulfilment.ts';
import { commitment, open } from './commitment.ledger.ts';

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
    parts: {
      open,
      ends: ['done', 'carried', 'revoked'],
      words: (texts) => {
        const named = texts.slice(0, 3).map((text) => `“${text}”`);
        const more = texts.length > named.length ? '等' : '';
        return `还有 ${texts.length} 项分解任务没有办结（${named.join('、')}${more}），请先逐项完成、结转或撤销`;
      },
    },
  },
];

import { count, day, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { clerks, readers } from './permit-roles.ts';

const declarers = [...clerks, 'township', 'enterprise'] as const;

/**
 * What a holder of fireworks has in a store on the day it was counted: said before a festival, at the end of a half-year, or when selling
 * is forbidden, so that "none" can be written. The next count of the store takes its place; the clock sees to it.
 */
export const fireworksStock = ledger('fireworksStock', {
  label: '烟花爆竹库存申报',
  title: 'store',
  fields: {
    site: ref(site, { label: '申报单位', required: true, key: true, owner: true }),
    store: text({ label: '存放地点', required: true, key: true, max: 60, hint: '如：店内、城东仓库' }),
    countedOn: day({ label: '盘点日期', required: true, key: true }),
    boxes: count({ label: '库存箱数', required: true, max: 1_000_000, hint: '没有库存填 0' }),
    replacedOn: day({ label: '被再次盘点' }),
  },
  states: { current: '现存', replaced: '已再次盘点' },
  initial: 'current',
  steps: {
    replace: {
      label: '转已再次盘点',
      from: ['current', 'replaced'],
      to: 'replaced',
      by: ['system'],
      fills: ['replacedOn'],
    },
  },
  may: { read: readers, create: declarers, update: declarers },
});

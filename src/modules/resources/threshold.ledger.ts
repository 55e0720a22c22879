import { count, day, ref, text } from '../../kernel/field.ts';
import { addDays } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** How much of an item is to be kept, in one place or in the county's own stores together (储备定额); falling short of it is a duty. */
export const stockThreshold = ledger('stockThreshold', {
  label: '储备定额',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 100, hint: '如：县库棉被', group: '定额' }),
    supply: ref(supply, { label: '物资', required: true, key: true, group: '定额' }),
    storage: ref(supplyStorage, { label: '储存点', hint: '不选为全县储备库合计', group: '定额' }),
    minimum: count({ label: '下限', required: true, max: 1_000_000, group: '定额' }),
    maximum: count({ label: '上限', max: 1_000_000, group: '定额' }),
    basis: text({ label: '依据', max: 200, group: '定额' }),
    held: count({ label: '不足时在库', group: '核对' }),
    shortOn: day({ label: '低于下限日期', group: '核对' }),
    endReason: text({ label: '取消原因', max: 100, group: '核对' }),
  },
  states: { met: '达标', short: '低于下限', over: '超过上限', ended: '已取消' },
  initial: 'met',
  steps: {
    fallShort: {
      label: '低于下限',
      from: ['met', 'over'],
      to: 'short',
      by: ['system'],
      fills: ['held'],
      stamps: { shortOn: 'today' },
      refuse: (row) => (row.held !== null && row.held >= row.minimum ? '库存不低于下限' : undefined),
    },
    exceed: {
      label: '超过上限',
      from: ['met', 'short'],
      to: 'over',
      by: ['system'],
      fills: ['held'],
      clears: ['shortOn'],
      refuse: (row) =>
        row.maximum === null || (row.held !== null && row.held <= row.maximum) ? '库存没有超过上限' : undefined,
    },
    recover: {
      label: '恢复达标',
      from: ['short', 'over'],
      to: 'met',
      by: ['system'],
      fills: ['held'],
      clears: ['shortOn'],
      refuse: (row) =>
        row.held !== null && (row.held < row.minimum || row.held > (row.maximum ?? Infinity))
          ? '库存尚未达标'
          : undefined,
    },
    end: { label: '取消定额', from: ['met', 'short', 'over'], to: 'ended', by: ['sectionChief'], fills: ['endReason'] },
  },
  deadlines: {
    replenish: {
      label: '补足储备',
      law: 'supplies.threshold',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.state === 'short' && row.shortOn !== null
          ? addDays(row.shortOn, reckoning.setting('supplies.replenishDays'))
          : null,
      metAt: () => null,
    },
  },
  may: { read: readers, create: ['sectionChief', 'dutyOfficer'], update: ['sectionChief', 'dutyOfficer'] },
  check: (row) =>
    row.maximum !== null && row.maximum < row.minimum ? { maximum: '上限不能低于下限，请核对' } : undefined,
});

import { count, day, note, person, ref, text } from '../../kernel/field.ts';
import { addDays } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/**
 * What lies of one batch in one place (库存批次, L41): the sum of its movements, kept by the server with each of them and by
 * nobody else. The clock tells when it comes near its expiry and when it is past it; then somebody owes a plan, its use, its disposal.
 */
export const stockLot = ledger('stockLot', {
  label: '库存批次',
  title: 'name',
  fields: {
    name: text({ label: '批次', required: true, max: 200, group: '批次' }),
    supply: ref(supply, { label: '物资', group: '批次' }),
    storage: ref(supplyStorage, { label: '储存点', group: '批次' }),
    batch: text({ label: '批号', max: 40, group: '批次' }),
    expiresOn: day({ label: '有效期至', group: '批次' }),
    onHand: count({ label: '在库数量', group: '批次' }),
    plan: note({ label: '处置安排', hint: '轮换、优先使用、捐赠、退换或报废', group: '效期' }),
    plannedBy: person({ label: '安排人', group: '效期' }),
    plannedOn: day({ label: '安排日期', group: '效期' }),
  },
  states: { held: '在库', expiring: '临期', expired: '已过期' },
  initial: 'held',
  steps: {
    approach: {
      label: '转临期',
      from: ['held'],
      to: 'expiring',
      by: ['system'],
      refuse: (row) => (row.expiresOn === null ? '该批次没有有效期' : undefined),
    },
    plan: {
      label: '安排处置',
      from: ['expiring'],
      to: 'expiring',
      by: keepers,
      fills: ['plan'],
      stamps: { plannedBy: 'by', plannedOn: 'today' },
      refuse: (row, { today }) =>
        row.expiresOn !== null && row.expiresOn < today ? '该批次已过期，请登记报废出库' : undefined,
    },
    expire: {
      label: '转过期',
      from: ['held', 'expiring'],
      to: 'expired',
      by: ['system'],
      refuse: (row, { today }) => (row.expiresOn === null || row.expiresOn >= today ? '该批次尚未过期' : undefined),
    },
  },
  deadlines: {
    plan: {
      label: '临期处置安排',
      law: 'supplies.expiry',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.state === 'expiring' && lies(row) && row.expiresOn !== null
          ? addDays(row.expiresOn, -reckoning.setting('supplies.secondNoticeDays'))
          : null,
      metAt: (row) => row.plannedOn,
    },
    use: {
      label: '有效期届满前处置',
      law: 'supplies.expiry',
      owes: 'dutyOfficer',
      due: (row) => (row.state === 'expiring' && lies(row) ? row.expiresOn : null),
      metAt: () => null,
    },
    dispose: {
      label: '过期物资报废',
      law: 'supplies.expiry',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.state === 'expired' && lies(row) && row.expiresOn !== null
          ? addDays(row.expiresOn, reckoning.setting('supplies.disposalDays'))
          : null,
      metAt: () => null,
      weight: () => 2,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

const lies = (row: { readonly onHand: number | null }) => (row.onHand ?? 0) > 0;

import { count, day, files, money, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './resource-roles.ts';

const clerks = ['dutyOfficer', 'sectionChief'] as const;

/** A line of the year's plan for reserves, from planning to the goods in store (储备计划与采购, L43). */
export const supplyPurchase = ledger('supplyPurchase', {
  label: '储备计划与采购',
  title: 'name',
  fields: {
    name: text({ label: '项目名称', required: true, key: true, group: '计划' }),
    year: count({ label: '计划年度', required: true, key: true, min: 2000, max: 2100, group: '计划' }),
    goods: note({ label: '物资清单', required: true, hint: '品名、规格、数量、预计单价，一行一种', group: '计划' }),
    amount: money({ label: '预算金额', required: true, group: '计划' }),
    requestedFrom: text({ label: '提请单位', max: 60, hint: '如：县发展改革局', group: '提请采购' }),
    requestedOn: day({ label: '提请日期', group: '提请采购' }),
    request: files({ label: '提请文件', group: '提请采购' }),
    supplier: text({ label: '供货单位', max: 100, group: '采购' }),
    contractOn: day({ label: '合同日期', group: '采购' }),
    spent: money({ label: '合同金额', group: '采购' }),
    arriveBy: day({ label: '约定到货日期', group: '采购' }),
    acceptedOn: day({ label: '验收日期', group: '验收' }),
    acceptance: note({ label: '验收情况', group: '验收' }),
    cancelReason: text({ label: '取消原因', max: 200, group: '验收' }),
  },
  states: { planned: '已列计划', requested: '已提请', ordered: '采购中', accepted: '已验收入库', cancelled: '已取消' },
  initial: 'planned',
  steps: {
    request: {
      label: '提请采购',
      from: ['planned'],
      to: 'requested',
      by: clerks,
      fills: ['requestedFrom', 'requestedOn'],
      asks: ['request'],
      refuse: (row, { today }) =>
        row.requestedOn !== null && row.requestedOn > today ? '提请日期不能晚于今天，请重新填写' : undefined,
    },
    order: {
      label: '签订合同',
      from: ['requested'],
      to: 'ordered',
      by: clerks,
      fills: ['supplier', 'contractOn', 'spent', 'arriveBy'],
      refuse: (row) =>
        row.arriveBy !== null && row.contractOn !== null && row.arriveBy < row.contractOn
          ? '约定到货日期不能早于合同日期，请核对'
          : undefined,
    },
    accept: {
      label: '验收',
      from: ['ordered'],
      to: 'accepted',
      by: clerks,
      fills: ['acceptance'],
      stamps: { acceptedOn: 'today' },
    },
    cancel: {
      label: '取消',
      from: ['planned', 'requested', 'ordered'],
      to: 'cancelled',
      by: ['sectionChief', 'leader'],
      fills: ['cancelReason'],
    },
  },
  deadlines: {
    arrive: {
      label: '采购到货',
      law: 'supplies.purchase',
      owes: 'sectionChief',
      due: (row) => (row.state === 'cancelled' ? null : row.arriveBy),
      metAt: (row) => row.acceptedOn,
    },
  },
  may: { read: readers, create: clerks, update: clerks },
});

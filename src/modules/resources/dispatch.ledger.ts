import { phone } from '../../codes/phone.ts';
import { choice, count, flag, instant, note, person, ref, sealed, text } from '../../kernel/field.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { notByAsker, shortIsExplained } from './dispatch.rules.ts';
import { deciders, keepers, readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** Goods on their way to where they are needed (物资调拨, L42): asked for, approved, issued, received in whole or in part. */
export const supplyDispatch = ledger('supplyDispatch', {
  label: '物资调拨',
  title: 'purpose',
  number: '调拨',
  fields: {
    purpose: text({ label: '调拨事由', required: true, key: true, max: 200, hint: '灾情或任务名称', group: '申请' }),
    urgency: choice({
      label: '缓急',
      required: true,
      options: { urgent: '紧急', ordinary: '一般' },
      group: '申请',
    }),
    destination: text({ label: '送达地点', required: true, key: true, max: 200, group: '申请' }),
    receiver: text({ label: '接收单位', required: true, max: 100, group: '申请' }),
    receiverContact: text({ label: '接收联系人', max: 30, group: '申请' }),
    receiverPhone: sealed({ label: '接收联系电话', of: phone, group: '申请' }),
    withReform: flag({ label: '会同发改部门', group: '申请' }),
    storage: ref(supplyStorage, { label: '出库储存点', required: true, key: true, group: '申请' }),
    opinion: note({ label: '审批意见', group: '审批' }),
    approvedBy: person({ label: '审批人', group: '审批' }),
    approvedAt: instant({ label: '审批时间', group: '审批' }),
    carrier: text({ label: '承运车辆及司机', max: 100, group: '出库' }),
    route: text({ label: '运输路线', max: 200, group: '出库' }),
    issuedBy: person({ label: '出库人', group: '出库' }),
    issuedAt: instant({ label: '出库时间', group: '出库' }),
    signedBy: text({ label: '签收人', max: 60, group: '签收' }),
    receivedAt: instant({ label: '签收时间', group: '签收' }),
    recordedBy: person({ label: '签收登记人', group: '签收' }),
    endReason: text({ label: '不批或撤回原因', max: 200, group: '审批' }),
  },
  states: {
    requested: '待审批',
    approved: '待出库',
    issued: '运输中',
    received: '已签收',
    partly: '签收有差异',
    refused: '不予批准',
    withdrawn: '已撤回',
  },
  initial: 'requested',
  steps: {
    approve: {
      label: '批准',
      from: ['requested'],
      to: 'approved',
      by: deciders,
      asks: ['opinion'],
      stamps: { approvedBy: 'by', approvedAt: 'now' },
      refuse: (row, { by }) => notByAsker(row, by),
    },
    refuse: { label: '不予批准', from: ['requested'], to: 'refused', by: deciders, fills: ['endReason'] },
    withdraw: {
      label: '撤回',
      from: ['requested', 'approved'],
      to: 'withdrawn',
      by: keepers,
      fills: ['endReason'],
    },
    issue: {
      label: '出库',
      from: ['approved'],
      to: 'issued',
      by: ['system'],
      fills: ['carrier', 'route'],
      stamps: { issuedBy: 'by', issuedAt: 'now' },
    },
    receive: {
      label: '全部签收',
      from: ['issued'],
      to: 'received',
      by: ['system'],
      fills: ['signedBy'],
      stamps: { receivedAt: 'now', recordedBy: 'by' },
    },
    receivePart: {
      label: '部分签收',
      from: ['issued'],
      to: 'partly',
      by: ['system'],
      fills: ['signedBy'],
      stamps: { receivedAt: 'now', recordedBy: 'by' },
    },
  },
  deadlines: {
    approve: {
      label: '调拨审批',
      law: 'supplies.dispatch',
      owes: 'leader',
      due: (row, reckoning) =>
        row.state === 'refused' || row.state === 'withdrawn'
          ? null
          : later(
              row.createdAt,
              reckoning.setting(row.urgency === 'urgent' ? 'supplies.urgentHours' : 'supplies.approvalHours'),
            ),
      metAt: (row) => row.approvedAt,
      weight: (row) => (row.urgency === 'urgent' ? 2 : 1),
    },
    receive: {
      label: '调拨签收',
      law: 'supplies.dispatch',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.issuedAt === null ? null : addDays(dayOf(row.issuedAt), reckoning.setting('supplies.receiptDays')),
      metAt: (row) => row.receivedAt,
    },
  },
  may: { read: readers, create: [...keepers, 'leader'], update: keepers },
});

/** One kind of goods of a dispatch (调拨明细): asked for, issued, received, and what is to be said of the difference. */
export const dispatchLine = ledger('dispatchLine', {
  label: '调拨明细',
  title: 'name',
  fields: {
    name: text({ label: '物资名称', required: true, key: true, max: 100 }),
    dispatch: ref(supplyDispatch, { label: '调拨单', required: true, key: true }),
    supply: ref(supply, { label: '物资', required: true, key: true }),
    asked: count({ label: '申请数量', required: true, max: 1_000_000 }),
    issued: count({ label: '出库数量', max: 1_000_000 }),
    issuedAt: instant({ label: '出库时间' }),
    received: count({ label: '完好签收', max: 1_000_000 }),
    damaged: count({ label: '破损', max: 1_000_000 }),
    explanation: text({ label: '短缺破损说明', max: 300 }),
  },
  states: { asked: '申请', issued: '运输中', received: '已签收' },
  initial: 'asked',
  steps: {
    issue: {
      label: '出库',
      from: ['asked'],
      to: 'issued',
      by: ['system'],
      fills: ['issued'],
      stamps: { issuedAt: 'now' },
    },
    receive: {
      label: '签收',
      from: ['issued'],
      to: 'received',
      by: ['system'],
      fills: ['received', 'damaged'],
      asks: ['explanation'],
      refuse: shortIsExplained,
    },
  },
  may: { read: readers, create: [...keepers, 'leader'], update: keepers },
  check: (row) => (row.asked === 0 ? { asked: '申请数量至少为 1' } : undefined),
});

const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

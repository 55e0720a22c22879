import { count, day, instant, note, people, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { deciders, keepers, readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** A count of what lies in a store (盘点): differences become movements only when somebody else has approved them. */
export const stocktake = ledger('stocktake', {
  label: '物资盘点',
  title: 'name',
  fields: {
    name: text({ label: '盘点名称', required: true, key: true, group: '盘点' }),
    storage: ref(supplyStorage, { label: '储存点', required: true, key: true, group: '盘点' }),
    countedAt: instant({ label: '盘点时间', required: true, key: true, hint: '账面数按这一时刻计算', group: '盘点' }),
    counters: people({ label: '盘点人', required: true, group: '盘点' }),
    submittedAt: instant({ label: '提交时间', group: '核准' }),
    submittedBy: person({ label: '提交人', group: '核准' }),
    opinion: note({ label: '核准意见', group: '核准' }),
    approvedAt: instant({ label: '核准时间', group: '核准' }),
    approvedBy: person({ label: '核准人', group: '核准' }),
    dropReason: text({ label: '作废原因', max: 200, group: '核准' }),
  },
  states: { counting: '盘点中', submitted: '待核准', approved: '已核准入账', dropped: '已作废' },
  initial: 'counting',
  steps: {
    submit: {
      label: '提交核准',
      from: ['counting'],
      to: 'submitted',
      by: keepers,
      stamps: { submittedAt: 'now', submittedBy: 'by' },
    },
    approve: {
      label: '核准入账',
      from: ['submitted'],
      to: 'approved',
      by: ['system'],
      fills: ['opinion'],
      stamps: { approvedAt: 'now', approvedBy: 'by' },
      refuse: (row, { by }) => apart(row, by),
    },
    giveBack: {
      label: '退回重盘',
      from: ['submitted'],
      to: 'counting',
      by: deciders,
      fills: ['opinion'],
      clears: ['submittedAt', 'submittedBy'],
    },
    drop: { label: '作废', from: ['counting'], to: 'dropped', by: keepers, fills: ['dropReason'] },
  },
  may: { read: readers, create: keepers, update: keepers },
});

/** One line of a count: what the book says and what was found (盘点明细). */
export const stocktakeLine = ledger('stocktakeLine', {
  label: '盘点明细',
  title: 'name',
  fields: {
    name: text({ label: '批次', required: true, key: true, max: 200 }),
    stocktake: ref(stocktake, { label: '盘点', required: true, key: true }),
    supply: ref(supply, { label: '物资', required: true, key: true }),
    batch: text({ label: '批号', max: 40, key: true }),
    expiresOn: day({ label: '有效期至', key: true }),
    book: count({ label: '账面数', required: true, max: 1_000_000_000 }),
    counted: count({ label: '实盘数', max: 1_000_000_000 }),
    reason: text({ label: '差异原因', max: 200, hint: '与账面不符时须说明' }),
  },
  states: { open: '盘点中', entered: '已入账' },
  initial: 'open',
  steps: {
    enter: { label: '差异入账', from: ['open'], to: 'entered', by: ['system'] },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) =>
    row.counted !== null && row.counted !== row.book && row.reason === null
      ? { reason: '实盘与账面不符，请说明差异原因' }
      : undefined,
});

/** 盘点与核准由不同的人办理。 */
export function apart(
  row: { readonly submittedBy: string | null; readonly counters: readonly string[] },
  by: string,
): string | undefined {
  const isOwn = row.submittedBy === by || row.counters.includes(by);
  return isOwn ? '盘点须由盘点人以外的人员核准，请交由其他同事核准' : undefined;
}

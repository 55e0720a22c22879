import { phone } from '../../codes/phone.ts';
import { count, day, instant, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** Goods lent out of a store and owed back (物资借用, L41): made with the movement that lends them, closed by those that bring them back. */
export const supplyLoan = ledger('supplyLoan', {
  label: '物资借用',
  title: 'borrower',
  number: '借用',
  fields: {
    borrower: text({ label: '借用单位', required: true, group: '借用' }),
    phone: sealed({ label: '联系电话', of: phone, group: '借用' }),
    purpose: text({ label: '借用事由', max: 200, group: '借用' }),
    storage: ref(supplyStorage, { label: '出借储存点', required: true, group: '借用' }),
    supply: ref(supply, { label: '物资', required: true, group: '借用' }),
    quantity: count({ label: '借出数量', required: true, max: 1_000_000, group: '借用' }),
    lentAt: instant({ label: '借出时间', required: true, group: '借用' }),
    dueOn: day({ label: '应还日期', required: true, group: '借用' }),
    returned: count({ label: '已还数量', max: 1_000_000, group: '归还' }),
    returnedAt: instant({ label: '还清时间', group: '归还' }),
    writtenOff: text({ label: '核销原因', max: 200, group: '归还' }),
    cancelReason: text({ label: '冲销原因', max: 200, group: '归还' }),
  },
  states: { lent: '借出', partly: '部分归还', returned: '已归还', writtenOff: '已核销', cancelled: '已冲销' },
  initial: 'lent',
  steps: {
    giveBackPart: {
      label: '部分归还',
      from: ['lent', 'partly'],
      to: 'partly',
      by: ['system'],
      fills: ['returned'],
      refuse: (row) => ((row.returned ?? 0) >= row.quantity ? '已全部归还' : undefined),
    },
    giveBackAll: {
      label: '还清',
      from: ['lent', 'partly'],
      to: 'returned',
      by: ['system'],
      fills: ['returned'],
      stamps: { returnedAt: 'now' },
      refuse: (row) => (row.returned !== null && row.returned < row.quantity ? '尚未全部归还' : undefined),
    },
    writeOff: { label: '核销未还', from: ['lent', 'partly'], to: 'writtenOff', by: ['leader'], fills: ['writtenOff'] },
    cancel: { label: '冲销借出', from: ['lent'], to: 'cancelled', by: ['system'], fills: ['cancelReason'] },
  },
  deadlines: {
    giveBack: {
      label: '借用物资归还',
      law: 'supplies.loan',
      owes: 'dutyOfficer',
      due: (row) => (row.state === 'cancelled' || row.state === 'writtenOff' ? null : row.dueOn),
      metAt: (row) => row.returnedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
  check: (row) => (row.quantity === 0 ? { quantity: '借出数量至少为 1' } : undefined),
});

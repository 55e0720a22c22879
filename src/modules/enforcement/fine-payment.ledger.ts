import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, day, files, money, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { enforcementCase } from './case.ledger.ts';
import { causes } from './case-words.ts';

/** Money that came in for a fine (罚款收缴, L18): collected is counted here, imposed on the case. Written once; what was wrong is reversed. */
export const finePayment = ledger('finePayment', {
  label: '罚款收缴',
  title: 'payer',
  fields: {
    payer: text({ label: '缴款人', required: true }),
    case: ref(enforcementCase, { label: '所属案件' }),
    kind: choice({
      label: '款项',
      required: true,
      options: { fine: '罚款', surcharge: '加处罚款', confiscated: '没收款' },
    }),
    cause: choice({ label: '案由类别', required: true, options: causes }),
    amount: money({ label: '收缴金额', required: true }),
    paidOn: day({ label: '缴款日期', required: true }),
    way: choice({
      label: '缴款方式',
      required: true,
      options: { bank: '银行代收', electronic: '电子支付', onSpot: '当场收缴', court: '法院执行' },
    }),
    receiptNumber: text({ label: '票据号码', max: 60 }),
    voucher: files({ label: '票据' }),
    enteredBy: person({ label: '经办人', required: true }),
    handedInOn: day({ label: '上缴日期', hint: '当场收缴的罚款缴至指定银行的日期' }),
    cancelReason: text({ label: '冲销原因', max: 200 }),
  },
  states: { entered: '已入账', cancelled: '已冲销' },
  initial: 'entered',
  steps: {
    handIn: {
      label: '登记上缴',
      from: ['entered'],
      to: 'entered',
      by: ['inspector', 'sectionChief'],
      fills: ['handedInOn'],
      refuse: (row, { today }) => {
        if (row.way !== 'onSpot') return '只有当场收缴的罚款需要登记上缴';
        if (row.handedInOn !== null && row.handedInOn > today) return '上缴日期不能晚于今天';
        return row.handedInOn !== null && row.handedInOn < row.paidOn ? '上缴日期不能早于收缴日期' : undefined;
      },
    },
    cancel: { label: '冲销', from: ['entered'], to: 'cancelled', by: ['system'], fills: ['cancelReason'] },
  },
  deadlines: {
    handIn: {
      label: '当场收缴罚款上缴到期',
      law: 'enforcement.handIn',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.way === 'onSpot' && row.state === 'entered'
          ? addWorkdays(row.paidOn, reckoning.setting('enforcement.handInWorkdays'), reckoning.calendar)
          : null,
      metAt: (row) => row.handedInOn,
      owedBy: (row) => row.enteredBy,
    },
  },
  may: { read: [...bureau, 'township'], create: ['system'], update: [] },
});

import { choice, count, day, files, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { office, readers } from './coordination-roles.ts';

/** A yearly letter of responsibility (目标责任书, L04), signed layer by layer; it lies in the town that signs it. */
export const responsibilityLetter = ledger('responsibilityLetter', {
  label: '目标责任书',
  title: 'unit',
  fields: {
    unit: text({ label: '签订单位', required: true, key: true, max: 60 }),
    subject: choice({
      label: '内容',
      required: true,
      key: true,
      options: { safety: '安全生产', forestFire: '森林防灭火', flood: '防汛抗旱', integrity: '党风廉政' },
    }),
    year: count({ label: '年度', required: true, key: true, min: 2000, max: 2100 }),
    level: choice({
      label: '层级',
      required: true,
      options: {
        town: '县对乡镇',
        department: '县对部门',
        village: '乡镇对村',
        enterprise: '对企业',
        forest: '对林区',
      },
    }),
    targets: note({ label: '目标和任务', required: true }),
    signer: text({ label: '签订人', max: 30 }),
    signedOn: day({ label: '签订日期' }),
    letter: files({ label: '签订件' }),
    result: choice({
      label: '考核结果',
      options: { excellent: '优秀', good: '良好', passed: '合格', failed: '不合格' },
    }),
    assessedOn: day({ label: '考核日期' }),
  },
  states: { drafted: '待签订', signed: '已签订', assessed: '已考核' },
  initial: 'drafted',
  steps: {
    sign: {
      label: '登记签订',
      from: ['drafted'],
      to: 'signed',
      by: [...office, 'township'],
      fills: ['signer', 'signedOn'],
      asks: ['letter'],
      refuse: (row, { today }) =>
        row.signedOn !== null && row.signedOn > today ? '签订日期不能晚于今天，请签订后再登记' : undefined,
    },
    assess: {
      label: '登记考核结果',
      from: ['signed'],
      to: 'assessed',
      by: office,
      fills: ['result'],
      stamps: { assessedOn: 'today' },
    },
  },
  deadlines: {
    sign: {
      label: '责任书签订到期',
      law: 'coordination.responsibility',
      owes: 'township',
      due: (row, reckoning) => lastOfMonth(row.year, reckoning.setting('coordination.signMonth')),
      metAt: (row) => row.signedOn,
    },
  },
  may: { read: readers, create: office, update: office, locked: ['signed'] },
});

const lastOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

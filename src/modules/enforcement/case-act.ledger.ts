import { choice, day, files, money, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { enforcementCase } from './case.ledger.ts';
import { actKinds, results } from './case-words.ts';

/** What happens in a case beside its steps: a review, a statement, a hearing, an approval; entered once, never edited. */
export const caseAct = ledger('caseAct', {
  label: '案件程序记录',
  title: 'name',
  fields: {
    name: text({ label: '程序名称', required: true, max: 60 }),
    case: ref(enforcementCase, { label: '所属案件' }),
    kind: choice({ label: '程序', required: true, options: actKinds }),
    on: day({ label: '发生日期', required: true }),
    result: choice({ label: '办理结果', required: true, options: results }),
    opinion: note({ label: '内容与意见' }),
    people: text({ label: '参加人员', max: 200 }),
    until: day({ label: '延至日期' }),
    amount: money({ label: '涉及金额' }),
    papers: files({ label: '材料' }),
    enteredBy: person({ label: '经办人', required: true }),
  },
  states: { entered: '已记录' },
  initial: 'entered',
  steps: {},
  may: { read: [...bureau, 'township'], create: ['system'], update: [] },
});

import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, day, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { site } from '../sites/index.ts';

const proposers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** A unit or person under joint sanction of several departments (联合惩戒, A032): proposed, approved, listed for a term, lifted. */
export const jointSanction = ledger('jointSanction', {
  label: '联合惩戒',
  title: 'party',
  fields: {
    party: text({ label: '惩戒对象', required: true, key: true, group: '提请' }),
    site: ref(site, { label: '监管单位', group: '提请' }),
    reason: choice({
      label: '列入情形',
      required: true,
      key: true,
      options: {
        accident: '对生产安全事故负有责任',
        concealed: '瞒报、谎报、迟报事故',
        refusal: '拒不执行监管执法决定',
        unlicensed: '未经许可从事生产经营建设',
        hazard: '存在重大隐患拒不整改',
        falseProof: '提供虚假证明、报告',
        other: '其他情形',
      },
      group: '提请',
    }),
    facts: note({ label: '事实和依据', required: true, hint: '写明处罚决定、事故批复的文号', group: '提请' }),
    proposedOn: day({ label: '提请日期', required: true, key: true, group: '提请' }),
    approvedBy: person({ label: '批准人', group: '审批' }),
    approvedOn: day({ label: '批准日期', group: '审批' }),
    refuseReason: text({ label: '不同意原因', max: 200, group: '审批' }),
    documentNumber: text({ label: '列入决定文号', max: 60, group: '列入' }),
    departments: text({ label: '联合惩戒部门', max: 300, group: '列入' }),
    measures: note({ label: '惩戒措施', group: '列入' }),
    listedOn: day({ label: '列入日期', group: '列入' }),
    endsOn: day({ label: '惩戒期满', group: '列入' }),
    liftReason: note({ label: '移出理由', hint: '期满移出，或者整改合格、信用修复提前移出', group: '移出' }),
    liftedOn: day({ label: '移出日期', group: '移出' }),
  },
  states: { proposed: '待批准', approved: '待列入', listed: '惩戒中', lifted: '已移出', refused: '未列入' },
  initial: 'proposed',
  steps: {
    approve: {
      label: '批准',
      from: ['proposed'],
      to: 'approved',
      by: ['leader'],
      stamps: { approvedBy: 'by', approvedOn: 'today' },
    },
    refuse: { label: '不同意', from: ['proposed'], to: 'refused', by: ['leader'], fills: ['refuseReason'] },
    list: {
      label: '列入名单',
      from: ['approved'],
      to: 'listed',
      by: ['committeeOffice', 'sectionChief'],
      fills: ['documentNumber', 'departments', 'measures', 'endsOn'],
      stamps: { listedOn: 'today' },
      refuse: (row, { today }) =>
        row.endsOn !== null && row.endsOn <= today ? '惩戒期满应晚于列入日期，请重新填写' : undefined,
    },
    lift: {
      label: '移出名单',
      from: ['listed'],
      to: 'lifted',
      by: ['leader'],
      fills: ['liftReason'],
      stamps: { liftedOn: 'today' },
    },
  },
  deadlines: {
    decide: {
      label: '联合惩戒审批',
      law: 'oversight.sanctionDecide',
      owes: 'leader',
      due: (row, reckoning) => {
        const days = reckoning.setting('oversight.sanctionDecideDays', row.proposedOn);
        return addWorkdays(row.proposedOn, days, reckoning.calendar);
      },
      metAt: (row) => row.approvedOn ?? (row.state === 'refused' ? row.proposedOn : null),
    },
    lift: {
      label: '惩戒期满移出',
      law: 'oversight.sanction',
      owes: 'leader',
      due: (row) => row.endsOn,
      metAt: (row) => row.liftedOn,
    },
  },
  may: { read: [...bureau, 'township'], create: proposers, update: proposers, locked: ['approved', 'listed'] },
});

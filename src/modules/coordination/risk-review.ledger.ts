import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, count, day, files, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { office, readers } from './coordination-roles.ts';

/** A joint assessment of risks (研判会商, L10) and the numbered report of its conclusions. */
export const riskReview = ledger('riskReview', {
  label: '风险研判会商',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true }),
    kind: choice({
      label: '种类',
      required: true,
      options: { safety: '安全风险研判', disaster: '灾害风险会商', forestFire: '森林火险研判' },
    }),
    heldOn: day({ label: '研判日期', required: true, key: true }),
    members: text({ label: '参加单位', required: true, max: 300 }),
    conclusions: note({ label: '研判结论' }),
    measures: note({ label: '应对措施' }),
    issue: count({ label: '报告期号', min: 1, max: 9999 }),
    report: files({ label: '研判（会商）报告' }),
    reportedOn: day({ label: '报告印发日期' }),
  },
  states: { called: '已召集', concluded: '已有结论', reported: '已印发报告' },
  initial: 'called',
  steps: {
    conclude: {
      label: '登记结论',
      from: ['called'],
      to: 'concluded',
      by: office,
      fills: ['conclusions', 'measures'],
      refuse: (row, { today }) => (row.heldOn > today ? `研判定于 ${row.heldOn}，研判后再登记结论` : undefined),
    },
    report: {
      label: '印发报告',
      from: ['concluded'],
      to: 'reported',
      by: office,
      fills: ['issue'],
      asks: ['report'],
      stamps: { reportedOn: 'today' },
    },
  },
  deadlines: {
    report: {
      label: '印发研判结论',
      law: 'coordination.review',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        addWorkdays(row.heldOn, reckoning.setting('coordination.reviewDays'), reckoning.calendar),
      metAt: (row) => row.reportedOn,
    },
  },
  may: { read: readers, create: office, update: office },
});

import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, count, day, files, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { committee } from './committee.ledger.ts';
import { office, readers } from './coordination-roles.ts';

/** A meeting of a committee (L02); what it decides becomes tasks, see assignedTask. */
export const meeting = ledger('meeting', {
  label: '会议',
  title: 'name',
  fields: {
    name: text({ label: '会议名称', required: true, key: true }),
    committee: ref(committee, { label: '召集机构', required: true }),
    kind: choice({
      label: '种类',
      required: true,
      options: {
        plenary: '全体（扩大）会议',
        quarterly: '季度会议',
        thematic: '专题会议',
        urgent: '紧急会议',
        joint: '联席、联系会议',
      },
    }),
    ordinal: count({ label: '本年第几次', min: 1, max: 366 }),
    heldOn: day({ label: '会议日期', required: true, key: true }),
    topics: note({ label: '议题', required: true }),
    present: count({ label: '到会人数', max: 9999 }),
    decisions: note({ label: '议定事项' }),
    minutes: files({ label: '会议材料' }),
    minutedOn: day({ label: '纪要印发日期' }),
    cancelReason: text({ label: '取消原因', max: 200 }),
  },
  states: { planned: '已安排', held: '已召开', minuted: '已印发纪要', cancelled: '已取消' },
  initial: 'planned',
  steps: {
    hold: {
      label: '登记召开',
      from: ['planned'],
      to: 'held',
      by: office,
      fills: ['present'],
      refuse: (row, { today }) => (row.heldOn > today ? `会议定于 ${row.heldOn}，召开后再登记` : undefined),
    },
    minute: {
      label: '印发纪要',
      from: ['held'],
      to: 'minuted',
      by: office,
      fills: ['decisions'],
      asks: ['minutes'],
      stamps: { minutedOn: 'today' },
    },
    cancel: { label: '取消', from: ['planned'], to: 'cancelled', by: office, fills: ['cancelReason'] },
  },
  deadlines: {
    minutes: {
      label: '印发纪要',
      law: 'coordination.meeting',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.state === 'cancelled'
          ? null
          : addWorkdays(row.heldOn, reckoning.setting('coordination.minutesDays'), reckoning.calendar),
      metAt: (row) => row.minutedOn,
    },
  },
  may: { read: readers, create: office, update: office },
});

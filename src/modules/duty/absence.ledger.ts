import { choice, instant, person, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers, watchers } from './duty-roles.ts';

/** Where a leader or an officer is when not at hand (外出请假), who stands in, and the report of being back. Rosters pass over the absent. */
export const leaderAbsence = ledger('leaderAbsence', {
  label: '外出请假',
  title: 'reason',
  fields: {
    reason: text({ label: '事由', required: true, key: true, max: 100 }),
    person: person({ label: '外出人', required: true, key: true }),
    kind: choice({
      label: '类别',
      required: true,
      options: { trip: '公务外出', meeting: '参会培训', leave: '休假', sick: '病事假' },
    }),
    destination: text({ label: '去向', required: true, max: 100 }),
    startsAt: instant({ label: '离开时间', required: true, key: true }),
    endsAt: instant({ label: '预计返回时间', required: true }),
    standIn: person({ label: '代为负责人' }),
    approvedBy: person({ label: '批准人' }),
    approvedAt: instant({ label: '批准时间' }),
    refuseReason: text({ label: '不批原因', max: 200 }),
    returnedAt: instant({ label: '销假时间' }),
  },
  states: { applied: '待批准', approved: '外出中', returned: '已销假', refused: '不予批准' },
  initial: 'applied',
  steps: {
    approve: {
      label: '批准',
      from: ['applied'],
      to: 'approved',
      by: ['leader'],
      stamps: { approvedBy: 'by', approvedAt: 'now' },
      refuse: (row, { by }) => (row.person === by ? '本人的外出须由其他领导批准' : undefined),
    },
    refuse: { label: '不予批准', from: ['applied'], to: 'refused', by: ['leader'], fills: ['refuseReason'] },
    comeBack: {
      label: '销假',
      from: ['approved'],
      to: 'returned',
      by: watchers,
      stamps: { returnedAt: 'now' },
    },
  },
  deadlines: {
    comeBack: {
      label: '外出销假',
      law: 'duty.absence',
      owes: 'dutyOfficer',
      due: (row) => (row.approvedAt === null ? null : row.endsAt),
      metAt: (row) => row.returnedAt,
    },
  },
  may: { read: readers, create: watchers, update: watchers },
  check: (row) => (row.endsAt <= row.startsAt ? { endsAt: '返回时间应在离开时间之后，请核对' } : undefined),
});

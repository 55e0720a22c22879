import { addHours } from '../../kernel/calendar.ts';
import { choice, day, flag, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { slotRhythms } from './incident.rules.ts';
import { reporters } from './incident-words.ts';

const readers = [...bureau, 'township'] as const;

/** A time of reporting at fixed hours (零报告、一日三报): every town says at each slot what there is, or that there is nothing. */
export const slotPlan = ledger('slotPlan', {
  label: '定时报送安排',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 100, hint: '如：汛期一日三报、森林防火零报告' }),
    rhythm: choice({ label: '报送频次', required: true, options: slotRhythms }),
    startsOn: day({ label: '开始日期', required: true, key: true }),
    basis: text({ label: '通知文号', max: 100 }),
    endsOn: day({ label: '结束日期' }),
  },
  states: { running: '报送中', ended: '已结束' },
  initial: 'running',
  steps: {
    end: {
      label: '结束报送',
      from: ['running'],
      to: 'ended',
      by: reporters,
      fills: ['endsOn'],
      refuse: (row) => (row.endsOn !== null && row.endsOn < row.startsOn ? '结束日期不能早于开始日期' : undefined),
    },
  },
  may: { read: readers, create: reporters, update: reporters },
});

/** One slot one town owes (报送时点): what it reported, or that nothing has happened; missed ones are chased. */
export const reportSlot = ledger('reportSlot', {
  label: '定时报送',
  title: 'unit',
  fields: {
    unit: text({ label: '报送单位', required: true, key: true, max: 60 }),
    plan: ref(slotPlan, { label: '报送安排', required: true, key: true }),
    slotAt: instant({ label: '报送时点', required: true, key: true }),
    isZero: flag({ label: '零报告（无情况）' }),
    content: note({ label: '报送内容' }),
    reportedBy: text({ label: '报送人', max: 60 }),
    reportedAt: instant({ label: '实际报送时间' }),
    chasedAt: instant({ label: '转为催报时间' }),
  },
  states: { due: '待报', missed: '逾期未报', reported: '已报', cancelled: '不再需要' },
  initial: 'due',
  steps: {
    report: {
      label: '报送',
      from: ['due', 'missed'],
      to: 'reported',
      by: [...reporters, 'township'],
      fills: ['isZero', 'reportedBy'],
      asks: ['content'],
      stamps: { reportedAt: 'now' },
      refuse: (row) =>
        row.isZero === false && row.content === null ? '有情况的请写明报送内容；没有情况请选零报告' : undefined,
    },
    miss: {
      label: '转为催报',
      from: ['due'],
      to: 'missed',
      by: ['system'],
      stamps: { chasedAt: 'now' },
    },
    cancel: { label: '不再需要', from: ['due', 'missed'], to: 'cancelled', by: ['system', ...reporters] },
  },
  deadlines: {
    report: {
      label: '定时报送',
      law: 'incidents.slots',
      owes: 'township',
      due: (row) => (row.state === 'cancelled' ? null : row.slotAt),
      metAt: (row) => row.reportedAt,
    },
    chase: {
      label: '催报',
      law: 'incidents.slots',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.chasedAt === null || row.state === 'cancelled'
          ? null
          : addHours(row.slotAt, reckoning.setting('incidents.chaseMinutes') / 60),
      metAt: (row) => row.reportedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

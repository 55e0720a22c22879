import { choice, count, day, flag, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { desks, readers, rosterMakers } from './duty-roles.ts';

/**
 * One turn of duty at one desk (值班班次, L29): who leads, who sits there, and how it was handed over. Rosters are drafted, checked and then
 * published; afterwards people change by steps that give their reason.
 */
export const dutyShift = ledger('dutyShift', {
  label: '值班班次',
  title: 'name',
  fields: {
    name: text({ label: '班次', required: true, key: true, max: 60, hint: '值班机构和日期' }),
    desk: choice({ label: '值班机构', required: true, key: true, options: desks, group: '排班' }),
    onDay: day({ label: '值班日期', required: true, group: '排班' }),
    startsAt: instant({ label: '接班时间', required: true, key: true, group: '排班' }),
    endsAt: instant({ label: '交班时间', required: true, group: '排班' }),
    isHoliday: flag({ label: '节假日班', required: true, group: '排班' }),
    leader: person({ label: '带班领导', group: '排班' }),
    main: person({ label: '主班', group: '排班' }),
    deputy: person({ label: '副班', group: '排班' }),
    persons: count({ label: '值班人次', max: 10, group: '排班' }),
    officers: count({ label: '值班人员人次', max: 10, group: '排班' }),
    changeReason: text({ label: '换班原因', max: 200, group: '调班' }),
    changedBy: person({ label: '调班人', group: '调班' }),
    cancelReason: text({ label: '撤销原因', max: 200, group: '调班' }),
    begunAt: instant({ label: '到岗时间', group: '交接' }),
    begunBy: person({ label: '到岗确认人', group: '交接' }),
    equipment: note({ label: '设备状态', group: '交接' }),
    reminder: note({ label: '重要提示', group: '交接' }),
    offeredAt: instant({ label: '提交交班时间', group: '交接' }),
    offeredBy: person({ label: '交班人', group: '交接' }),
    handedAt: instant({ label: '完成交接时间', group: '交接' }),
    takenBy: person({ label: '接班人', group: '交接' }),
  },
  states: {
    planned: '待发布',
    published: '已发布',
    onDuty: '在岗',
    handing: '待接班人确认',
    handedOver: '已交接',
    cancelled: '已撤销',
  },
  initial: 'planned',
  steps: {
    assign: {
      label: '排定人员',
      from: ['planned'],
      to: 'planned',
      by: ['system'],
      fills: ['leader', 'main', 'persons', 'officers'],
      asks: ['deputy'],
    },
    publish: { label: '发布', from: ['planned'], to: 'published', by: ['system'] },
    exchange: {
      label: '调班',
      from: ['published'],
      to: 'published',
      by: ['system'],
      fills: ['changeReason', 'leader', 'main', 'persons', 'officers'],
      asks: ['deputy'],
      stamps: { changedBy: 'by' },
    },
    relieve: {
      label: '班中替班',
      from: ['onDuty'],
      to: 'onDuty',
      by: ['system'],
      fills: ['changeReason', 'leader', 'main', 'persons', 'officers'],
      asks: ['deputy'],
      stamps: { changedBy: 'by' },
    },
    begin: {
      label: '到岗',
      from: ['published'],
      to: 'onDuty',
      by: ['system'],
      stamps: { begunAt: 'now', begunBy: 'by' },
    },
    offer: {
      label: '交班',
      from: ['onDuty'],
      to: 'handing',
      by: ['system'],
      fills: ['equipment'],
      asks: ['reminder'],
      stamps: { offeredAt: 'now', offeredBy: 'by' },
    },
    takeBack: {
      label: '收回交班',
      from: ['handing'],
      to: 'onDuty',
      by: ['system'],
      clears: ['offeredAt', 'offeredBy'],
    },
    handOver: {
      label: '确认接班',
      from: ['handing'],
      to: 'handedOver',
      by: ['system'],
      stamps: { handedAt: 'now', takenBy: 'by' },
    },
    cancel: {
      label: '撤销班次',
      from: ['planned', 'published'],
      to: 'cancelled',
      by: rosterMakers,
      fills: ['cancelReason'],
    },
  },
  deadlines: {
    begin: {
      label: '到岗接班',
      law: 'duty.watch',
      owes: 'dutyOfficer',
      due: (row) => (row.state === 'planned' || row.state === 'cancelled' ? null : row.startsAt),
      metAt: (row) => row.begunAt,
      owedBy: (row) => row.main,
      weight: () => 2,
    },
    handOver: {
      label: '交接班',
      law: 'duty.handover',
      owes: 'dutyOfficer',
      due: (row) => (row.begunAt === null ? null : row.endsAt),
      metAt: (row) => row.handedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
  check: (row) => (row.endsAt <= row.startsAt ? { endsAt: '交班时间应在接班时间之后，请核对' } : undefined),
});

/** What becomes of one open matter when a shift is handed over (交接事项): done, passed on, or parked until a time. */
export const handoverItem = ledger('handoverItem', {
  label: '交接事项',
  title: 'title',
  fields: {
    title: text({ label: '事项', required: true, max: 300 }),
    shift: ref(dutyShift, { label: '交出的班次', required: true }),
    about: text({ label: '所属台账', max: 60 }),
    aboutId: text({ label: '记录编号', max: 60 }),
    decision: choice({
      label: '处理意见',
      required: true,
      options: { done: '已办结', passed: '移交下一班', parked: '挂起到时再办' },
    }),
    until: instant({ label: '挂起至' }),
    remark: text({ label: '说明', max: 300 }),
    confirmedAt: instant({ label: '接班确认时间' }),
    confirmedBy: person({ label: '确认人' }),
  },
  states: { offered: '待确认', confirmed: '接班人已确认', withdrawn: '已收回' },
  initial: 'offered',
  steps: {
    confirm: {
      label: '逐项确认',
      from: ['offered'],
      to: 'confirmed',
      by: ['system'],
      stamps: { confirmedAt: 'now', confirmedBy: 'by' },
    },
    withdraw: { label: '收回', from: ['offered'], to: 'withdrawn', by: ['system'] },
  },
  may: { read: readers, create: ['system'], update: [] },
  check: (row) =>
    row.decision === 'parked' && row.until === null ? { until: '挂起的事项须写明到什么时间再办' } : undefined,
});

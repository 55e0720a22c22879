import { choice, count, day, flag, people, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { desks, readers, rosterMakers } from './duty-roles.ts';

/** How a desk is manned from a day on (值班模式): hours, who leads, who sits there. The season's pattern follows the usual one from its day. */
export const dutyPattern = ledger('dutyPattern', {
  label: '值班模式',
  title: 'name',
  fields: {
    name: text({
      label: '模式名称',
      required: true,
      key: true,
      max: 60,
      hint: '如：平时值班、汛期值班、防火紧要期值班',
    }),
    desk: choice({ label: '值班机构', required: true, key: true, options: desks }),
    startsOn: day({ label: '自何日起', required: true, key: true }),
    hoursADay: count({ label: '每日值班小时数', required: true, min: 1, max: 24 }),
    levels: count({ label: '值班层级', required: true, min: 1, max: 5, hint: '带班领导、值班人员为两级' }),
    beginsAt: count({ label: '接班时点', required: true, max: 23, hint: '几点接班，如 8' }),
    shiftHours: count({ label: '每班小时数', required: true, min: 1, max: 24 }),
    withDeputy: flag({ label: '设副班', required: true }),
    leaders: people({ label: '带班领导名单', required: true, hint: '按轮值次序' }),
    holidayLeaders: people({
      label: '节假日带班领导名单',
      hint: '填了的，周末和节假日只由名单中的领导带班；不填的与平日相同',
    }),
    officers: people({ label: '值班人员名单', required: true, hint: '按轮值次序；设副班时至少三人' }),
    endsOn: day({ label: '停用日期' }),
  },
  states: { current: '执行中', ended: '已停用' },
  initial: 'current',
  steps: {
    end: {
      label: '停用',
      from: ['current'],
      to: 'ended',
      by: rosterMakers,
      fills: ['endsOn'],
      refuse: (row) =>
        row.endsOn !== null && row.endsOn < row.startsOn ? '停用日期不能早于启用日期，请核对' : undefined,
    },
  },
  may: { read: readers, create: rosterMakers, update: rosterMakers },
  check: (row) =>
    row.hoursADay % row.shiftHours === 0
      ? undefined
      : { shiftHours: '每日值班小时数应是每班小时数的整数倍，如 24 小时分 24、12 或 8 小时一班' },
});

import { phone } from '../../codes/phone.ts';
import { choice, count, day, note, point, ref, sealed, text } from '../../kernel/field.ts';
import { addDays } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './resource-roles.ts';
import { rescueTeam } from './team.ledger.ts';

/** The kinds of equipment by which reports count it. */
export const equipmentKinds = {
  excavator: '挖掘机',
  loader: '铲车',
  engineeringVehicle: '工程车辆',
  crane: '吊车',
  truck: '运输车',
  commandVehicle: '指挥车',
  fireEngine: '消防车',
  ambulance: '救护车',
  boat: '船艇',
  pump: '抽排水设备',
  generator: '发电设备',
  lighting: '照明设备',
  cutting: '破拆设备',
  rope: '绳索装备',
  drone: '无人机',
  satellitePhone: '卫星电话',
  walkieTalkie: '对讲机',
  protection: '个人防护',
  fireFighting: '防灭火设备',
  other: '其他设备',
} as const;

/** Vehicles, communications and rescue gear with who holds them (装备, L40): issued, in use, repaired, retired. */
export const equipment = ledger('equipment', {
  label: '应急装备',
  title: 'name',
  fields: {
    name: text({ label: '装备名称', required: true, key: true, group: '装备' }),
    kind: choice({ label: '装备种类', required: true, options: equipmentKinds, group: '装备' }),
    quantity: count({ label: '数量（台辆部套）', required: true, max: 100_000, group: '装备' }),
    serial: text({ label: '牌号或编号', key: true, max: 60, group: '装备' }),
    holderLevel: choice({
      label: '持有层级',
      required: true,
      options: {
        county: '县级',
        department: '部门',
        township: '乡镇',
        village: '村（社区）',
        enterprise: '企业',
        social: '社会力量',
      },
      group: '持有',
    }),
    holder: text({ label: '持有单位或人', required: true, key: true, max: 100, group: '持有' }),
    phone: sealed({ label: '联系电话', of: phone, group: '持有' }),
    team: ref(rescueTeam, { label: '所属队伍', group: '持有' }),
    issuedOn: day({ label: '配发日期', required: true, key: true, group: '持有' }),
    place: point({ label: '存放位置', group: '持有' }),
    checkedOn: day({ label: '最近检查', group: '维护' }),
    checkResult: note({ label: '检查测试情况', group: '维护' }),
    fault: text({ label: '故障', max: 200, group: '维护' }),
    servicedOn: day({ label: '最近维修', group: '维护' }),
    service: note({ label: '维修情况', group: '维护' }),
    retiredOn: day({ label: '报废日期', group: '维护' }),
    retireReason: text({ label: '报废原因', max: 200, group: '维护' }),
  },
  states: { inUse: '在用', underRepair: '维修中', retired: '已报废' },
  initial: 'inUse',
  steps: {
    check: {
      label: '检查测试',
      from: ['inUse'],
      to: 'inUse',
      by: keepers,
      fills: ['checkResult'],
      stamps: { checkedOn: 'today' },
    },
    sendToRepair: { label: '送修', from: ['inUse'], to: 'underRepair', by: keepers, fills: ['fault'] },
    repaired: {
      label: '修复',
      from: ['underRepair'],
      to: 'inUse',
      by: keepers,
      fills: ['service'],
      stamps: { servicedOn: 'today' },
      clears: ['fault'],
    },
    retire: {
      label: '报废',
      from: ['inUse', 'underRepair'],
      to: 'retired',
      by: ['sectionChief'],
      fills: ['retiredOn', 'retireReason'],
      refuse: (row, { today }) =>
        row.retiredOn !== null && row.retiredOn > today ? '报废日期不能晚于今天，请重新填写' : undefined,
    },
  },
  deadlines: {
    check: {
      label: '装备检查测试',
      law: 'equipment.check',
      owes: 'township',
      due: (row, reckoning) =>
        row.state === 'retired'
          ? null
          : addDays(row.checkedOn ?? row.issuedOn, reckoning.setting('equipment.checkDays')),
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});

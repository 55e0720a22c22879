import { phone } from '../../codes/phone.ts';
import { choice, count, day, files, instant, note, point, ref, sealed, text } from '../../kernel/field.ts';
import { addDays } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { resourceAgreement } from './agreement.ledger.ts';
import { keepers, readers } from './resource-roles.ts';

/** The kinds of team by which reports count them. */
export const teamLevels = {
  county: '县级应急救援队伍',
  township: '乡镇应急救援队伍',
  village: '村（社区）应急救援分队',
  department: '部门应急队伍',
  enterprise: '企业专业救援队伍',
  social: '社会救援队伍',
  governmentFire: '政府专职消防队',
  dikePatrol: '巡堤查险队伍',
  townshipFlood: '镇防汛抢险队伍',
  countyFlood: '县级防汛抢险专业队伍',
  villageReservoir: '村级水库抢险队伍',
  urban: '城市抢险救援队伍',
  specialRescue: '特种救援队伍',
} as const;

/** A rescue team (应急救援队伍, L39) from its forming to its end; what it counts as in a report holds on the report's day. */
export const rescueTeam = ledger('rescueTeam', {
  label: '应急队伍',
  title: 'name',
  fields: {
    name: text({ label: '队伍名称', required: true, key: true, group: '队伍' }),
    level: choice({ label: '队伍类别', required: true, options: teamLevels, group: '队伍' }),
    specialty: text({ label: '专长', max: 100, hint: '如：山岳绳索、水域、破拆、森林灭火', group: '队伍' }),
    headcount: count({ label: '编制人数', required: true, max: 100_000, group: '队伍' }),
    formedOn: day({ label: '组建日期', required: true, group: '队伍' }),
    unit: text({ label: '依托单位', max: 100, group: '队伍' }),
    agreement: ref(resourceAgreement, { label: '合作协议', group: '队伍' }),
    leader: text({ label: '队长', required: true, max: 30, group: '联系' }),
    phone: sealed({ label: '联系电话', required: true, of: phone, group: '联系' }),
    station: text({ label: '驻地', max: 200, group: '联系' }),
    place: point({ label: '位置', group: '联系' }),
    gear: note({ label: '主要装备', group: '联系' }),
    inspectedOn: day({ label: '最近点验', group: '点验' }),
    findings: note({ label: '点验情况', group: '点验' }),
    disbandedOn: day({ label: '解散日期', group: '解散' }),
    disbandReason: text({ label: '解散原因', max: 200, group: '解散' }),
  },
  states: { formed: '组建中', listed: '在册', disbanded: '已解散' },
  initial: 'formed',
  steps: {
    inspect: {
      label: '点验',
      from: ['formed', 'listed'],
      to: 'listed',
      by: keepers,
      fills: ['findings'],
      stamps: { inspectedOn: 'today' },
    },
    disband: {
      label: '解散',
      from: ['formed', 'listed'],
      to: 'disbanded',
      by: ['sectionChief', 'leader'],
      fills: ['disbandedOn', 'disbandReason'],
      refuse: (row, { today }) =>
        row.disbandedOn !== null && row.disbandedOn > today ? '解散日期不能晚于今天，请重新填写' : undefined,
    },
  },
  deadlines: {
    inspect: {
      label: '队伍点验',
      law: 'teams.inspection',
      owes: 'township',
      due: (row, reckoning) =>
        row.state === 'disbanded'
          ? null
          : addDays(row.inspectedOn ?? row.formedOn, reckoning.setting('teams.inspectionDays')),
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});

/** Somebody in a team, with the way to reach them (队员与人员通讯台账, L39): who is on call is a state, so that it has a history. */
export const teamMember = ledger('teamMember', {
  label: '队伍人员',
  title: 'name',
  fields: {
    name: text({ label: '姓名', required: true, key: true, max: 30 }),
    team: ref(rescueTeam, { label: '所属队伍', required: true, key: true }),
    duty: text({ label: '职务', required: true, max: 30, hint: '队长、副队长、队员、驾驶员等' }),
    phone: sealed({ label: '联系电话', required: true, of: phone }),
    skills: text({ label: '技能证书', max: 200 }),
    joinedOn: day({ label: '入队日期', required: true, key: true }),
    confirmedOn: day({ label: '通讯核实日期' }),
    leftOn: day({ label: '离队日期' }),
  },
  states: { serving: '在队', onCall: '值守待命', away: '外出', left: '已离队' },
  initial: 'serving',
  steps: {
    goOnCall: { label: '值守待命', from: ['serving', 'away'], to: 'onCall', by: keepers },
    comeOff: { label: '结束值守', from: ['onCall'], to: 'serving', by: keepers },
    goAway: { label: '外出', from: ['serving', 'onCall'], to: 'away', by: keepers },
    comeBack: { label: '归队', from: ['away'], to: 'serving', by: keepers },
    confirm: {
      label: '核实通讯',
      from: ['serving'],
      to: 'serving',
      by: keepers,
      stamps: { confirmedOn: 'today' },
    },
    leave: {
      label: '离队',
      from: ['serving', 'onCall', 'away'],
      to: 'left',
      by: keepers,
      fills: ['leftOn'],
      refuse: (row, { today }) =>
        row.leftOn !== null && (row.leftOn > today || row.leftOn < row.joinedOn)
          ? '离队日期应在入队之后、不晚于今天'
          : undefined,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});

/** A team called out to be looked at (集结拉动、点验; L39): how many came, and how fast. */
export const teamMuster = ledger('teamMuster', {
  label: '集结拉动',
  title: 'subject',
  fields: {
    subject: text({ label: '科目', required: true, key: true, max: 100 }),
    team: ref(rescueTeam, { label: '队伍', required: true, key: true }),
    calledAt: instant({ label: '下达时间', required: true, key: true }),
    assembledAt: instant({ label: '集结完毕时间', required: true }),
    expected: count({ label: '应到人数', required: true, max: 100_000 }),
    present: count({ label: '实到人数', required: true, max: 100_000 }),
    vehicles: count({ label: '出动车辆', max: 10_000 }),
    evaluation: note({ label: '讲评', required: true }),
    photos: files({ label: '现场照片' }),
    filedOn: day({ label: '归档日期' }),
  },
  states: { recorded: '已记录', filed: '已归档' },
  initial: 'recorded',
  steps: {
    file: { label: '归档', from: ['recorded'], to: 'filed', by: keepers, stamps: { filedOn: 'today' } },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.assembledAt < row.calledAt) return { assembledAt: '集结完毕不能早于下达时间，请核对' };
    return row.present > row.expected ? { present: '实到不能多于应到，请核对' } : undefined;
  },
});

import { addHours, addDays, dayOf } from '../../kernel/calendar.ts';
import { choice, count, day, flag, instant, money, note, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { sectors, site } from '../sites/index.ts';
import { readers, reporters } from './accident-roles.ts';
import { grades, nextReportDue } from './accident.rules.ts';

/** The kinds of accident; traffic and fire have a shorter term for what is counted. */
export const accidentKinds = {
  struck: '物体打击',
  mechanical: '机械伤害',
  vehicle: '车辆伤害',
  fall: '高处坠落',
  electric: '触电',
  collapse: '坍塌',
  poisoning: '中毒和窒息',
  explosion: '爆炸',
  lifting: '起重伤害',
  drowning: '淹溺',
  burn: '灼烫',
  roof: '冒顶片帮',
  traffic: '道路交通',
  fire: '火灾',
  other: '其他',
} as const;

/**
 * A work-safety accident (生产安全事故, L26), lying where it happened. What it has cost and its grade follow from the chain of its reports;
 * no form changes them.
 */
export const accident = ledger('accident', {
  label: '生产安全事故',
  title: 'name',
  number: '事故',
  fields: {
    name: text({ label: '事故名称', required: true, key: true, max: 200, hint: '单位＋日期＋类型', group: '事故' }),
    unitName: text({ label: '事故发生单位', required: true, key: true, group: '事故' }),
    site: ref(site, { label: '单位档案', group: '事故' }),
    kind: choice({ label: '事故类型', required: true, options: accidentKinds, group: '事故' }),
    sector: choice({ label: '行业领域', required: true, options: sectors, group: '事故' }),
    occurredAt: instant({ label: '发生时间', required: true, key: true, group: '事故' }),
    address: text({ label: '发生地点', required: true, max: 200, group: '事故' }),
    place: point({ label: '位置', group: '事故' }),
    course: note({ label: '简要经过', required: true, group: '接报' }),
    measures: note({ label: '已采取的措施', required: true, group: '接报' }),
    knewAt: instant({ label: '单位负责人接到报告时间', group: '接报' }),
    receivedAt: instant({ label: '本局接报时间', required: true, group: '接报' }),
    informant: text({ label: '报告人', max: 60, group: '接报' }),
    atRisk: count({ label: '涉险人数', max: 100_000, group: '涉险' }),
    evacuated: count({ label: '紧急疏散人数', max: 1_000_000, group: '涉险' }),
    keyFacility: flag({ label: '危及重要场所或严重污染', group: '涉险' }),
    grade: choice({ label: '事故等级', options: grades, group: '伤亡损失' }),
    dead: count({ label: '死亡人数', max: 100_000, group: '伤亡损失' }),
    missing: count({ label: '下落不明人数', max: 100_000, group: '伤亡损失' }),
    injured: count({ label: '重伤人数', max: 100_000, group: '伤亡损失' }),
    slight: count({ label: '轻伤人数', max: 100_000, group: '伤亡损失' }),
    hurt: count({ label: '受伤人数', max: 200_000, group: '伤亡损失' }),
    loss: money({ label: '直接经济损失', group: '伤亡损失' }),
    firstReportAt: instant({ label: '首次上报时间', group: '报告' }),
    lastReportAt: instant({ label: '最近报告时间', group: '报告' }),
    reports: count({ label: '报告次数', max: 10_000, group: '报告' }),
    onSiteAt: instant({ label: '负责人到场时间', group: '报告' }),
    endedAt: instant({ label: '终报时间', group: '报告' }),
    investigatedOn: day({ label: '成立调查组日期', group: '报告' }),
    dismissReason: note({ label: '不属于生产安全事故的理由', group: '报告' }),
    dismissedAt: instant({ label: '核销时间', group: '报告' }),
  },
  states: { received: '接报核实', reporting: '续报中', ended: '报告终结', dismissed: '不属于生产安全事故' },
  initial: 'received',
  steps: {
    report: {
      label: '报告',
      from: ['received', 'reporting'],
      to: 'reporting',
      by: ['system'],
      fills: ['grade', 'dead', 'hurt', 'reports', 'lastReportAt', 'firstReportAt'],
      asks: ['missing', 'injured', 'slight', 'loss'],
    },
    arrive: {
      label: '负责人到场',
      from: ['reporting'],
      to: 'reporting',
      by: reporters,
      fills: ['onSiteAt'],
      refuse: (row) =>
        row.onSiteAt !== null && row.onSiteAt < row.occurredAt ? '到场时间不能早于事故发生时间，请核对' : undefined,
    },
    finish: {
      label: '终报',
      from: ['reporting'],
      to: 'ended',
      by: ['system'],
      stamps: { endedAt: 'now' },
    },
    regrade: {
      label: '补报后重新定级',
      from: ['ended'],
      to: 'ended',
      by: ['system'],
      fills: ['grade', 'dead', 'hurt', 'reports', 'lastReportAt'],
      asks: ['missing', 'injured', 'slight', 'loss'],
    },
    investigate: {
      label: '成立调查组',
      from: ['reporting'],
      to: 'reporting',
      by: ['system'],
      stamps: { investigatedOn: 'today' },
    },
    investigateEnded: {
      label: '终报后成立调查组',
      from: ['ended'],
      to: 'ended',
      by: ['system'],
      stamps: { investigatedOn: 'today' },
    },
    dismiss: {
      label: '核定不属于生产安全事故',
      from: ['received', 'reporting', 'ended'],
      to: 'dismissed',
      by: ['sectionChief', 'leader'],
      fills: ['dismissReason'],
      stamps: { dismissedAt: 'now' },
    },
  },
  deadlines: {
    upward: {
      label: '上报上级和本级政府',
      law: 'accidents.report',
      owes: 'dutyOfficer',
      due: (row, reckoning) => addHours(row.receivedAt, reckoning.setting('accidents.upwardHours')),
      metAt: (row) => row.firstReportAt ?? row.dismissedAt,
      weight: () => 2,
    },
    followUp: {
      label: '续报',
      law: 'accidents.followUp',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.state === 'reporting' && row.lastReportAt !== null && row.grade !== null
          ? nextReportDue(row.lastReportAt, row.grade, (key) => reckoning.setting(key))
          : null,
      metAt: () => null,
      weight: () => 2,
    },
    team: {
      label: '成立调查组',
      law: 'accidents.team',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.grade === 'general' ? addDays(dayOf(row.occurredAt), reckoning.setting('accidents.teamDays')) : null,
      metAt: (row) => row.investigatedOn ?? row.dismissedAt,
    },
  },
  may: { read: readers, create: reporters, update: reporters },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.receivedAt < row.occurredAt) return { receivedAt: '接报时间不能早于事故发生时间，请核对' };
    return row.knewAt !== null && (row.knewAt < row.occurredAt || row.knewAt > row.receivedAt)
      ? { knewAt: '单位负责人接到报告应在事故发生之后、本局接报之前，请核对' }
      : undefined;
  },
});

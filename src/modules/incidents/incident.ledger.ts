import { addHours, dayOf } from '../../kernel/calendar.ts';
import { choice, count, instant, note, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { accident } from '../accidents/index.ts';
import { incidentKinds, readers, reporters } from './incident-words.ts';
import { grades, nextFollowUp } from './incident.rules.ts';

const figures = ['missing', 'injured', 'trapped', 'evacuated'] as const;

/**
 * An incident the duty room answers for (突发事件信息, L30), lying where it happened. Casualties and grade are what its reports say; no form
 * changes them.
 */
export const incident = ledger('incident', {
  label: '突发事件',
  title: 'name',
  number: '事件',
  fields: {
    name: text({ label: '事件名称', required: true, key: true, max: 200, group: '事件' }),
    kind: choice({ label: '类别', required: true, options: incidentKinds, group: '事件' }),
    receivedAt: instant({ label: '接报时间', required: true, key: true, group: '事件' }),
    occurredAt: instant({ label: '发生时间', group: '事件' }),
    course: note({ label: '简要经过', required: true, group: '事件' }),
    measures: note({ label: '已采取的措施', group: '事件' }),
    accident: ref(accident, { label: '对应的生产安全事故', group: '事件' }),
    placeWords: text({ label: '地点', max: 200, group: '地点' }),
    place: point({ label: '位置', group: '地点' }),
    grade: choice({ label: '等级', options: grades, group: '伤亡' }),
    dead: count({ label: '死亡人数', max: 100_000, group: '伤亡' }),
    missing: count({ label: '失联人数', max: 100_000, group: '伤亡' }),
    injured: count({ label: '受伤人数', max: 100_000, group: '伤亡' }),
    trapped: count({ label: '被困人数', max: 100_000, group: '伤亡' }),
    evacuated: count({ label: '转移人数', max: 1_000_000, group: '伤亡' }),
    firstReportAt: instant({ label: '首报时间', group: '报送' }),
    lastReportAt: instant({ label: '最近报告时间', group: '报送' }),
    reports: count({ label: '报告次数', max: 10_000, group: '报送' }),
    endedAt: instant({ label: '终报时间', group: '报送' }),
    archivedAt: instant({ label: '归档时间', group: '报送' }),
    dismissReason: note({ label: '撤销理由', group: '报送' }),
    dismissedAt: instant({ label: '撤销时间', group: '报送' }),
  },
  states: {
    received: '待首报',
    reporting: '续报中',
    ended: '已终报',
    archived: '已归档',
    dismissed: '已撤销',
  },
  initial: 'received',
  steps: {
    assess: {
      label: '初判',
      from: ['received'],
      to: 'received',
      by: ['system'],
      fills: ['grade'],
      asks: ['dead', ...figures, 'placeWords', 'place'],
    },
    locate: {
      label: '补充地点',
      from: ['received'],
      to: 'received',
      by: reporters,
      fills: ['placeWords'],
      asks: ['place'],
    },
    relocate: {
      label: '核实地点',
      from: ['reporting'],
      to: 'reporting',
      by: reporters,
      fills: ['placeWords'],
      asks: ['place'],
    },
    report: {
      label: '报告',
      from: ['received', 'reporting'],
      to: 'reporting',
      by: ['system'],
      fills: ['grade', 'reports', 'lastReportAt', 'firstReportAt'],
      asks: ['dead', ...figures],
    },
    finish: { label: '终报', from: ['reporting'], to: 'ended', by: ['system'], stamps: { endedAt: 'now' } },
    archive: { label: '归档', from: ['ended'], to: 'archived', by: reporters, stamps: { archivedAt: 'now' } },
    regrade: {
      label: '补报后重新定级',
      from: ['ended'],
      to: 'ended',
      by: ['system'],
      fills: ['grade', 'reports', 'lastReportAt'],
      asks: ['dead', ...figures],
    },
    dismiss: {
      label: '核实不属于突发事件',
      from: ['received', 'reporting'],
      to: 'dismissed',
      by: ['dutyOfficer', 'sectionChief', 'leader'],
      fills: ['dismissReason'],
      stamps: { dismissedAt: 'now' },
      refuse: (row) => ((row.dead ?? 0) > 0 ? '已有人员死亡的事件不能撤销，情况有误请在报告中更正' : undefined),
    },
  },
  deadlines: {
    locate: {
      label: '核实地点',
      law: 'incidents.elements',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.placeWords === null && (row.state === 'received' || row.state === 'reporting')
          ? addHours(row.receivedAt, reckoning.setting('incidents.locateMinutes') / 60)
          : null,
      metAt: () => null,
      weight: () => 2,
    },
    followUp: {
      label: '续报',
      law: 'incidents.followUp',
      owes: 'dutyOfficer',
      due: (row, reckoning) =>
        row.state === 'reporting' && row.lastReportAt !== null && row.grade !== null
          ? nextFollowUp(row.lastReportAt, row.grade, (key) => reckoning.setting(key))
          : null,
      metAt: () => null,
      weight: (row) => (row.grade === 'general' || row.grade === 'ungraded' ? 1 : 2),
    },
  },
  may: { read: readers, create: ['system'], update: reporters },
  check: (row) =>
    row.occurredAt !== null && row.receivedAt < row.occurredAt
      ? { occurredAt: '发生时间不能晚于接报时间，请核对' }
      : undefined,
});

/** One body that must be told (应报对象): by telephone or in writing, by a time; the receipt, with name, post, time and channel, stops the clock. */
export const incidentNotice = ledger('incidentNotice', {
  label: '上报任务',
  title: 'name',
  fields: {
    name: text({ label: '任务', required: true, max: 360, hint: '哪一件事件、报告谁' }),
    recipient: text({ label: '报告对象', required: true, max: 100 }),
    incident: ref(incident, { label: '事件', required: true }),
    channel: choice({ label: '方式', required: true, options: { phone: '电话报告', written: '书面报告' } }),
    tellBy: instant({ label: '最迟报告时间', required: true }),
    basis: text({ label: '依据', required: true, max: 200 }),
    about: text({ label: '报告内容', max: 240 }),
    receiver: text({ label: '接收人', max: 60 }),
    receiverPost: text({ label: '接收人职务', max: 60 }),
    toldAt: instant({ label: '报告时间' }),
    means: choice({
      label: '渠道',
      options: { phone: '电话', fax: '传真', network: '信息报送系统', mail: '政务邮件', visit: '当面' },
    }),
    toldBy: text({ label: '对方反馈', max: 200 }),
    waiveReason: text({ label: '不需报告的理由', max: 200 }),
  },
  states: { owed: '待报告', told: '已报告', waived: '不需报告' },
  initial: 'owed',
  steps: {
    tell: {
      label: '登记回执',
      from: ['owed'],
      to: 'told',
      by: reporters,
      fills: ['receiver', 'receiverPost', 'toldAt', 'means'],
      asks: ['toldBy'],
      refuse: (row, { today }) =>
        row.toldAt !== null && dayOf(row.toldAt) > today ? '报告时间不能晚于今天，请核对' : undefined,
    },
    waive: {
      label: '不需报告',
      from: ['owed'],
      to: 'waived',
      by: ['sectionChief', 'leader'],
      fills: ['waiveReason'],
    },
  },
  deadlines: {
    phone: {
      label: '电话报告',
      law: 'incidents.phone',
      owes: 'dutyOfficer',
      due: (row) => (row.channel === 'phone' && row.state !== 'waived' ? row.tellBy : null),
      metAt: (row) => row.toldAt,
      weight: () => 2,
    },
    written: {
      label: '书面报告',
      law: 'incidents.written',
      owes: 'dutyOfficer',
      due: (row) => (row.channel === 'written' && row.state !== 'waived' ? row.tellBy : null),
      metAt: (row) => row.toldAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

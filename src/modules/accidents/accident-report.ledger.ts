import { choice, count, instant, money, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { accident } from './accident.ledger.ts';
import { readers } from './accident-roles.ts';
import { grades } from './accident.rules.ts';
import { links } from './report-chain.ts';

/** One report of the chain (首报、续报、补报、终报): numbered within its accident, written once by the call that sends it. */
export const accidentReport = ledger('accidentReport', {
  label: '事故报告',
  title: 'title',
  fields: {
    title: text({ label: '标题', required: true, max: 240 }),
    accident: ref(accident, { label: '事故', required: true }),
    ordinal: count({ label: '第几次报告', required: true, min: 1, max: 10_000 }),
    kind: choice({ label: '报告种类', required: true, options: links }),
    reportedAt: instant({ label: '报告时间', required: true }),
    recipients: text({ label: '报告对象', required: true, max: 200 }),
    dead: count({ label: '死亡人数', max: 100_000 }),
    missing: count({ label: '下落不明人数', max: 100_000 }),
    injured: count({ label: '重伤人数', max: 100_000 }),
    slight: count({ label: '轻伤人数', max: 100_000 }),
    loss: money({ label: '直接经济损失' }),
    grade: choice({ label: '报告后等级', required: true, options: grades }),
    situation: note({ label: '情况', required: true }),
  },
  states: { sent: '已报告' },
  initial: 'sent',
  steps: {},
  may: { read: readers, create: ['system'], update: [] },
});

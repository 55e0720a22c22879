import { choice, count, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { links } from '../accidents/index.ts';
import { incident } from './incident.ledger.ts';
import { readers } from './incident-words.ts';
import { grades } from './incident.rules.ts';

/** One report of an incident's chain (首报、续报、终报、补报、更正): numbered, written once, with what changed since the one before. */
export const incidentReport = ledger('incidentReport', {
  label: '突发事件信息报告',
  title: 'title',
  fields: {
    title: text({ label: '标题', required: true, max: 240 }),
    incident: ref(incident, { label: '事件', required: true }),
    ordinal: count({ label: '第几次报告', required: true, min: 1, max: 10_000 }),
    kind: choice({ label: '报告种类', required: true, options: links }),
    reportedAt: instant({ label: '报告时间', required: true }),
    dead: count({ label: '死亡人数', max: 100_000 }),
    missing: count({ label: '失联人数', max: 100_000 }),
    injured: count({ label: '受伤人数', max: 100_000 }),
    trapped: count({ label: '被困人数', max: 100_000 }),
    evacuated: count({ label: '转移人数', max: 1_000_000 }),
    grade: choice({ label: '报告后等级', required: true, options: grades }),
    situation: note({ label: '情况', required: true }),
    changes: text({ label: '与上次相比', max: 200 }),
    explanation: text({ label: '数字变化的说明', max: 300 }),
  },
  states: { sent: '已报告' },
  initial: 'sent',
  steps: {},
  may: { read: readers, create: ['system'], update: [] },
});

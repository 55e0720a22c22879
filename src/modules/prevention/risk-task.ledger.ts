import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { hazard } from '../hazards/index.ts';
import { site } from '../sites/index.ts';
import { keepers, readers } from './prevention-roles.ts';
import { riskPoint } from './risk.ledger.ts';

/** A check that comes back (排查任务): each time it is done, the next is due so many days later. */
export const riskTask = ledger('riskTask', {
  label: '排查任务',
  title: 'name',
  fields: {
    name: text({ label: '排查内容', required: true, key: true, max: 200 }),
    site: ref(site, { label: '所属单位', required: true, key: true, owner: true }),
    risk: ref(riskPoint, { label: '风险点', key: true }),
    everyDays: count({
      label: '排查周期（日）',
      required: true,
      min: 1,
      max: 366,
      hint: '每日填 1，每周填 7，每月填 30',
    }),
    responsible: text({ label: '排查责任人', required: true, max: 60 }),
    startsOn: day({ label: '首次排查日期', required: true }),
    lastOn: day({ label: '最近排查日期' }),
    pauseReason: text({ label: '暂停或终止原因', max: 200 }),
  },
  states: { active: '执行中', paused: '已暂停', ended: '已终止' },
  initial: 'active',
  steps: {
    record: { label: '完成一次排查', from: ['active'], to: 'active', by: ['system'], stamps: { lastOn: 'today' } },
    pause: { label: '暂停', from: ['active'], to: 'paused', by: keepers, fills: ['pauseReason'] },
    resume: { label: '恢复', from: ['paused'], to: 'active', by: keepers },
    end: { label: '终止', from: ['active', 'paused'], to: 'ended', by: keepers, fills: ['pauseReason'] },
  },
  deadlines: {
    check: {
      label: '按期排查',
      law: 'prevention.duty',
      owes: 'enterprise',
      due: (row) => {
        if (row.state !== 'active') return null;
        return row.lastOn === null ? row.startsOn : addDays(row.lastOn, row.everyDays);
      },
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});

/** One check that was made (排查记录): of which task and risk, and the hazard it found. Written by the call that records it, once. */
export const riskCheck = ledger('riskCheck', {
  label: '排查记录',
  title: 'checked',
  fields: {
    checked: text({ label: '排查内容', required: true, max: 200 }),
    site: ref(site, { label: '所属单位', required: true, owner: true }),
    task: ref(riskTask, { label: '排查任务', required: true }),
    risk: ref(riskPoint, { label: '风险点' }),
    checkedOn: day({ label: '排查日期', required: true }),
    checker: text({ label: '排查人', required: true, max: 60 }),
    result: choice({ label: '排查结果', required: true, options: { normal: '正常', found: '发现隐患' } }),
    findings: note({ label: '排查情况' }),
    hazard: ref(hazard, { label: '发现的隐患' }),
  },
  states: { recorded: '已记录' },
  initial: 'recorded',
  steps: {},
  may: { read: readers, create: ['system'], update: [] },
});

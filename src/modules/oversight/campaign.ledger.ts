import { count, day, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/** A special campaign (专项行动, L05), to which visits and hazards are counted. */
export const campaign = ledger('campaign', {
  label: '专项行动',
  title: 'name',
  fields: {
    name: text({ label: '行动名称', required: true, key: true }),
    key: text({ label: '统计代号', required: true, max: 40, hint: '报告取数用，立项后不要改动' }),
    documentNumber: text({ label: '印发文号', max: 60 }),
    startsOn: day({ label: '开始日期', required: true, key: true }),
    endsOn: day({ label: '结束日期', required: true }),
    scope: note({ label: '范围与重点' }),
    sectors: count({ label: '聚焦行业领域数', max: 200, hint: '方案列明的行业领域个数' }),
    operations: count({ label: '管控危险作业项数', max: 200, hint: '方案列明的动火、有限空间等作业' }),
    summary: note({ label: '总结' }),
    closedAt: day({ label: '总结日期' }),
  },
  states: { issued: '已印发方案', selfCheck: '自查', inspection: '督导检查', closed: '已总结' },
  initial: 'issued',
  steps: {
    startSelfCheck: {
      label: '转入自查',
      from: ['issued'],
      to: 'selfCheck',
      by: ['committeeOffice', 'sectionChief'],
    },
    startInspection: {
      label: '转入督导检查',
      from: ['issued', 'selfCheck'],
      to: 'inspection',
      by: ['committeeOffice', 'sectionChief'],
    },
    close: {
      label: '总结',
      from: ['inspection'],
      to: 'closed',
      by: ['committeeOffice', 'sectionChief'],
      fills: ['summary'],
      stamps: { closedAt: 'today' },
    },
  },
  may: {
    read: [...bureau, 'township', 'village', 'enterprise'],
    create: ['committeeOffice', 'sectionChief'],
    update: ['committeeOffice', 'sectionChief'],
  },
  check: (row) => (row.endsOn < row.startsOn ? { endsOn: '结束日期不能早于开始日期' } : undefined),
});

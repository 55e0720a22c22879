import { choice, count, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { sectors } from '../sites/index.ts';
import { enforcers, planners, readers } from './inspection-roles.ts';

/** What is checked at sites of a sector, each item with the clause it rests on. A later version takes over on its day; visits keep theirs. */
export const checklist = ledger('checklist', {
  label: '检查表',
  title: 'name',
  fields: {
    name: text({ label: '检查表名称', required: true, key: true }),
    sector: choice({ label: '行业领域', hint: '空着即各行业通用', options: sectors }),
    edition: count({ label: '版次', required: true, key: true, min: 1, max: 999 }),
    items: count({ label: '检查项数', required: true, max: 300 }),
    basis: note({ label: '主要依据' }),
    effectiveOn: day({ label: '启用日期' }),
    endsOn: day({ label: '停用日期', hint: '自这天起不再使用' }),
  },
  states: { draft: '编制中', inForce: '使用中', ended: '已停用' },
  initial: 'draft',
  steps: {
    publish: { label: '启用', from: ['draft'], to: 'inForce', by: ['system'], fills: ['effectiveOn'] },
    end: {
      label: '停用',
      from: ['inForce'],
      to: 'ended',
      by: planners,
      fills: ['endsOn'],
      refuse: (row) =>
        row.endsOn !== null && row.effectiveOn !== null && row.endsOn < row.effectiveOn
          ? '停用日期不能早于启用日期'
          : undefined,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

/** One thing to look at: what, on which clause, and how a failure is worded in a document. */
export const checkItem = ledger('checkItem', {
  label: '检查项',
  title: 'content',
  fields: {
    checklist: ref(checklist, { label: '检查表', required: true, key: true }),
    place: count({ label: '序号', required: true, key: true, min: 1, max: 300 }),
    content: text({ label: '检查内容', required: true, max: 300 }),
    basis: text({ label: '依据', required: true, max: 300, hint: '法律、标准及条款' }),
    finding: text({ label: '不符合时的表述', max: 300, hint: '写入文书的隐患描述；空着用检查内容' }),
  },
  states: { listed: '在用' },
  initial: 'listed',
  steps: {},
  may: { read: [...enforcers, 'leader', 'dutyOfficer', 'writer', 'township'], create: ['system'], update: [] },
});

import { choice, day, note, people, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';

/** A document that orders hazards to be put right (责令限期整改指令书, 整改通知书; L13). */
export const order = ledger('rectificationOrder', {
  label: '整改文书',
  title: 'subject',
  number: '责改',
  fields: {
    site: ref(site, { label: '受送达单位', required: true, key: true, owner: true }),
    visit: ref(visit, { label: '来自检查' }),
    kind: choice({
      label: '文书种类',
      required: true,
      key: true,
      options: { order: '责令限期整改指令书', notice: '整改通知书' },
    }),
    subject: text({ label: '事由', required: true, key: true, max: 200 }),
    issuedOn: day({ label: '下达日期', required: true, key: true }),
    inspectors: people({ label: '执法人员', required: true }),
    dueOn: day({ label: '最迟整改期限' }),
    receivedBy: text({ label: '签收人', max: 60 }),
    servedOn: day({ label: '送达日期' }),
    conclusion: note({ label: '复查结论' }),
    completedOn: day({ label: '办结日期' }),
  },
  states: { issued: '已下达', served: '已送达', completed: '已办结' },
  initial: 'issued',
  steps: {
    serve: {
      label: '送达',
      from: ['issued'],
      to: 'served',
      by: ['inspector', 'sectionChief', 'committeeOffice'],
      fills: ['receivedBy', 'servedOn'],
      refuse: (row, { today }) => (row.servedOn !== null && row.servedOn > today ? '送达日期不能晚于今天' : undefined),
    },
    complete: {
      label: '办结',
      from: ['issued', 'served'],
      to: 'completed',
      by: ['inspector', 'sectionChief', 'committeeOffice'],
      fills: ['conclusion'],
      stamps: { completedOn: 'today' },
    },
  },
  may: {
    read: [...bureau, 'township', 'enterprise'],
    create: ['inspector', 'sectionChief', 'committeeOffice'],
    update: ['inspector', 'sectionChief', 'committeeOffice'],
  },
});

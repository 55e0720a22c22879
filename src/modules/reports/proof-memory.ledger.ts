import { text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/** Words the bureau has looked at and means as they are: the proof-reader does not name them again (校对留用). */
export const proofMemory = ledger('proofMemory', {
  label: '校对留用',
  title: 'quote',
  fields: {
    category: text({ label: '类别', required: true, key: true, max: 40 }),
    quote: text({ label: '原文', required: true, key: true, max: 200 }),
    reason: text({ label: '留用原因', max: 200 }),
  },
  states: { kept: '留用', lifted: '已取消' },
  initial: 'kept',
  steps: { lift: { label: '取消留用', from: ['kept'], to: 'lifted', by: ['writer', 'committeeOffice'], fills: [] } },
  may: { read: [...bureau], create: ['writer', 'committeeOffice'], update: ['writer', 'committeeOffice'] },
});

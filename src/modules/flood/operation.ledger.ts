import { choice, count, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { floodSite } from './flood-site.ledger.ts';
import { keepers, readers } from './flood-roles.ts';

/** What was done against the water in one place (排涝抢险、生产自救, L49b): people, vehicles, pumps, water moved. */
export const floodOperation = ledger('floodOperation', {
  label: '排涝抢险与生产自救',
  title: 'name',
  fields: {
    name: text({ label: '地点或任务', required: true, key: true, max: 100 }),
    kind: choice({
      label: '种类',
      required: true,
      options: { drainage: '排涝', rescue: '抢险', recovery: '生产自救', drought: '抗旱' },
    }),
    site: ref(floodSite, { label: '责任点' }),
    workedAt: instant({ label: '时间', required: true, key: true }),
    persons: count({ label: '发动人员（人次）', required: true, max: 1_000_000 }),
    vehicles: count({ label: '动用车辆（台套）', max: 100_000 }),
    drained: count({ label: '排水量（立方米）' }),
    remark: note({ label: '情况' }),
  },
  states: { recorded: '已记录', void: '已作废' },
  initial: 'recorded',
  steps: { void: { label: '作废', from: ['recorded'], to: 'void', by: keepers } },
  may: { read: readers, create: keepers, update: keepers },
});

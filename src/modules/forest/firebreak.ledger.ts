import { choice, count, day, files, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './forest-roles.ts';

/** A stretch of firebreak cut or kept clear (防火隔离带, L50): what was done counts on the day it was finished. */
export const firebreak = ledger('firebreak', {
  label: '防火隔离带',
  title: 'name',
  fields: {
    name: text({ label: '地段', required: true, key: true, max: 100, hint: '起止地点' }),
    kind: choice({
      label: '作业',
      required: true,
      key: true,
      options: { cut: '新开设', mown: '割草维护', burnt: '计划烧除' },
    }),
    dueOn: day({ label: '应完成日期', required: true, key: true }),
    length: count({ label: '长度（米）', max: 1_000_000 }),
    surface: count({ label: '面积（亩）', max: 1_000_000 }),
    doneOn: day({ label: '完成日期' }),
    photos: files({ label: '现场照片' }),
    cancelReason: text({ label: '取消原因', max: 100 }),
  },
  states: { planned: '待完成', done: '已完成', cancelled: '已取消' },
  initial: 'planned',
  steps: {
    finish: {
      label: '完成',
      from: ['planned'],
      to: 'done',
      by: keepers,
      fills: ['length', 'surface', 'doneOn'],
      asks: ['photos'],
      refuse: (row, { today }) =>
        row.doneOn !== null && row.doneOn > today ? '完成日期不能晚于今天，请核对' : undefined,
    },
    cancel: { label: '取消作业', from: ['planned'], to: 'cancelled', by: keepers, fills: ['cancelReason'] },
  },
  deadlines: {
    finish: {
      label: '完成防火隔离带',
      law: 'forest.firebreak',
      owes: 'township',
      due: (row) => (row.state === 'cancelled' ? null : row.dueOn),
      metAt: (row) => row.doneOn,
    },
  },
  may: { read: readers, create: keepers, update: keepers, locked: ['done', 'cancelled'] },
});

import { dayOf } from '../../kernel/calendar.ts';
import { day, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { enforcers, readers } from './inspection-roles.ts';

/** A visit that several departments make together (联合执法检查, A051): arranged for some days, held or given up. */
export const jointInspection = ledger('jointInspection', {
  label: '联合执法检查',
  title: 'name',
  fields: {
    name: text({ label: '检查名称', required: true, key: true }),
    departments: text({ label: '参加部门', required: true, max: 200, hint: '牵头部门写在最前' }),
    startsOn: day({ label: '起始日期', required: true, key: true }),
    endsOn: day({ label: '截止日期', required: true }),
    heldOn: day({ label: '开展日期' }),
    result: note({ label: '检查情况' }),
    cancelReason: text({ label: '取消原因', max: 200 }),
  },
  states: { planned: '已安排', held: '已开展', cancelled: '已取消' },
  initial: 'planned',
  steps: {
    hold: {
      label: '登记开展情况',
      from: ['planned'],
      to: 'held',
      by: enforcers,
      fills: ['heldOn', 'result'],
      refuse: (row, { today }) => (row.heldOn !== null && row.heldOn > today ? '开展日期不能晚于今天' : undefined),
    },
    cancel: { label: '取消', from: ['planned'], to: 'cancelled', by: enforcers, fills: ['cancelReason'] },
  },
  deadlines: {
    hold: {
      label: '联合执法检查',
      law: 'inspections.filing',
      owes: 'committeeOffice',
      due: (row) => (row.state === 'cancelled' ? null : row.endsOn),
      metAt: (row) => row.heldOn,
    },
  },
  may: { read: readers, create: enforcers, update: enforcers },
  check: (row) => (row.endsOn < row.startsOn ? { endsOn: '截止日期不能早于起始日期' } : undefined),
});

/**
 * A visit to an enterprise as a department registers it beforehand (涉企行政执法备案, A051), so that those of all departments stand in one
 * calendar. A visit of the bureau's own answers it by being recorded; other departments' are told. The enterprise does not see it.
 */
export const visitFiling = ledger('visitFiling', {
  label: '入企检查备案',
  title: 'matter',
  number: '检备',
  fields: {
    site: ref(site, { label: '被检查单位', required: true, key: true, owner: true }),
    department: text({ label: '检查部门', required: true, key: true, max: 60 }),
    plannedOn: day({ label: '计划检查日期', required: true, key: true }),
    matter: text({ label: '检查事项', required: true, max: 200 }),
    basis: text({ label: '检查依据', max: 200, hint: '执法计划、专项行动、上级部署、举报线索等' }),
    joint: ref(jointInspection, { label: '联合执法检查', openIn: ['planned'] }),
    visitedAt: instant({ label: '实际检查时间' }),
    result: note({ label: '检查结果' }),
    cancelReason: text({ label: '撤销原因', max: 200 }),
  },
  states: { filed: '已备案', visited: '已检查', cancelled: '已撤销' },
  initial: 'filed',
  steps: {
    visit: { label: '完成检查', from: ['filed'], to: 'visited', by: ['system'], fills: ['visitedAt'] },
    report: {
      label: '登记检查结果',
      from: ['filed'],
      to: 'visited',
      by: enforcers,
      fills: ['visitedAt', 'result'],
      refuse: (row, { today }) =>
        row.visitedAt !== null && dayOf(row.visitedAt) > today ? '检查时间不能晚于今天' : undefined,
    },
    cancel: { label: '撤销备案', from: ['filed'], to: 'cancelled', by: enforcers, fills: ['cancelReason'] },
  },
  deadlines: {
    visit: {
      label: '备案的入企检查',
      law: 'inspections.filing',
      owes: 'inspector',
      due: (row) => (row.state === 'cancelled' ? null : row.plannedOn),
      metAt: (row) => row.visitedAt,
    },
  },
  may: { read: readers, create: [...enforcers, 'township'], update: [...enforcers, 'township'] },
});

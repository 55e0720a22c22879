import { addHours, addWorkdays, dayOf } from '../../kernel/calendar.ts';
import { choice, count, day, flag, instant, note, people, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { site } from '../sites/index.ts';
import { enforcementCase } from './case.ledger.ts';
import { seizureUntil } from './term.rules.ts';

const enforcers = ['inspector', 'sectionChief', 'committeeOffice'] as const;

/** What was sealed, detained, kept as evidence, collected or closed down (查扣收缴与取缔, L19), until it is disposed of. */
export const seizure = ledger('seizure', {
  label: '查扣取缔',
  title: 'name',
  number: '扣',
  fields: {
    name: text({ label: '物品或场所', required: true, key: true, max: 200, group: '措施' }),
    case: ref(enforcementCase, { label: '所属案件', group: '措施' }),
    site: ref(site, { label: '涉案单位', group: '措施' }),
    party: text({ label: '当事人', max: 100, group: '措施' }),
    measure: choice({
      label: '措施',
      required: true,
      key: true,
      options: { sealed: '查封', detained: '扣押', preserved: '先行登记保存', collected: '收缴', closed: '取缔' },
      group: '措施',
    }),
    item: choice({
      label: '类别',
      required: true,
      options: {
        fireworks: '烟花爆竹（件）',
        fuelTruck: '非法流动加油车（台）',
        diesel: '柴油（吨）',
        gasoline: '汽油（吨）',
        fuelPoint: '非法加油点（处）',
        hazchem: '危险化学品（千克）',
        equipment: '设备设施（台套）',
        premises: '场所（处）',
        other: '其他（件）',
      },
      group: '措施',
    }),
    quantity: count({ label: '数量', required: true, min: 1, hint: '按类别括号中的单位，取整数', group: '措施' }),
    takenAt: instant({ label: '实施时间', required: true, key: true, group: '措施' }),
    takenBy: people({ label: '执法人员', required: true, min: 2, group: '措施' }),
    urgent: flag({ label: '情况紧急当场实施', group: '措施' }),
    keptAt: text({ label: '保管地点', max: 200, group: '保管' }),
    approvedAt: instant({ label: '补办批准时间', group: '保管' }),
    extendedBy: count({ label: '延长日数', max: 90, group: '保管' }),
    extendReason: note({ label: '延长理由', group: '保管' }),
    appraisalDays: count({ label: '检测鉴定日数', max: 365, hint: '检测鉴定期间不计入期限', group: '保管' }),
    disposal: choice({
      label: '处理方式',
      options: {
        released: '解除退还',
        confiscated: '没收',
        destroyed: '销毁',
        transferred: '移交',
        sold: '拍卖变卖',
        demolished: '拆除关闭',
      },
      group: '处理',
    }),
    disposedOn: day({ label: '处理日期', group: '处理' }),
    disposalNote: note({ label: '处理情况', group: '处理' }),
  },
  states: { held: '保管中', disposed: '已处理' },
  initial: 'held',
  steps: {
    approve: {
      label: '补办批准',
      from: ['held'],
      to: 'held',
      by: ['leader'],
      stamps: { approvedAt: 'now' },
      refuse: (row, { before }) => {
        if (row.urgent !== true) return '只有情况紧急当场实施的措施需要补办批准';
        return before.approvedAt === null ? undefined : '已补办批准，不必重复办理';
      },
    },
    extend: {
      label: '延长期限',
      from: ['held'],
      to: 'held',
      by: ['system'],
      fills: ['extendedBy', 'extendReason'],
    },
    appraise: {
      label: '登记检测鉴定',
      from: ['held'],
      to: 'held',
      by: enforcers,
      fills: ['appraisalDays'],
    },
    dispose: {
      label: '处理销案',
      from: ['held'],
      to: 'disposed',
      by: enforcers,
      fills: ['disposal', 'disposedOn'],
      asks: ['disposalNote'],
      refuse: (row, { today }) => {
        if (row.disposedOn !== null && row.disposedOn > today) return '处理日期不能晚于今天';
        return row.disposedOn !== null && row.disposedOn < dayOf(row.takenAt) ? '处理日期不能早于实施日期' : undefined;
      },
    },
  },
  deadlines: {
    end: {
      label: '查封扣押（登记保存）到期',
      law: 'enforcement.seizure',
      owes: 'inspector',
      due: (row, reckoning) => {
        const on = dayOf(row.takenAt);
        if (row.measure === 'preserved')
          return addWorkdays(on, reckoning.setting('enforcement.preservationWorkdays'), reckoning.calendar);
        if (row.measure !== 'sealed' && row.measure !== 'detained') return null;
        return seizureUntil(
          on,
          reckoning.setting('enforcement.seizureDays'),
          row.extendedBy ?? 0,
          row.appraisalDays ?? 0,
        );
      },
      metAt: (row) => row.disposedOn,
    },
    approve: {
      label: '当场强制补办批准到期',
      law: 'enforcement.seizureUrgent',
      owes: 'leader',
      due: (row, reckoning) =>
        row.urgent === true ? addHours(row.takenAt, reckoning.setting('enforcement.seizureReportHours')) : null,
      metAt: (row) => row.approvedAt,
    },
  },
  may: { read: [...bureau, 'township'], create: enforcers, update: enforcers },
});

import { choice, day, files, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { office, readers } from './coordination-roles.ts';

/** An accountability interview (约谈, L08): notified, held, recorded, followed up to the end. */
export const accountabilityInterview = ledger('accountabilityInterview', {
  label: '约谈',
  title: 'interviewee',
  number: '约谈',
  fields: {
    interviewee: text({ label: '被约谈对象', required: true, key: true }),
    kind: choice({
      label: '对象类别',
      required: true,
      options: { enterprise: '企业', town: '乡镇（街道）', department: '部门', person: '个人' },
    }),
    site: ref(site, { label: '监管单位', hint: '约谈企业的填写' }),
    campaign: ref(campaign, { label: '专项行动' }),
    reason: note({ label: '约谈事由', required: true }),
    plannedOn: day({ label: '约谈日期', required: true, key: true }),
    interviewers: text({ label: '约谈人', max: 100 }),
    statement: note({ label: '被约谈方陈述' }),
    requirements: note({ label: '约谈要求' }),
    followUpBy: day({ label: '整改反馈期限' }),
    heldOn: day({ label: '实际约谈日期' }),
    record: files({ label: '签字的约谈记录' }),
    followUp: note({ label: '整改落实情况' }),
    closedOn: day({ label: '办结日期' }),
    cancelReason: text({ label: '取消原因', max: 200 }),
  },
  states: { notified: '已通知', held: '已约谈', closed: '已落实', cancelled: '已取消' },
  initial: 'notified',
  steps: {
    hold: {
      label: '登记约谈',
      from: ['notified'],
      to: 'held',
      by: [...office, 'leader'],
      fills: ['interviewers', 'requirements', 'followUpBy'],
      asks: ['statement'],
      stamps: { heldOn: 'today' },
    },
    close: {
      label: '登记落实情况',
      from: ['held'],
      to: 'closed',
      by: office,
      fills: ['followUp'],
      asks: ['record'],
      stamps: { closedOn: 'today' },
    },
    cancel: { label: '取消', from: ['notified'], to: 'cancelled', by: office, fills: ['cancelReason'] },
  },
  deadlines: {
    hold: {
      label: '约谈日期',
      law: 'coordination.interview',
      owes: 'committeeOffice',
      due: (row) => (row.state === 'cancelled' ? null : row.plannedOn),
      metAt: (row) => row.heldOn,
    },
    followUp: {
      label: '约谈整改反馈',
      law: 'coordination.interview',
      owes: 'committeeOffice',
      due: (row) => row.followUpBy,
      metAt: (row) => row.closedOn,
    },
  },
  may: { read: readers, create: office, update: office, locked: ['held'] },
});

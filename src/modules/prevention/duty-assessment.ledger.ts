import { count, day, flag, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { judges, keepers, readers } from './prevention-roles.ts';

const settled = (label: string) => flag({ label, required: true, group: '五落实' });
const reached = (label: string) => flag({ label, required: true, group: '五到位' });

/** The ten parts of an enterprise's main responsibility that it answers for itself each year (企业主体责任“五落实五到位”). */
export const duties = [
  'leadership',
  'oneDuty',
  'committee',
  'staff',
  'reporting',
  'responsibility',
  'investment',
  'training',
  'management',
  'rescue',
] as const;

/** What an enterprise says once a year of its own main responsibility (A023): ten parts, and how it makes up for what is missing. */
export const dutyAssessment = ledger('dutyAssessment', {
  label: '五落实五到位自评',
  title: 'signedBy',
  fields: {
    site: ref(site, { label: '自评单位', required: true, key: true, owner: true, group: '自评' }),
    year: count({ label: '年度', required: true, key: true, min: 2015, max: 2100, group: '自评' }),
    leadership: settled('党政同责落实'),
    oneDuty: settled('一岗双责落实'),
    committee: settled('安全生产组织机构落实'),
    staff: settled('安全管理力量落实'),
    reporting: settled('安全生产报告制度落实'),
    responsibility: reached('安全责任到位'),
    investment: reached('安全投入到位'),
    training: reached('安全培训到位'),
    management: reached('安全管理到位'),
    rescue: reached('应急救援到位'),
    gaps: note({ label: '不足与改进', hint: '有未做到的，写明怎么改、何时改完', group: '自评' }),
    signedBy: text({ label: '主要负责人', required: true, max: 30, group: '自评' }),
    checkedOn: day({ label: '核对日期', group: '核对' }),
    checkedBy: person({ label: '核对人', group: '核对' }),
    returnReason: text({ label: '退回原因', max: 200, group: '核对' }),
  },
  states: { reported: '已自评', returned: '待补正', checked: '已核对' },
  initial: 'reported',
  steps: {
    check: {
      label: '核对',
      from: ['reported'],
      to: 'checked',
      by: [...judges, 'township'],
      stamps: { checkedOn: 'today', checkedBy: 'by' },
    },
    giveBack: {
      label: '退回补正',
      from: ['reported'],
      to: 'returned',
      by: [...judges, 'township'],
      fills: ['returnReason'],
    },
    report: { label: '重新上报', from: ['returned'], to: 'reported', by: keepers, clears: ['returnReason'] },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) =>
    row.gaps === null && duties.some((name) => !row[name])
      ? { gaps: '有未落实、未到位的，请写明怎么改、何时改完' }
      : undefined,
});

import { choice, flag, instant, note, people, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { checklist } from './checklist.ledger.ts';
import { drawPick } from './draw.ledger.ts';
import { planTarget } from './enforcement-plan.ledger.ts';
import { visitFiling } from './visit-filing.ledger.ts';
import { wayFaults } from './visit.rules.ts';

/** The ways a visit comes about. */
export const methods = {
  lawEnforcement: '执法检查',
  specialCheck: '专项检查',
  deptPlusExpert: '部门+专家检查',
  supervision: '督查',
  superior: '上级督查',
  doubleRandom: '双随机抽查',
  joint: '联合检查',
  covert: '暗查暗访',
  fullCoverage: '全覆盖检查',
  keyPeriod: '重点时段检查',
  remote: '线上巡查',
  tipCheck: '举报核查',
  followUp: '复查',
  lookBack: '“回头看”',
} as const;

/** Ways that do not count towards the yearly limit: following up, answering a tip, from afar, and what a higher authority orders. */
export const unlimitedMethods = ['followUp', 'lookBack', 'tipCheck', 'remote', 'superior'] as const;

/** One visit to one site (现场检查, L11): counted as 家次; the different sites among them as 家. */
export const visit = ledger('visit', {
  label: '现场检查',
  title: 'checked',
  number: '检记',
  fields: {
    site: ref(site, { label: '被检查单位', required: true, key: true, owner: true, group: '检查' }),
    campaign: ref(campaign, { label: '所属专项行动', group: '检查' }),
    method: choice({ label: '检查方式', required: true, options: methods, group: '检查' }),
    startedAt: instant({ label: '检查时间', required: true, key: true, group: '检查' }),
    endedAt: instant({ label: '检查结束时间', group: '检查' }),
    inspectors: people({ label: '检查人员', required: true, group: '检查' }),
    experts: text({ label: '随行专家', max: 200, group: '检查' }),
    jointWith: text({ label: '联合检查部门', max: 200, hint: '如：消防、市场监管', group: '检查' }),
    orderedBy: text({ label: '交办的上级机关', max: 60, hint: '上级督查的填写', group: '检查' }),
    target: ref(planTarget, { label: '对应执法计划', group: '检查' }),
    pick: ref(drawPick, { label: '双随机抽中', group: '检查' }),
    filing: ref(visitFiling, { label: '入企检查备案', group: '检查' }),
    limitReason: text({ label: '超出年度检查上限的理由', max: 200, group: '检查' }),
    checklist: ref(checklist, { label: '使用检查表', group: '检查' }),
    checklistResult: note({ label: '检查表结果', group: '检查' }),
    checked: note({ label: '检查内容', required: true, group: '检查' }),
    receivedBy: text({ label: '单位在场人员', max: 60, group: '签字' }),
    refusedToSign: flag({ label: '单位拒绝签字', group: '签字' }),
    handling: note({ label: '处理情况', group: '签字' }),
    filedAt: instant({ label: '归档时间', group: '归档' }),
  },
  states: { recorded: '已检查', filed: '已归档' },
  initial: 'recorded',
  steps: {
    file: {
      label: '归档',
      from: ['recorded'],
      to: 'filed',
      by: ['inspector', 'sectionChief', 'committeeOffice'],
      stamps: { filedAt: 'now' },
    },
  },
  may: {
    read: [...bureau, 'township', 'enterprise'],
    create: ['inspector', 'sectionChief', 'committeeOffice', 'township'],
    update: ['inspector', 'sectionChief', 'committeeOffice', 'township'],
  },
  check: wayFaults,
});

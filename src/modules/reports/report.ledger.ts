import { choice, instant, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { campaign } from '../oversight/index.ts';
import { bulletinSeries } from './bulletins/bulletin-series.ledger.ts';
import { fixedOnceSigned, reviewedByAnother } from './report.rules.ts';

const writers = ['writer', 'committeeOffice'] as const;
/** A draft is reviewed before it is signed (党政机关公文处理工作条例 第二十条). */
const reviewers = ['committeeOffice', 'sectionChief', 'leader'] as const;

/**
 * A report to a superior (报告, L72). A draft holds no figures of its own: they are counted whenever it is opened.
 * It is signed by the call that freezes them (sign.endpoint), never by the bare step, which is therefore the system's. What campaign or
 * series it is of follows from what it was begun with, and stays.
 */
export const report = ledger('report', {
  label: '报告',
  title: 'title',
  fields: {
    title: text({ label: '标题', required: true, key: true, max: 100, group: '报告' }),
    period: text({
      label: '统计期',
      required: true,
      key: true,
      max: 30,
      hint: '如 2026H1、2026Q3、2026-05',
      group: '报告',
    }),
    template: choice({
      label: '体例',
      required: true,
      options: {
        halfYearSafety: '安全生产工作情况报告',
        threeParts: '总结计划体例',
        objectives: '目标任务体例',
        domains: '分领域体例',
        situationFirst: '形势先行体例',
        sixThemes: '六字体例',
        campaignDrive: '专项行动体例',
        topic: '专题体例',
        weekly: '工作周报体例',
        dutyWeekly: '值班周报体例',
        emergencyBrief: '应急简报体例',
      },
      group: '报告',
    }),
    campaign: ref(campaign, { label: '专项行动', group: '报告' }),
    series: ref(bulletinSeries, { label: '简报刊名', group: '报告' }),
    submittedBy: person({ label: '送审人', group: '审核' }),
    approvedBy: person({ label: '审核人', group: '审核' }),
    approvedAt: instant({ label: '审核时间', group: '审核' }),
    returnReason: text({ label: '退回意见', max: 200, group: '审核' }),
    cutoff: instant({ label: '数据截止', group: '签发' }),
    signedAt: instant({ label: '签发时间', group: '签发' }),
    signedBy: person({ label: '签发人', group: '签发' }),
    withdrawReason: text({ label: '撤回或作废原因', max: 200, group: '签发' }),
  },
  states: { draft: '起草中', review: '送审中', approved: '待签发', signed: '已签发', withdrawn: '已撤回' },
  initial: 'draft',
  steps: {
    begin: {
      label: '确定专项行动或简报刊名',
      from: ['draft'],
      to: 'draft',
      by: ['system'],
      asks: ['campaign', 'series'],
    },
    submit: { label: '送审', from: ['draft'], to: 'review', by: writers, stamps: { submittedBy: 'by' } },
    approve: {
      label: '审核通过',
      from: ['review'],
      to: 'approved',
      by: reviewers,
      stamps: { approvedBy: 'by', approvedAt: 'now' },
      refuse: reviewedByAnother,
    },
    sign: {
      label: '签发',
      from: ['approved'],
      to: 'signed',
      by: ['system'],
      fills: ['cutoff'],
      stamps: { signedAt: 'now', signedBy: 'by' },
    },
    return: {
      label: '退回修改',
      from: ['review', 'approved'],
      to: 'draft',
      by: reviewers,
      fills: ['returnReason'],
      clears: ['approvedBy', 'approvedAt'],
    },
    discard: { label: '作废草稿', from: ['draft'], to: 'withdrawn', by: writers, fills: ['withdrawReason'] },
    withdraw: { label: '撤回', from: ['signed'], to: 'withdrawn', by: ['leader'], fills: ['withdrawReason'] },
  },
  may: {
    read: [...bureau],
    create: writers,
    update: writers,
    locked: ['approved'],
  },
  check: fixedOnceSigned,
});

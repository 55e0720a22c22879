import { choice, instant, person, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { fixedOnceSigned } from './report.rules.ts';

const writers = ['writer', 'committeeOffice'] as const;

/**
 * A report to a superior (报告, L72). A draft holds no figures of its own: they are counted whenever it is opened.
 * It is signed by the call that freezes them (sign.endpoint), never by the bare step, which is therefore the system's.
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
      options: { halfYearSafety: '安全生产工作情况报告' },
      group: '报告',
    }),
    cutoff: instant({ label: '数据截止', group: '签发' }),
    signedAt: instant({ label: '签发时间', group: '签发' }),
    signedBy: person({ label: '签发人', group: '签发' }),
    withdrawReason: text({ label: '撤回或作废原因', max: 200, group: '签发' }),
  },
  states: { draft: '起草中', signed: '已签发', withdrawn: '已撤回' },
  initial: 'draft',
  steps: {
    sign: {
      label: '签发',
      from: ['draft'],
      to: 'signed',
      by: ['system'],
      fills: ['cutoff'],
      stamps: { signedAt: 'now', signedBy: 'by' },
    },
    discard: { label: '作废草稿', from: ['draft'], to: 'withdrawn', by: writers, fills: ['withdrawReason'] },
    withdraw: { label: '撤回', from: ['signed'], to: 'withdrawn', by: ['leader'], fills: ['withdrawReason'] },
  },
  may: {
    read: [...bureau],
    create: writers,
    update: writers,
  },
  check: fixedOnceSigned,
});

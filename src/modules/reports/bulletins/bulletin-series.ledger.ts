import { choice, count, text } from '../../../kernel/field.ts';
import { ledger } from '../../../kernel/ledger.ts';
import { bureau } from '../../../kernel/role.ts';

const keepers = ['writer', 'committeeOffice', 'sectionChief'] as const;

/** A series of bulletins (简报刊名): the name at the head of every issue, who publishes it, how it begins and how its issues count. */
export const bulletinSeries = ledger('bulletinSeries', {
  label: '简报刊名',
  title: 'name',
  fields: {
    name: text({ label: '刊名', required: true, key: true, max: 16, hint: '如 应急管理工作周报' }),
    issuer: text({ label: '编发单位', required: true, max: 17, hint: '印在报头左下，写简称' }),
    outline: choice({
      label: '第一期体例',
      required: true,
      options: { weekly: '工作周报', dutyWeekly: '值班周报', emergencyBrief: '应急简报' },
      hint: '以后各期沿用上一期的章节',
    }),
    template: text({ label: '本单位模板', max: 40, hint: '第一期改按已存的模板编写时，填模板名称' }),
    numbering: choice({
      label: '期号编排',
      required: true,
      options: { yearly: '每年从第1期起，另编总期数', running: '不分年度连续编号' },
    }),
    sendTo: text({
      label: '发送范围',
      max: 160,
      hint: '印在末页报尾，分号处换行，如 报：县委、县政府；送：县安委会成员单位；发：各乡镇；不填不印报尾',
    }),
    copies: count({ label: '共印份数', max: 10_000, hint: '印在报尾' }),
    issuedBefore: count({ label: '启用前本年期数', max: 1000, hint: '启用本系统前，当年已经编发的期数' }),
    totalBefore: count({ label: '启用前总期数', max: 100_000, hint: '启用本系统前，累计已经编发的期数' }),
  },
  states: { current: '在编', ended: '停刊' },
  initial: 'current',
  steps: {
    end: { label: '停刊', from: ['current'], to: 'ended', by: keepers },
    resume: { label: '复刊', from: ['ended'], to: 'current', by: keepers },
  },
  may: { read: [...bureau], create: keepers, update: keepers },
  check: (row) =>
    (row.totalBefore ?? 0) < (row.issuedBefore ?? 0) ? { totalBefore: '总期数不能少于本年期数' } : undefined,
});

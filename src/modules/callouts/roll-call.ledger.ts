import { choice, count, instant, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './callout-roles.ts';

const keepers = ['dutyOfficer', 'sectionChief', 'committeeOffice'] as const;

/** Asking a duty room whether anybody is there (点名查岗、值班抽查、每日调度; A065, A066): from above to the county, from the county to its towns. */
export const rollCall = ledger('rollCall', {
  label: '点名查岗',
  title: 'callee',
  fields: {
    callee: text({ label: '被点名单位', required: true, key: true, max: 60 }),
    kind: choice({
      label: '方式',
      required: true,
      options: { video: '视频点名', phone: '电话抽查', daily: '每日调度', visit: '现场督查' },
    }),
    caller: choice({ label: '点名方', required: true, options: { province: '省', city: '市', county: '县' } }),
    calledAt: instant({ label: '时间', required: true, key: true }),
    outcome: choice({
      label: '情况',
      required: true,
      options: { present: '在岗应答', late: '应答迟缓', wrong: '非值班人员应答', absent: '无人应答' },
    }),
    seconds: count({ label: '应答用时（秒）', max: 86_400 }),
    answeredBy: text({ label: '应答人', max: 60, hint: '姓名和职务' }),
    told: text({ label: '调度情况', max: 300 }),
    correction: text({ label: '整改情况', max: 200 }),
    correctedAt: instant({ label: '整改时间' }),
  },
  states: { recorded: '已记录', corrected: '已整改' },
  initial: 'recorded',
  steps: {
    correct: {
      label: '登记整改',
      from: ['recorded'],
      to: 'corrected',
      by: keepers,
      fills: ['correction'],
      stamps: { correctedAt: 'now' },
      refuse: (row) => (row.outcome === 'present' ? '在岗应答的不需要整改' : undefined),
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row): Readonly<Record<string, string>> | undefined =>
    row.outcome !== 'absent' && row.answeredBy === null ? { answeredBy: '有人应答的请填应答人' } : undefined,
});

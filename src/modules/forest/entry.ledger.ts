import { phone } from '../../codes/phone.ts';
import { choice, count, flag, instant, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { keepers, readers } from './forest-roles.ts';

/** Why somebody goes into the forest. */
export const entryPurposes = {
  farming: '农事劳作',
  herding: '放牧',
  tomb: '祭扫',
  tour: '游玩',
  work: '施工巡护',
  passing: '过路',
  other: '其他',
} as const;

/** Somebody's entry into the forest (进山登记), registered by a scan; the telephone number is sealed and cleared after its term. */
export const forestEntry = ledger('forestEntry', {
  label: '进山登记',
  title: 'about',
  fields: {
    about: text({ label: '登记', required: true, max: 100, hint: '如：祭扫 3 人' }),
    checkpoint: ref(fireCheckpoint, { label: '卡口', required: true, key: true }),
    enteredAt: instant({ label: '进山时间', required: true, key: true }),
    purpose: choice({ label: '事由', required: true, options: entryPurposes }),
    persons: count({ label: '人数', required: true, min: 1, max: 1000 }),
    promised: flag({ label: '承诺不带火种、不野外用火', required: true }),
    phone: sealed({ label: '联系电话', of: phone }),
    leftAt: instant({ label: '出山时间' }),
  },
  states: { inside: '在山', left: '已出山', cleared: '电话已清除' },
  initial: 'inside',
  steps: {
    leave: {
      label: '登记出山',
      from: ['inside'],
      to: 'left',
      by: [...keepers, 'village', 'system'], // by the open page, too
      stamps: { leftAt: 'now' },
    },
    forget: { label: '清除电话', from: ['inside', 'left'], to: 'cleared', by: ['system'], clears: ['phone'] },
  },
  may: { read: readers, create: [...keepers, 'village'], update: [] },
  check: (row) => (row.promised ? undefined : { promised: '不承诺不带火种的，不予进山，请劝返' }),
});

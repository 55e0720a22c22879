import { note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { watchers } from './gauge-roles.ts';

/** Whoever sends readings over HTTP: a gateway, another department's platform. Its secret is given once and kept as a signature only. */
export const gaugeSender = ledger('gaugeSender', {
  label: '监测数据推送方',
  title: 'name',
  fields: {
    name: text({ label: '推送方', required: true, key: true, max: 60, hint: '如：水利局水雨情平台' }),
    remark: note({ label: '说明', hint: '联系单位、设备型号' }),
    stopReason: text({ label: '停用原因', max: 100 }),
  },
  states: { active: '在用', stopped: '已停用' },
  initial: 'active',
  steps: {
    stop: { label: '停用', from: ['active'], to: 'stopped', by: watchers, fills: ['stopReason'] },
    resume: { label: '恢复', from: ['stopped'], to: 'active', by: watchers, clears: ['stopReason'] },
  },
  may: { read: bureau, create: watchers, update: watchers },
});

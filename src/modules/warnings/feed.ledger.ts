import { httpAddress } from '../../codes/http-address.ts';
import { choice, code, count, instant, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/** Where warnings and hot spots are fetched from, and how the last fetching went. */
export const warningFeed = ledger('warningFeed', {
  label: '预警接入源',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 60 }),
    kind: choice({
      label: '数据种类',
      required: true,
      options: { cap: '预警信息（CAP 1.2）', firms: '卫星热点（FIRMS 格式 CSV）' },
    }),
    url: code({ label: '地址', required: true, of: httpAddress, hint: '以 http:// 或 https:// 开头' }),
    minutes: count({ label: '读取间隔（分钟）', required: true, min: 1, max: 1440 }),
    readAt: instant({ label: '最近读取' }),
    taken: count({ label: '最近新收', max: 1_000_000 }),
    fault: text({ label: '读取故障', max: 300 }),
    stopReason: text({ label: '停用原因', max: 100 }),
  },
  states: { active: '在用', failing: '读取失败', stopped: '已停用' },
  initial: 'active',
  steps: {
    read: {
      label: '读取成功',
      from: ['active', 'failing'],
      to: 'active',
      by: ['system'],
      fills: ['taken'],
      stamps: { readAt: 'now' },
      clears: ['fault'],
    },
    fail: {
      label: '读取失败',
      from: ['active', 'failing'],
      to: 'failing',
      by: ['system'],
      fills: ['fault'],
      stamps: { readAt: 'now' },
    },
    stop: { label: '停用', from: ['active', 'failing'], to: 'stopped', by: ['sectionChief'], fills: ['stopReason'] },
    resume: { label: '恢复', from: ['stopped'], to: 'active', by: ['sectionChief'], clears: ['stopReason', 'fault'] },
  },
  may: { read: bureau, create: ['sectionChief'], update: ['sectionChief'] },
});

import { addHours } from '../../kernel/calendar.ts';
import { day, instant, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { keepers, readers } from './prevention-roles.ts';

const watchers = [...keepers, 'dutyOfficer'] as const;

/** A camera of an enterprise that the command centre can look through (视频接入, A015): its stream, and whether it is there now. */
export const videoAccess = ledger('videoAccess', {
  label: '视频接入',
  title: 'position',
  fields: {
    position: text({ label: '点位名称', required: true, key: true }),
    site: ref(site, { label: '所属单位', required: true, key: true, owner: true }),
    deviceCode: text({ label: '设备编码', max: 40, hint: 'GB/T 28181 编码' }),
    place: point({ label: '位置' }),
    dueOn: day({ label: '要求接入日期' }),
    streamAddress: text({ label: '码流地址', max: 300 }),
    connectedOn: day({ label: '接入日期' }),
    outageAt: instant({ label: '最近掉线时间' }),
    outageReason: text({ label: '掉线原因', max: 200 }),
    restoredAt: instant({ label: '最近恢复时间' }),
    removedOn: day({ label: '撤除日期' }),
    removeReason: text({ label: '撤除原因', max: 200 }),
  },
  states: { planned: '待接入', online: '在线', offline: '掉线', removed: '已撤除' },
  initial: 'planned',
  steps: {
    connect: {
      label: '接入',
      from: ['planned'],
      to: 'online',
      by: watchers,
      fills: ['streamAddress'],
      stamps: { connectedOn: 'today' },
    },
    lose: {
      label: '登记掉线',
      from: ['online'],
      to: 'offline',
      by: watchers,
      fills: ['outageReason'],
      stamps: { outageAt: 'now' },
      clears: ['restoredAt'],
    },
    restore: { label: '恢复在线', from: ['offline'], to: 'online', by: watchers, stamps: { restoredAt: 'now' } },
    remove: {
      label: '撤除',
      from: ['planned', 'online', 'offline'],
      to: 'removed',
      by: ['inspector', 'sectionChief'],
      fills: ['removeReason'],
      stamps: { removedOn: 'today' },
    },
  },
  deadlines: {
    connect: {
      label: '视频接入',
      law: 'video.access',
      owes: 'enterprise',
      due: (row) => (row.state === 'removed' ? null : row.dueOn),
      metAt: (row) => row.connectedOn,
    },
    restore: {
      label: '恢复视频',
      law: 'video.access',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state === 'offline' && row.outageAt !== null
          ? addHours(row.outageAt, reckoning.setting('video.restoreHours'))
          : null,
      metAt: () => null,
    },
  },
  may: { read: [...readers], create: watchers, update: watchers },
});

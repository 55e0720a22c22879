import { choice, count, files, instant, note, point, text } from '../../kernel/field.ts';
import { addHours } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { dutyRoom, ground, readers } from './warning-roles.ts';

/** What a hot spot turned out to be. */
export const hotspotResults = {
  fire: '森林草原火情',
  farming: '农事用火',
  industry: '工业热源',
  false: '误报',
} as const;

/** A hot spot seen by a satellite (卫星热点, L33), from its coming in to what was found on the ground. Near ones of one burning are one. */
export const hotspot = ledger('hotspot', {
  label: '卫星热点',
  title: 'name',
  number: '热点',
  fields: {
    name: text({ label: '热点', required: true, max: 100, hint: '如：北坪镇 105.1234，31.0456', group: '热点' }),
    seenAt: instant({ label: '观测时间', required: true, key: true, group: '热点' }),
    place: point({ label: '位置', required: true, group: '热点' }),
    spot: text({ label: '小地名', key: true, max: 100, group: '热点' }),
    source: choice({
      label: '来源',
      required: true,
      options: { feed: '卫星数据接入', higher: '上级森防指通报', camera: '视频监控', other: '其他' },
      group: '热点',
    }),
    satellite: text({ label: '卫星与传感器', max: 60, group: '热点' }),
    confidence: choice({ label: '置信度', options: { low: '低', nominal: '中', high: '高' }, group: '热点' }),
    pixels: count({ label: '像元数', required: true, min: 1, max: 100_000, group: '热点' }),
    lastSeenAt: instant({ label: '最后观测时间', group: '热点' }),
    verifier: text({ label: '核查人', max: 60, hint: '姓名、职务', group: '核查' }),
    dispatchedAt: instant({ label: '派核时间', group: '核查' }),
    arrivedAt: instant({ label: '到场时间', group: '核查' }),
    result: choice({ label: '核查结果', options: hotspotResults, group: '核查' }),
    findings: note({ label: '现场情况', group: '核查' }),
    photos: files({ label: '现场照片', group: '核查' }),
    reportedAt: instant({ label: '反馈时间', group: '核查' }),
    chasedAt: instant({ label: '催办时间', group: '核查' }),
    handling: note({ label: '处置情况', group: '销号' }),
    closedAt: instant({ label: '销号时间', group: '销号' }),
  },
  states: { received: '待派核', dispatched: '核查中', reported: '已反馈', closed: '已销号' },
  initial: 'received',
  steps: {
    dispatch: {
      label: '派核',
      from: ['received'],
      to: 'dispatched',
      by: dutyRoom,
      fills: ['verifier'],
      stamps: { dispatchedAt: 'now' },
    },
    arrive: {
      label: '到场',
      from: ['dispatched'],
      to: 'dispatched',
      by: ground,
      stamps: { arrivedAt: 'now' },
      refuse: (_, { before }) => (before.arrivedAt === null ? undefined : '到场时间已经登记，请直接反馈核查结果'),
    },
    chase: { label: '催办', from: ['dispatched'], to: 'dispatched', by: dutyRoom, stamps: { chasedAt: 'now' } },
    chaseLate: {
      label: '逾期催办',
      from: ['dispatched'],
      to: 'dispatched',
      by: ['system'],
      stamps: { chasedAt: 'now' },
    },
    report: {
      label: '反馈核查结果',
      from: ['received', 'dispatched'],
      to: 'reported',
      by: ground,
      fills: ['result', 'findings'],
      asks: ['photos'],
      stamps: { reportedAt: 'now' },
    },
    close: {
      label: '销号',
      from: ['reported'],
      to: 'closed',
      by: dutyRoom,
      asks: ['handling'],
      stamps: { closedAt: 'now' },
      refuse: (row) =>
        row.result === 'fire' && row.handling === null ? '核实为火情的热点要写明处置情况才能销号' : undefined,
    },
    reopen: {
      label: '退回重核',
      from: ['reported'],
      to: 'dispatched',
      by: dutyRoom,
      fills: ['verifier'],
      clears: ['result', 'findings', 'photos', 'reportedAt', 'chasedAt', 'arrivedAt'],
    },
  },
  deadlines: {
    dispatch: {
      label: '热点派核',
      law: 'hotspots.verify',
      owes: 'dutyOfficer',
      due: (row, by) => addHours(row.createdAt, by.setting('hotspots.firstMinutes') / 60),
      metAt: (row) => row.dispatchedAt ?? row.reportedAt,
      weight: () => 2,
    },
    verify: {
      label: '热点核查反馈',
      law: 'hotspots.verify',
      owes: 'township',
      due: (row, by) => addHours(row.createdAt, by.setting('hotspots.verifyMinutes') / 60),
      metAt: (row) => row.reportedAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: dutyRoom, update: dutyRoom },
});

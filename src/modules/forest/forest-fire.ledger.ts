import { addHours } from '../../kernel/calendar.ts';
import { choice, count, day, files, instant, note, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { hotspot } from '../warnings/index.ts';
import { keepers, patrollers, readers } from './forest-roles.ts';

/** A forest or grassland fire (森林火灾, L50): seen, reported, put out, looked into. None in a period is a figure too: zero. */
export const forestFire = ledger('forestFire', {
  label: '森林火灾',
  title: 'name',
  fields: {
    name: text({ label: '起火地点', required: true, key: true, max: 100, hint: '如：青岩片区松林坡', group: '发现' }),
    foundAt: instant({ label: '发现时间', required: true, key: true, group: '发现' }),
    foundBy: choice({
      label: '发现方式',
      required: true,
      options: {
        patrol: '巡护瞭望',
        hotspot: '卫星热点',
        camera: '视频监控',
        public: '群众报告',
        gate: '卡口值守',
        other: '其他',
      },
      group: '发现',
    }),
    hotspot: ref(hotspot, { label: '卫星热点', group: '发现' }),
    place: point({ label: '位置', group: '发现' }),
    reportedTo: text({ label: '报告对象', max: 100, hint: '单位、姓名', group: '报告' }),
    reportedAt: instant({ label: '报告时间', group: '报告' }),
    outAt: instant({ label: '扑灭时间', group: '扑救' }),
    fighters: count({ label: '扑救人数', max: 100_000, group: '扑救' }),
    burnt: count({ label: '受害森林面积（平方米）', hint: '1 公顷为 10000，1 亩约 667', group: '扑救' }),
    dead: count({ label: '死亡人数', max: 10_000, group: '扑救' }),
    injured: count({ label: '重伤人数', max: 10_000, group: '扑救' }),
    cause: choice({
      label: '起火原因',
      options: {
        farming: '农事用火',
        tomb: '祭祀用火',
        smoking: '吸烟、野炊等野外用火',
        power: '电力线路',
        lightning: '雷击',
        arson: '故意放火',
        unknown: '原因不明',
        other: '其他',
      },
      group: '查处',
    }),
    handling: note({ label: '查处情况', group: '查处' }),
    evidence: files({ label: '材料', group: '查处' }),
    handledOn: day({ label: '查处日期', group: '查处' }),
    voidReason: text({ label: '作废原因', max: 100, group: '查处' }),
  },
  states: { found: '已发现', reported: '扑救中', out: '已扑灭', handled: '已查处', void: '已作废' },
  initial: 'found',
  steps: {
    report: {
      label: '报告',
      from: ['found'],
      to: 'reported',
      by: patrollers,
      fills: ['reportedTo'],
      stamps: { reportedAt: 'now' },
    },
    putOut: {
      label: '扑灭',
      from: ['reported'],
      to: 'out',
      by: patrollers,
      fills: ['outAt', 'burnt'],
      asks: ['fighters', 'dead', 'injured'],
      refuse: (row) => (row.outAt !== null && row.outAt < row.foundAt ? '扑灭时间不能早于发现时间，请核对' : undefined),
    },
    handle: {
      label: '查处',
      from: ['out'],
      to: 'handled',
      by: keepers,
      fills: ['cause', 'handling'],
      asks: ['evidence'],
      stamps: { handledOn: 'today' },
    },
    void: { label: '作废', from: ['found', 'reported'], to: 'void', by: keepers, fills: ['voidReason'] },
  },
  deadlines: {
    report: {
      label: '森林火灾报告',
      law: 'forest.fire',
      owes: 'township',
      due: (row, by) =>
        row.state === 'void' ? null : addHours(row.foundAt, by.setting('forest.fireReportMinutes') / 60),
      metAt: (row) => row.reportedAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: patrollers, update: patrollers, locked: ['handled', 'void'] },
});

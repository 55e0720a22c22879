import { choice, count, day, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers, watchers } from './gauge-roles.ts';
import { gaugeSender } from './gauge-sender.ledger.ts';

/** What gauges measure, with the unit of their readings and thresholds. */
export const gaugeKinds = {
  rain: '雨量（毫米）',
  level: '水位（厘米）',
  flow: '流量（立方米/秒）',
  wind: '风速（米/秒）',
  displacement: '位移（毫米）',
  temperature: '气温（℃）',
  gas: '气体浓度（ppm）',
} as const;

const threshold = (label: string) => count({ label, min: -1_000_000, group: '报警规则' });

/** A gauge (监测站) with the rules by which its readings become alarms. Readings are summed where they are amounts: rain over its window. */
export const gauge = ledger('gauge', {
  label: '监测站',
  title: 'name',
  fields: {
    name: text({ label: '站名', required: true, max: 60, group: '测站' }),
    code: text({ label: '测站编码', required: true, key: true, max: 40, hint: '数据里写的编码', group: '测站' }),
    kind: choice({ label: '监测内容', required: true, options: gaugeKinds, group: '测站' }),
    place: point({ label: '位置', group: '测站' }),
    owner: text({ label: '管理单位', max: 60, group: '测站' }),
    sender: ref(gaugeSender, { label: '推送方', hint: '经 HTTP 推送时填写；经 MQTT 接入的不填', group: '测站' }),
    windowMinutes: count({ label: '累计时段（分钟）', max: 1440, hint: '雨量用，如 60、180', group: '报警规则' }),
    blue: threshold('蓝色阈值'),
    yellow: threshold('黄色阈值'),
    orange: threshold('橙色阈值'),
    red: threshold('红色阈值'),
    holdMinutes: count({ label: '持续时间（分钟）', max: 1440, hint: '超过阈值多久才报警', group: '报警规则' }),
    fall: count({ label: '回落幅度', max: 1_000_000, hint: '低于阈值这么多才算恢复', group: '报警规则' }),
    rise: count({ label: '涨幅阈值', max: 1_000_000, group: '报警规则' }),
    riseMinutes: count({ label: '涨幅时段（分钟）', min: 1, max: 1440, group: '报警规则' }),
    silenceMinutes: count({
      label: '静默报警（分钟）',
      min: 1,
      max: 100_000,
      hint: '多久没有数据即报警',
      group: '报警规则',
    }),
    lowest: count({ label: '合理下限', min: -1_000_000, hint: '低于它的数据不采用', group: '数据检查' }),
    highest: count({ label: '合理上限', min: -1_000_000, hint: '高于它的数据不采用', group: '数据检查' }),
    builtOn: day({ label: '启用日期', required: true, group: '测站' }),
    stoppedOn: day({ label: '停用日期', group: '测站' }),
    stopReason: text({ label: '停用原因', max: 100, group: '测站' }),
  },
  states: { active: '在用', stopped: '已停用' },
  initial: 'active',
  steps: {
    stop: {
      label: '停用',
      from: ['active'],
      to: 'stopped',
      by: watchers,
      fills: ['stopReason'],
      stamps: { stoppedOn: 'today' },
    },
    resume: { label: '恢复', from: ['stopped'], to: 'active', by: watchers, clears: ['stoppedOn', 'stopReason'] },
  },
  may: { read: readers, create: watchers, update: watchers },
  check: (row): Readonly<Record<string, string>> | undefined => {
    const given = (['blue', 'yellow', 'orange', 'red'] as const).filter((colour) => row[colour] !== null);
    const wrong = given.find((colour, at) => at > 0 && Number(row[colour]) <= Number(row[given[at - 1] ?? colour]));
    if (wrong) return { [wrong]: '阈值应由蓝到红逐级升高，请核对' };
    if (row.rise !== null && row.riseMinutes === null) return { riseMinutes: '填了涨幅阈值，请填涨幅时段' };
    if (row.kind === 'rain' && given.length > 0 && row.windowMinutes === null)
      return { windowMinutes: '雨量阈值按时段累计，请填累计时段' };
    if (row.lowest !== null && row.highest !== null && row.highest <= row.lowest)
      return { highest: '合理上限应高于下限，请核对' };
    return undefined;
  },
});

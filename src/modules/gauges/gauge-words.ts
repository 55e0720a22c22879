import type { Row } from '../../kernel/ledger.ts';
import { colours } from '../../codes/colours.ts';
import { type gauge, gaugeKinds } from './gauge.ledger.ts';

type Rules = Pick<
  Row<typeof gauge>,
  | 'kind'
  | 'windowMinutes'
  | 'blue'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'holdMinutes'
  | 'fall'
  | 'rise'
  | 'riseMinutes'
  | 'silenceMinutes'
>;

/** What a gauge measures, without its unit: '雨量'. */
export const measureOf = (kind: string): string => wordsOf(kind)[0];

/** The unit of its readings: '毫米'. */
export const unitOf = (kind: string): string => wordsOf(kind)[1];

const wordsOf = (kind: string): readonly [string, string] => {
  const all: Readonly<Record<string, string>> = gaugeKinds;
  const [, measure = '', unit = ''] = /^(.*)（(.*)）$/.exec(all[kind] ?? '') ?? [];
  return [measure, unit];
};

/** The thresholds of a gauge that are set, the lowest first. */
export function thresholdsOf(gaugeRow: Rules) {
  return (['blue', 'yellow', 'orange', 'red'] as const).flatMap((colour) => {
    const value = gaugeRow[colour];
    return value === null ? [] : [{ colour, value }];
  });
}

/** The rules by which a gauge alarms, a sentence each. */
export function ruleWords(row: Rules): readonly string[] {
  const unit = unitOf(row.kind);
  const what = row.kind === 'rain' ? `${row.windowMinutes ?? 60} 分钟累计` : measureOf(row.kind);
  const held = row.kind !== 'rain' && (row.holdMinutes ?? 0) > 0 ? `并持续 ${row.holdMinutes} 分钟` : '';
  const thresholds = thresholdsOf(row).map(({ colour, value }) => `${colours[colour]} ${value}`);
  return [
    ...(thresholds.length > 0 ? [`${what}达到${held}：${thresholds.join('，')}（${unit}）`] : []),
    ...(thresholds.length > 0 && (row.fall ?? 0) > 0 ? [`低于最低一级 ${row.fall} ${unit}才算恢复`] : []),
    ...(row.rise === null ? [] : [`${row.riseMinutes ?? 60} 分钟内上涨 ${row.rise} ${unit}报警`]),
    ...(row.silenceMinutes === null ? [] : [`${row.silenceMinutes} 分钟没有数据报警`]),
  ];
}

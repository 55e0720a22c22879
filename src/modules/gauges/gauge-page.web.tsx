import { colours } from '../../codes/colours.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { Row } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import type { ChartOption } from '../../web/charts/chart.tsx';
import { useNow } from '../../web/clock.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { tokens } from '../../web/tokens.ts';
import { momentWords } from '../../web/words/moment.ts';
import { useRows } from '../../web/ledger/use-rows.ts';
import { gaugeReadings } from './gauge.endpoints.ts';
import { gauge } from './gauge.ledger.ts';
import { gaugeAlarm } from './gauge-alarm.ledger.ts';
import { type Point, windowSums, withGaps } from './gauge-series.ts';
import { measureOf, ruleWords, thresholdsOf, unitOf } from './gauge-words.ts';
import './gauges.css';

/** The drawing of charts is as big as all the rest: the rules and readings do not wait for it. */
const Chart = lazy(() => import('../../web/charts/chart.tsx').then((module) => ({ default: module.Chart })));

const askMs = 60_000; // the stream tells of readings
const spans = { 24: '24 小时', 168: '7 天', 744: '31 天' } as const;
const shownReadings = 12;

type GaugeRow = Row<typeof gauge>;

/** One gauge: what it has said, held against its thresholds, with its alarms; its rules in words and its last readings. */
export function GaugePage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(gauge, id);
  if (!answer) return <PageSkeleton />;
  const row = answer.row as unknown as GaugeRow; // a row of this ledger
  return <RowFrame ledger={gauge} answer={answer} lead={<Course row={row} />} />;
}

function Course({ row }: { readonly row: GaugeRow }) {
  const [hours, setHours] = useState<number>(24);
  const { now } = useNow();
  const { data } = useQuery({
    queryKey: [gauge.name, 'readings', row.id, hours],
    queryFn: async () => (await api.call(gaugeReadings, { id: row.id, hours })).readings,
    refetchInterval: askMs,
    placeholderData: keepPreviousData,
  });
  const { rows: alarms } = useRows(gaugeAlarm, { where: { gauge: row.id }, sort: '-raisedAt', limit: 20 });
  const raised = alarms.map((alarm) => String(alarm['raisedAt']));
  const until = now.slice(0, 15); // the chart moves on every ten minutes, or when something is heard
  const key = JSON.stringify([row.version, data?.length, data?.at(-1), raised, hours, until]);
  const option = useMemo(
    () => optionOf(row, data ?? [], raised, { from: Date.parse(now) - hours * 3_600_000, to: Date.parse(now) }),
    // A chart is drawn anew only when what it shows has changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [key],
  );
  const name = measureOf(row.kind);
  return (
    <section className="work-section" aria-label={`${name}过程线`}>
      <div className="board-head">
        <h2>
          {name}（{unitOf(row.kind)}）
        </h2>
        <Segmented<number>
          className="screen-only"
          aria-label="时段"
          value={hours}
          onChange={setHours}
          options={Object.entries(spans).map(([value, label]) => ({ value: Number(value), label }))}
        />
      </div>
      {data?.length === 0 ? (
        <p className="quiet">这段时间没有数据。</p>
      ) : (
        <Suspense fallback={<div style={{ height: 280 }} />}>
          <Chart option={option} label={`${row.name}${name}过程线，数值见下表`} height={280} />
        </Suspense>
      )}
      <ul className="gauge-rules" aria-label="报警规则">
        {ruleWords(row).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {ruleWords(row).length === 0 && <li className="quiet">没有设置报警规则，这个站不会报警</li>}
      </ul>
      {data && data.length > 0 && <Latest points={data} row={row} />}
    </section>
  );
}

function Latest({ points, row }: { readonly points: readonly Point[]; readonly row: GaugeRow }) {
  const { today } = useNow();
  const isRain = row.kind === 'rain';
  const sums = new Map(windowSums(points, row.windowMinutes ?? 60).map(({ at, value }) => [at, value]));
  return (
    <details>
      <summary>最近数据</summary>
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col" className="number">
              {measureOf(row.kind)}
            </th>
            {isRain && (
              <th scope="col" className="number">
                {row.windowMinutes ?? 60} 分钟累计
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {points
            .slice(-shownReadings)
            .toReversed()
            .map(({ at, value }) => (
              <tr key={at}>
                <th scope="row">{momentWords(at, today)}</th>
                <td className="number">{value}</td>
                {isRain && <td className="number">{sums.get(at)}</td>}
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}

/** The readings, of amounts with their sums, under the thresholds, with a mark where an alarm was raised. */
function optionOf(
  row: GaugeRow,
  points: readonly Point[],
  raised: readonly string[],
  span: { readonly from: number; readonly to: number },
): ChartOption {
  const isRain = row.kind === 'rain';
  const window = row.windowMinutes ?? 60;
  const lineOf = isRain ? windowSums(points, window) : points;
  const valueAt = (at: string) => lineOf.findLast((point) => point.at <= at)?.value ?? 0;
  return {
    animation: false,
    tooltip: { trigger: 'axis' },
    grid: { left: 8, right: 56, top: 24, bottom: 4, containLabel: true },
    xAxis: { type: 'time', min: span.from, max: span.to, axisLabel: { hideOverlap: true } },
    yAxis: { type: 'value' },
    series: [
      ...(isRain
        ? [
            {
              name: '雨量',
              type: 'bar' as const,
              barMaxWidth: 12,
              data: points.map(({ at, value }) => [at, value]),
              itemStyle: { color: '#A9C4D8' },
            },
          ]
        : []),
      {
        name: isRain ? `${window} 分钟累计` : measureOf(row.kind),
        type: 'line',
        showSymbol: false,
        data: withGaps(lineOf, row.silenceMinutes ?? 180).map(([at, value]) => [at, value]),
        lineStyle: { color: tokens.brand, width: 2 },
        itemStyle: { color: tokens.brand },
      },
      ...thresholdsOf(row).map(({ colour, value }) => ({
        name: `${colours[colour]}阈值`,
        type: 'line' as const,
        showSymbol: false,
        data: [
          [span.from, value],
          [span.to, value],
        ],
        lineStyle: { color: tokens[colour], type: 'dashed' as const, width: 1 },
        itemStyle: { color: tokens[colour] },
        endLabel: { show: true, formatter: `${colours[colour]} ${value}`, color: tokens.ink },
        tooltip: { show: false },
      })),
      {
        name: '报警',
        type: 'line',
        symbol: 'triangle',
        symbolSize: 12,
        lineStyle: { width: 0 },
        itemStyle: { color: tokens.ink },
        data: raised.filter((at) => Date.parse(at) >= span.from).map((at) => [at, valueAt(at)]),
      },
    ],
  };
}

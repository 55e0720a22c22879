import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ChartOption } from '../../web/charts/chart.tsx';
import { shades } from '../../web/charts/shades.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { numberWords } from '../../web/words/amount.ts';
import { visit } from '../inspections/index.ts';
import type { Part } from './analysis.endpoints.ts';
import type { Narrow, RowsBehind } from './analysis-rows.ts';
import { hazard } from './hazard.ledger.ts';

/** The drawing of charts is as big as all the rest: the figures and tables do not wait for it. */
const Chart = lazy(() => import('../../web/charts/chart.tsx').then((module) => ({ default: module.Chart })));

const mostBars = 12;

interface PartProps {
  readonly title: string;
  readonly label: string;
  readonly parts: readonly Part[];
  readonly nameOf: (part: Part) => string;
  readonly rows: RowsBehind;
  readonly narrow: (part: Part) => Narrow;
  readonly isTrend?: boolean;
  readonly hasVisits?: boolean;
}

/** One comparison: a chart that opens rows, and the same as a table one click away. */
export function AnalysisPart({
  title,
  label,
  parts,
  nameOf,
  rows,
  narrow,
  isTrend = false,
  hasVisits = true,
}: PartProps) {
  const [isTable, setIsTable] = useState(false);
  const router = useRouter();
  const isPhone = useIsPhone();
  const shown = isTrend ? parts : parts.filter(({ found, visits }) => found + visits > 0).slice(0, mostBars);
  const names = shown.map(nameOf);
  const key = JSON.stringify([shown, names, isPhone]);
  // A chart is drawn anew only when what it shows has changed.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const option = useMemo(() => (isTrend ? trendOf(shown, names) : barsOf(shown, names, isPhone)), [key]);
  if (parts.length === 0) {
    return (
      <section className="board-section" aria-label={title}>
        <h2>{title}</h2>
        <p className="quiet">这一期间没有检查和隐患记录</p>
      </section>
    );
  }
  const height = isTrend ? 260 : Math.max(120, shown.length * 34 + 56);
  const open = (at: number, series: number) => {
    const part = shown[at];
    if (!part) return;
    const filter = narrow(part);
    const where = [rows.found(filter), rows.rectified(filter)][series];
    router.history.push(where ? listPath(hazard, where) : listPath(visit, rows.visits(filter)));
  };
  return (
    <section className="board-section" aria-label={title}>
      <div className="board-head">
        <h2>{title}</h2>
        <Button className="screen-only" type="link" aria-expanded={isTable} onClick={() => setIsTable(!isTable)}>
          {isTable ? '看图' : '看表'}
        </Button>
      </div>
      {isTable ? (
        <PartTable {...{ label, parts, nameOf, rows, narrow, hasVisits }} />
      ) : (
        <>
          <Suspense fallback={<div style={{ height }} />}>
            <Chart
              option={option}
              label={`${title}：${shown.map((part, at) => `${names[at]}发现 ${part.found} 处、已整改 ${part.rectified} 处`).join('；')}`}
              height={height}
              onPick={open}
            />
          </Suspense>
          {shown.length < parts.length && <p className="quiet">图中是最多的 {shown.length} 项，其余见表</p>}
        </>
      )}
    </section>
  );
}

type TableProps = Required<Pick<PartProps, 'label' | 'parts' | 'nameOf' | 'rows' | 'narrow' | 'hasVisits'>>;

function PartTable({ label, parts, nameOf, rows, narrow, hasVisits }: TableProps) {
  return (
    <div className="board-scroll">
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {hasVisits && <Head>检查家次</Head>}
            <Head>发现隐患</Head>
            <Head>重大</Head>
            <Head>已整改</Head>
            <Head>整改率</Head>
            <Head>重复发生</Head>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const filter = narrow(part);
            return (
              <tr key={part.key}>
                <th scope="row">
                  {filter.site ? <Anchor href={`/dossier/${filter.site}`}>{nameOf(part)}</Anchor> : nameOf(part)}
                </th>
                {hasVisits && <Cell count={part.visits} href={listPath(visit, rows.visits(filter))} />}
                <Cell count={part.found} href={listPath(hazard, rows.found(filter))} />
                <Cell count={part.major} href={listPath(hazard, rows.major(filter))} />
                <Cell count={part.rectified} href={listPath(hazard, rows.rectified(filter))} />
                <td className="number">
                  {part.found === 0 ? '—' : `${((part.rectified / part.found) * 100).toFixed(1)}%`}
                </td>
                <Cell count={part.repeated} href={listPath(hazard, rows.repeated(filter))} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Head = ({ children }: { readonly children: string }) => (
  <th scope="col" className="number">
    {children}
  </th>
);

const Cell = ({ count, href }: { readonly count: number; readonly href: string }) => (
  <td className="number">{count === 0 ? '0' : <Anchor href={href}>{numberWords(count)}</Anchor>}</td>
);

const common: ChartOption = { tooltip: { trigger: 'axis' }, legend: { top: 0, left: 0, itemGap: 20 } };

function trendOf(parts: readonly Part[], names: readonly string[]): ChartOption {
  return {
    ...common,
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: [...names], axisTick: { show: false } },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        name: '发现隐患',
        type: 'bar',
        barMaxWidth: 36,
        data: parts.map(({ found }) => found),
        itemStyle: { color: shades.dark },
      },
      {
        name: '已整改',
        type: 'bar',
        data: parts.map(({ rectified }) => rectified),
        itemStyle: { color: shades.light },
      },
      {
        name: '检查家次',
        type: 'line',
        data: parts.map(({ visits }) => visits),
        lineStyle: { color: shades.line, type: 'dashed' },
        itemStyle: { color: shades.line },
        symbol: 'circle',
      },
    ],
  };
}

function barsOf(parts: readonly Part[], names: readonly string[], isPhone: boolean): ChartOption {
  const label = { show: true, position: 'right' as const };
  return {
    ...common,
    grid: { left: 8, right: 40, top: 36, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, splitLine: { show: !isPhone } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLabel: { width: isPhone ? 96 : 200, overflow: 'truncate' },
    },
    series: [
      {
        name: '发现隐患',
        type: 'bar',
        barGap: '10%',
        data: parts.map(({ found }) => found),
        itemStyle: { color: shades.dark },
        label,
      },
      {
        name: '已整改',
        type: 'bar',
        data: parts.map(({ rectified }) => rectified),
        itemStyle: { color: shades.light },
      },
    ],
  };
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { api } from '../../web/api.ts';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { areasQuery, useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { visit } from '../inspections/index.ts';
import { sectors, site } from '../sites/index.ts';
import { AnalysisPart } from './analysis-part.web.tsx';
import { rowsBehind } from './analysis-rows.ts';
import { analysis, type AnalysisAsked, type Part } from './analysis.endpoints.ts';
import { categories, hazard } from './hazard.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';

/** Visits and hazards of a period, compared: month by month, by sector, town, category and site; every figure opens its rows. */
export function AnalysisPage() {
  usePageTitle('安全监管分析');
  const { today } = useNow();
  const router = useRouter();
  const areaName = useAreaNames();
  const { data: areas = [] } = useQuery(areasQuery);
  const search = new URLSearchParams(useLocation().searchStr);
  const asked: AnalysisAsked = {
    from: search.get('from') ?? `${today.slice(0, 4)}-01-01`,
    to: search.get('to') ?? today,
    sector: site.fields.sector.schema.safeParse(search.get('sector')).data ?? null,
    town: search.get('town'),
  };
  const { data } = useQuery({
    queryKey: [hazard.name, 'analysis', asked],
    queryFn: () => api.call(analysis, asked),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  const ask = (part: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(part)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    router.history.replace(`/analysis?${next.toString()}`);
  };
  if (!data) return <PageSkeleton />;
  const sum = (of: (part: Part) => number) => data.months.reduce((total, part) => total + of(part), 0);
  const rows = rowsBehind(asked);
  const sectorNames: Readonly<Record<string, string>> = sectors;
  const categoryNames: Readonly<Record<string, string>> = categories;
  return (
    <div className="page analysis">
      <header className="page-head">
        <div>
          <h1>安全监管分析</h1>
          <p className="quiet">数字点开即是所统计的记录；已撤销的隐患不计</p>
        </div>
        <Button className="print screen-only" onClick={() => window.print()}>
          打印
        </Button>
      </header>
      <div className="board-tools screen-only">
        <label>
          从
          <DayInput max={asked.to} value={asked.from} onChange={(from) => from && ask({ from })} />
        </label>
        <label>
          到
          <DayInput min={asked.from} max={today} value={asked.to} onChange={(to) => to && ask({ to })} />
        </label>
        <label>
          行业领域
          <Select
            value={asked.sector ?? ''}
            onChange={(next: string) => ask({ sector: next })}
            options={[
              { value: '', label: '全部行业' },
              ...Object.entries(sectors).map(([value, label]) => ({ value, label })),
            ]}
          />
        </label>
        <label>
          乡镇
          <Select
            value={asked.town ?? ''}
            onChange={(next: string) => ask({ town: next })}
            options={[
              { value: '', label: '全县' },
              ...areas.flatMap(({ id, name }) => (id.length === 9 ? [{ value: id, label: name }] : [])),
            ]}
          />
        </label>
      </div>
      <Tiles
        tiles={[
          { words: '检查', count: sum((part) => part.visits), unit: '家次', href: listPath(visit, rows.visits({})) },
          { words: '发现隐患', count: sum((part) => part.found), unit: '处', href: listPath(hazard, rows.found({})) },
          {
            words: '已整改',
            count: sum((part) => part.rectified),
            unit: '处',
            href: listPath(hazard, rows.rectified({})),
            more: shareOf(
              sum((part) => part.rectified),
              sum((part) => part.found),
            ),
          },
          { words: '重大隐患', count: sum((part) => part.major), unit: '处', href: listPath(hazard, rows.major({})) },
          {
            words: '重复发生',
            count: sum((part) => part.repeated),
            unit: '处',
            href: listPath(hazard, rows.repeated({})),
          },
        ]}
      />
      <AnalysisPart
        title="逐月趋势"
        label="月份"
        parts={data.months}
        nameOf={({ key }) => `${Number(key.slice(5))}月`}
        rows={rows}
        narrow={({ key }) => ({ month: key })}
        isTrend
      />
      <AnalysisPart
        title="按行业领域"
        label="行业领域"
        parts={data.sectors}
        nameOf={({ key }) => sectorNames[key] ?? key}
        rows={rows}
        narrow={({ key }) => ({ sector: key })}
      />
      <AnalysisPart
        title="按乡镇"
        label="乡镇"
        parts={data.towns}
        nameOf={({ key }) => areaName(key)}
        rows={rows}
        narrow={({ key }) => ({ town: key })}
      />
      <AnalysisPart
        title="按隐患类别"
        label="隐患类别"
        parts={data.categories}
        nameOf={({ key }) => categoryNames[key] ?? key}
        rows={rows}
        narrow={({ key }) => ({ category: key })}
        hasVisits={false}
      />
      <AnalysisPart
        title="隐患最多的单位"
        label="单位"
        parts={data.sites}
        nameOf={({ name }) => name ?? ''}
        rows={rows}
        narrow={({ key }) => ({ site: key })}
      />
    </div>
  );
}

const shareOf = (part: number, whole: number) => (whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)}%`);

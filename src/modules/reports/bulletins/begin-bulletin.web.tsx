import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { parsePeriod } from '../../../kernel/period.ts';
import { api } from '../../../web/api.ts';
import { useNow } from '../../../web/clock.ts';
import { Anchor } from '../../../web/fields/anchor.tsx';
import { newPath } from '../../../web/fields/paths.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { periodOption, weeksUpTo } from '../period-choices.ts';
import { report } from '../report.ledger.ts';
import { reportPath } from '../report-queries.web.ts';
import { useBegin } from '../write/use-begin.web.ts';
import { bulletinSeries } from './bulletin-series.ledger.ts';
import { bulletinShelf, type ShelfSeries } from './bulletin.endpoints.ts';
import { issueWords } from './issue-words.ts';

/** Begins the next issue of a bulletin: of which series, for which week. */
export function BeginBulletin() {
  const { data } = useQuery({
    queryKey: [report.name, 'bulletins'],
    queryFn: () => api.call(bulletinShelf, {}),
    throwOnError: true,
  });
  const [chosen, choose] = useState<string>();
  if (!data) return null;
  const series = data.series.find(({ id }) => id === chosen) ?? data.series[0];
  if (!series)
    return (
      <>
        <p>还没有简报。先登记刊名、编发单位和期号怎么编排。</p>
        <div>
          <Button type="primary" href={newPath(bulletinSeries)}>
            登记简报刊名
          </Button>
        </div>
      </>
    );
  return (
    <>
      <label htmlFor="begin-series">刊名</label>
      <Select
        id="begin-series"
        aria-label="刊名"
        value={series.id}
        onChange={choose}
        options={data.series.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <BeginIssue key={series.id} series={series} />
    </>
  );
}

function BeginIssue({ series }: { readonly series: ShelfSeries }) {
  const { today } = useNow();
  const weeks = weeksUpTo(today, 10);
  const [week, setWeek] = useState(() => weekAfter(series, weeks));
  const begin = useBegin();
  const { next, last, voided, isYearly } = series;
  return (
    <>
      <label htmlFor="begin-week">周次</label>
      <Select
        id="begin-week"
        aria-label="周次"
        value={week}
        onChange={setWeek}
        options={weeks.map(parsePeriod).map(periodOption)}
      />
      <div>
        <p>
          签发时编为{issueWords({ issue: next.issue, total: isYearly ? next.total : null })}；由{series.issuer}编发。
        </p>
        <p className="quiet">
          {last ? '章节沿用上一期，数字按所选的周重新计。' : '这是第一次编写，按刊名登记的体例起头。'}
        </p>
        {last && (
          <p>
            <Anchor href={reportPath({ report: last.report })}>上一期《{last.title}》</Anchor>
          </p>
        )}
        {voided.length > 0 && (
          <p className="quiet">
            已撤回作废、不再使用的期号：
            {voided.map(({ year, issue }) => (isYearly ? `${year}年第${issue}期` : `第${issue}期`)).join('、')}
          </p>
        )}
      </div>
      {begin.error && <p role="alert">{problemWords(begin.error)}</p>}
      <div>
        <Button
          type="primary"
          loading={begin.isPending}
          onClick={() => begin.mutate({ period: week, from: { series: series.id } })}
        >
          开始编写
        </Button>
      </div>
    </>
  );
}

/** The week behind the last issue's; that of today for a first issue or one that is behind by more. */
function weekAfter({ last }: ShelfSeries, weeks: readonly string[]): string {
  const at = weeks.indexOf(last?.period ?? '');
  return weeks[Math.max(0, at - 1)] ?? '';
}

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Select } from 'antd';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { countyRanking, type Ranking, type RankingLine } from './province.endpoints.ts';
import './province.css';

const rankingQuery = (figure: string | undefined) =>
  queryOptions({
    queryKey: ['province', figure ?? ''],
    queryFn: () => api.call(countyRanking, figure === undefined ? {} : { figure }),
    placeholderData: keepPreviousData,
  });

/** Counties side by side by one indicator, with the year before and the last twelve months. */
export function RankingPage() {
  usePageTitle(countyRanking.label);
  const { searchStr } = useLocation();
  const asked = new URLSearchParams(searchStr).get('figure') ?? undefined;
  const { data, error } = useQuery(rankingQuery(asked));
  const router = useRouter();
  const { today } = useNow();
  if (error && !data) throw error;
  if (!data) return <PageSkeleton />;
  const options = data.figures.map(({ code, label, unit }) => ({ value: code, label: `${label}（${unit}）` }));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{countyRanking.label}</h1>
          <p className="quiet">
            截至{dayWords(data.day, today)}，{data.lines.length} 个县区。本年累计的指标从 1 月 1
            日算起，在册、未销号等为当日存量。
          </p>
        </div>
        <Select
          aria-label="指标"
          showSearch={{ optionFilterProp: 'label' }}
          value={data.figure.code}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(figure: string) =>
            router.history.push(`/county-ranking?${new URLSearchParams({ figure }).toString()}`)
          }
        />
      </header>
      {data.lines.length === 0 ? <p className="quiet">本辖区还没有县区使用安澜。</p> : <Lines ranking={data} />}
    </div>
  );
}

function Lines({ ranking: { figure, lines, months } }: { readonly ranking: Ranking }) {
  const most = Math.max(0, ...lines.flatMap((line) => line.months.map((value) => value ?? 0)));
  return (
    <table className="ranking">
      <thead>
        <tr>
          <th>名次</th>
          <th>县区</th>
          <th className="number">
            {figure.label}（{figure.unit}）
          </th>
          <th className="number">上年同期</th>
          <th>近 12 个月</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.county}>
            <td>{line.place ?? '—'}</td>
            <td>{line.name}</td>
            <td className="number strong">{line.value === null ? '尚无' : line.value.toLocaleString('zh-CN')}</td>
            <td className="number">{beforeWords(line)}</td>
            <td>
              <Trend values={line.months} months={months} most={most} unit={figure.unit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function beforeWords({ value, before }: RankingLine): string {
  if (before === null) return '—';
  const change = value === null || before === 0 ? '' : `（${signed(((value - before) / before) * 100)}%）`;
  return `${before.toLocaleString('zh-CN')}${change}`;
}

const signed = (percent: number) => `${percent > 0 ? '+' : ''}${percent.toFixed(1)}`;

interface TrendProps {
  readonly values: RankingLine['months'];
  readonly months: Ranking['months'];
  /** The largest of all counties: bars of different counties can be compared. */
  readonly most: number;
  readonly unit: string;
}

function Trend({ values, months, most, unit }: TrendProps) {
  const words = months.map((month, at) => `${month} ${values[at] ?? '尚无'}`).join('，');
  return (
    <svg className="trend" viewBox="0 0 120 28" role="img" aria-label={`近 12 个月（${unit}）：${words}`}>
      {values.map((value, at) => {
        const height = most <= 0 ? 0 : (Math.max(value ?? 0, 0) / most) * 26;
        return (
          <rect key={months[at]} x={at * 10 + 1} y={27 - height} width={8} height={Math.max(height, 1)}>
            <title>{`${months[at]}：${value ?? '尚无'}${value === null ? '' : ` ${unit}`}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

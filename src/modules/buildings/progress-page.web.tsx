import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { ratio } from '../../kernel/indicator.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { useAreaNames } from '../../web/names.ts';
import { numberWords } from '../../web/words/amount.ts';
import { type Progress, surveyProgress } from './building.endpoints.ts';
import { building, zones } from './building.ledger.ts';
import { ProgressMap } from './progress-map.web.tsx';
import { funnel, type Stage, stages, stageWhere, stageWords } from './stages.ts';
import './buildings.css';

type Zone = keyof typeof zones | 'all';
type Part = Progress['parts'][number];

/** How far the building survey has come: the funnel, a map and a table by town or village; every figure opens its rows. */
export function ProgressPage() {
  usePageTitle('房屋排查进度');
  const [within, setWithin] = useState<string | undefined>(undefined);
  const [zone, setZone] = useState<Zone>('all');
  const areaName = useAreaNames();
  const { data } = useQuery({
    queryKey: [building.name, 'progress', within ?? ''],
    queryFn: () => api.call(surveyProgress, within === undefined ? {} : { within }),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const parts = data.parts.map((part) => ({ ...part, counts: countsOf(part, zone) }));
  const total = sum(parts.map(({ counts }) => counts));
  const whole = total.surveyed + total.unsurveyed;
  const narrowed = (area: string, stage: Stage): AnyWhere => ({
    ...stageWhere(stage),
    ...(area.length === 6 && area === data.within ? {} : { area: area.length === 12 ? area : { within: area } }),
    ...(zone === 'all' ? {} : { zone }),
  });
  return (
    <div className="page progress-page">
      <header className="page-head">
        <div>
          <h1>房屋排查进度</h1>
          <p className="quiet">
            {areaName(data.within)}　应排查 {numberWords(whole)} 栋，已排查 {percent(rate(total))}
          </p>
        </div>
        <div className="row-of">
          {within !== undefined && (
            <button type="button" className="progress-back" onClick={() => setWithin(undefined)}>
              返回上级
            </button>
          )}
          <Segmented<Zone>
            aria-label="城乡"
            value={zone}
            onChange={setZone}
            options={[
              { value: 'all', label: '全部' },
              ...Object.entries(zones).map(([value, label]) => ({ value: value as Zone, label })),
            ]}
          />
        </div>
      </header>
      {whole === 0 && (
        <section className="work-section">
          <p>还没有登记房屋。可在“房屋”台账导入排查名册，或由村（社区）逐户登记。</p>
        </section>
      )}
      <div className="progress-top">
        <section className="work-section">
          <h2>排查漏斗</h2>
          <ol className="funnel">
            {funnel.map((stage, at) => (
              <li key={stage}>
                <Anchor href={listPath(building, narrowed(data.within, stage))}>
                  <span>{stageWords(stage)}</span>
                  <b className="number">{numberWords(total[stage])}</b>
                </Anchor>
                <i className="bar" aria-hidden style={{ width: `${share(total[stage], total.surveyed)}%` }} />
                <small className="quiet">
                  {at === 0 ? '' : `占上一步 ${percent(ratio(total[stage], total[funnel[at - 1] ?? stage]))}`}
                </small>
              </li>
            ))}
          </ol>
          <ul className="funnel-beside">
            {stages.slice(funnel.length).map((stage) => (
              <li key={stage}>
                <Anchor href={listPath(building, narrowed(data.within, stage))}>
                  {stageWords(stage)} <b className="number">{numberWords(total[stage])}</b>
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
        <ProgressMap
          within={data.within}
          rates={new Map(parts.map(({ area, counts }) => [area, rate(counts)]))}
          onChoose={(area) => area.length === 9 && area !== data.within && setWithin(area)}
        />
      </div>
      {parts.length > 0 && (
        <section className="work-section">
          <h2>{data.within.length === 6 ? '分乡镇' : '分村（社区）'}</h2>
          <table className="work-table progress-table">
            <thead>
              <tr>
                <th scope="col">{data.within.length === 6 ? '乡镇' : '村（社区）'}</th>
                <th scope="col" className="number">
                  排查率
                </th>
                {columns.map((stage) => (
                  <th key={stage} scope="col" className="number">
                    {short[stage]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parts.map(({ area, name, counts }) => (
                <tr key={area}>
                  <th scope="row">
                    {area.length === 9 && area !== data.within ? (
                      <button type="button" className="progress-into" onClick={() => setWithin(area)}>
                        {name}
                      </button>
                    ) : (
                      name
                    )}
                  </th>
                  <td className="number" data-label="排查率">
                    {percent(rate(counts))}
                  </td>
                  {columns.map((stage) => (
                    <td key={stage} className="number" data-label={short[stage]}>
                      {counts[stage] === 0 ? (
                        '0'
                      ) : (
                        <Anchor href={listPath(building, narrowed(area, stage))}>{numberWords(counts[stage])}</Anchor>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

type Counts = Readonly<Record<Stage, number>>;

const short = {
  unsurveyed: '待排查',
  surveyed: '已排查',
  flagged: '有隐患',
  appraisalNeeded: '需鉴定',
  appraised: '已鉴定',
  treated: '鉴定后已整治',
  rectified: '已整治',
  pending: '未整治',
} as const;
const columns = ['unsurveyed', 'surveyed', 'flagged', 'appraisalNeeded', 'appraised', 'rectified', 'pending'] as const;

const sum = (all: readonly Part['urban'][]): Counts =>
  // One number for each stage.
  Object.fromEntries(
    stages.map((stage) => [stage, all.reduce((total, each) => total + (each[stage] ?? 0), 0)]),
  ) as Counts;
const countsOf = (part: Part, zone: Zone): Counts =>
  zone === 'all' ? sum([part.urban, part.rural]) : sum([part[zone]]);
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.max((part / whole) * 100, part > 0 ? 1 : 0));
const percent = (of: number | null) => (of === null ? '—' : `${of}%`);
const rate = (counts: Counts) => ratio(counts.surveyed, counts.surveyed + counts.unsurveyed);

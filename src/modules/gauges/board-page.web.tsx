import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../../web/api.ts';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { LevelMark } from '../../web/levels/level-mark.tsx';
import { useAreaNames, useMe, useRoles } from '../../web/names.ts';
import { CountyMap } from '../../web/shapes/county-map.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords, recentWords } from '../../web/words/moment.ts';
import { areaShapes } from '../areas/index.ts';
import { type GaugeBoard, gaugeBoard, gaugeTrends } from './gauge.endpoints.ts';
import { gauge } from './gauge.ledger.ts';
import { alarmKinds, gaugeAlarm } from './gauge-alarm.ledger.ts';
import { measureOf, unitOf } from './gauge-words.ts';
import { Sparkline } from './sparkline.web.tsx';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/fields/fields.css';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import './gauges.css';

// The stream tells of readings and alarms; what only time changes, as a sum over the last hour, is asked for now and then.
const askMs = 60_000;
const trendMs = 5 * 60_000;

type Shown = GaugeBoard['gauges'][number];

/** How the gauges stand now: the silent first, then those in alarm; each with its last day as a line. Follows by itself. */
export function GaugeBoardPage() {
  usePageTitle(gaugeBoard.label);
  const { data } = useQuery({
    queryKey: [gauge.name, gaugeAlarm.name, 'board'],
    queryFn: () => api.call(gaugeBoard, {}),
    refetchInterval: askMs,
    throwOnError: (_, query) => query.state.data === undefined,
  });
  const { data: trends } = useQuery({
    queryKey: ['gauges', 'trends'],
    queryFn: async () => new Map((await api.call(gaugeTrends, {})).trends.map(({ id, values }) => [id, values])),
    refetchInterval: trendMs,
  });
  const mayCreate = useRoles().some((role) => gauge.may.create.includes(role));
  if (!data) return <PageSkeleton />;
  const { gauges, aside } = data;
  const silent = gauges.filter(({ alarmKind }) => alarmKind === 'silence').length;
  const alarmed = gauges.filter(({ alarm, alarmKind }) => alarm !== null && alarmKind !== 'silence').length;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{gaugeBoard.label}</h1>
        <div className="row-of screen-only">
          <Anchor href={listPath(gaugeAlarm)}>历次报警</Anchor>
          {mayCreate && <Anchor href={newPath(gauge)}>新建监测站</Anchor>}
        </div>
      </header>
      <Tiles
        tiles={[
          { words: '数据中断', count: silent, unit: '站', isGrave: true },
          { words: '正在报警', count: alarmed, unit: '站', isGrave: true },
          { words: '正常', count: gauges.length - silent - alarmed, unit: '站' },
        ]}
      />
      {gauges.length === 0 ? (
        <p className="quiet">还没有监测站。登记站点和测站编码后，数据经 MQTT 或 HTTP 推送即可接入。</p>
      ) : (
        <GaugeTable gauges={gauges} trends={trends} />
      )}
      <Where gauges={gauges} />
      {aside.length > 0 && <AsideLines aside={aside} />}
    </div>
  );
}

function GaugeTable({
  gauges,
  trends,
}: {
  readonly gauges: readonly Shown[];
  readonly trends: ReadonlyMap<string, readonly (number | null)[]> | undefined;
}) {
  const areaName = useAreaNames();
  const { today } = useNow();
  return (
    <table className="work-table gauge-table">
      <thead>
        <tr>
          <th scope="col">监测站</th>
          <th scope="col">情况</th>
          <th scope="col">最新</th>
          <th scope="col">一天趋势</th>
          <th scope="col">最近数据</th>
        </tr>
      </thead>
      <tbody>
        {gauges.map((each) => (
          <tr key={each.id} data-silent={each.alarmKind === 'silence'}>
            <th scope="row">
              <Anchor href={rowPath(gauge, each.id)}>{each.name}</Anchor>
              <small className="quiet">{areaName(each.area)}</small>
            </th>
            <td data-label="情况">
              <span className="gauge-state">
                <State gauge={each} />
              </span>
            </td>
            <td data-label="最新">
              <Measure gauge={each} />
            </td>
            <td data-label="一天趋势">
              <Sparkline
                values={trends?.get(each.id) ?? []}
                threshold={each.lowestThreshold}
                label={`${each.name}一天${measureOf(each.kind)}趋势`}
              />
            </td>
            <td data-label="最近数据">{each.lastAt === null ? '从未收到' : recentWords(each.lastAt, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ gauge: { alarm, alarmKind, colour } }: { readonly gauge: Shown }) {
  if (alarm === null) return <span className="quiet">正常</span>;
  const words: Readonly<Record<string, string>> = alarmKinds;
  return (
    <>
      <LevelMark level={colour} />
      <Anchor href={rowPath(gaugeAlarm, alarm)}>{words[alarmKind ?? ''] ?? '报警'}</Anchor>
    </>
  );
}

function Measure({ gauge: { kind, measure, windowMinutes } }: { readonly gauge: Shown }) {
  if (measure === null) return <>—</>;
  return (
    <span className="gauge-measure">
      <b>{Math.round(measure * 10) / 10}</b> {unitOf(kind)}
      {kind === 'rain' && <small className="quiet">{windowMinutes ?? 60} 分钟累计</small>}
    </span>
  );
}

function Where({ gauges }: { readonly gauges: readonly Shown[] }) {
  const router = useRouter();
  const { county } = useMe();
  const { data: shapes = [] } = useQuery({
    queryKey: ['areas', 'shapes', county.code],
    queryFn: () => api.call(areaShapes, { within: county.code }),
  });
  const spots = gauges.flatMap(({ id, name, place, alarmKind, colour }) =>
    place === null ? [] : [{ id, name, tone: alarmKind === 'silence' ? 'silent' : colour, ...place }],
  );
  if (spots.length === 0 || shapes.length === 0) return null;
  return (
    <section className="work-section" aria-label="监测站分布">
      <h2>分布</h2>
      <CountyMap
        shapes={shapes}
        label={`监测站分布图，${spots.length} 个站有坐标，情况见上表`}
        toneOf={() => null}
        spots={spots}
        onSpot={(id) => router.history.push(rowPath(gauge, id))}
      />
      <p className="quiet">绿色正常，黑色数据中断，其余按报警级别着色</p>
    </section>
  );
}

function AsideLines({ aside }: { readonly aside: GaugeBoard['aside'] }) {
  const { today } = useNow();
  return (
    <details className="work-section">
      <summary>未采用的数据，最近 {aside.length} 条</summary>
      <WorkTable heads={['收到', '来源', '原因', '原文']}>
        {aside.map(({ id, receivedAt, source, reason, payload }) => (
          <tr key={id}>
            <th scope="row">{momentWords(receivedAt, today)}</th>
            <td data-label="来源">{source}</td>
            <td data-label="原因">{reason}</td>
            <td data-label="原文" className="board-code">
              {payload}
            </td>
          </tr>
        ))}
      </WorkTable>
    </details>
  );
}

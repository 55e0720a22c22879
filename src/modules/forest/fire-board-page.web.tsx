import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { ratio } from '../../kernel/indicator.ts';
import { api } from '../../web/api.ts';
import { type Tile, Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { Due } from '../../web/ledger/due.tsx';
import { useMe, useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { type Mark, PlacesMap } from '../../web/shapes/places-map.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords, recentWords } from '../../web/words/moment.ts';
import { areaShapes } from '../areas/index.ts';
import { reportSlot } from '../incidents/index.ts';
import { bulletinKinds, fireDangerBulletin, hotspot, takeHotspots } from '../warnings/index.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { Fires } from './fires-part.web.tsx';
import { forestFire } from './forest-fire.ledger.ts';
import { forestEntry } from './entry.ledger.ts';
import { fireBoard, type FireBoard, issueBulletin } from './forest.endpoints.ts';
import { FireLevelMark } from './fire-level-mark.web.tsx';
import { firePatrol } from './patrol.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import '../../web/fields/fields.css';
import './forest.css';

/** The fire season at a glance: what burns, what is owed on which clock, who has not come, who is in the forest. */
export function FireBoardPage() {
  usePageTitle(fireBoard.label);
  const county = useMe().county.code;
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: [forestFire, hotspot, fireDangerBulletin, firePatrol, fireCheckpoint, forestEntry, reportSlot].map(
      ({ name }) => name,
    ),
    queryFn: () => api.call(fireBoard, {}),
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const mayIssue = roles.some((role) => issueBulletin.by.includes(role));
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{fireBoard.label}</h1>
          <Danger danger={data.danger} />
        </div>
        <div className="row-of">
          {mayIssue && <Anchor href="/issue-bulletin">{issueBulletin.label}</Anchor>}
          <Anchor href="/checkpoint-codes">防火码</Anchor>
        </div>
      </header>
      <Tiles tiles={tilesOf(data)} />
      <Fires fires={data.fires} mayEnter={roles.some((role) => forestFire.may.create.includes(role))} />
      <Hotspots hotspots={data.hotspots} mayTake={roles.some((role) => takeHotspots.by.includes(role))} />
      <div className="fire-columns">
        <PlacesMap
          label="火情、热点与卡口"
          shapesOf={areaShapes}
          within={county}
          tones={{ grave: '火灾、待核查热点', weak: '热点已反馈', calm: '卡口' }}
          marks={marksOf(data)}
        />
        <div>
          {data.slots && <Slots slots={data.slots} />}
          <Checkpoints checkpoints={data.checkpoints} />
        </div>
      </div>
      <Patrols patrols={data.patrols} />
    </div>
  );
}

function tilesOf({ burning, hotspots, patrols, checkpoints, slots }: FireBoard): readonly Tile[] {
  const inside = checkpoints.reduce((sum, each) => sum + each.inside, 0);
  const unproved = hotspots.filter(({ state }) => state !== 'reported').length;
  const month = { gte: `${patrols.month}-01` };
  return [
    {
      words: '火灾未扑灭',
      count: burning,
      unit: '起',
      href: listPath(forestFire, { state: ['found', 'reported'] }),
      isGrave: true,
    },
    {
      words: '热点核查中',
      count: unproved,
      unit: '个',
      href: listPath(hotspot, { state: ['received', 'dispatched'] }),
      isGrave: true,
    },
    ...(slots === null
      ? []
      : [
          {
            words: '今日未报',
            count: slots.owed - slots.reported,
            unit: '次',
            href: listPath(reportSlot, { state: 'missed' }),
            isGrave: true,
          },
        ]),
    {
      words: '督导逾期未到',
      count: patrols.missed.length,
      unit: '次',
      href: listPath(firePatrol, { state: 'due', dueOn: { lte: '@today' } }),
    },
    {
      words: '本月扫码督导率',
      count: ratio(patrols.scanned, patrols.due, 0) ?? 0,
      unit: '%',
      href: listPath(firePatrol, { dueOn: month }),
      more: `${patrols.scanned}/${patrols.due} 次`,
    },
    { words: '在山人数', count: inside, unit: '人', href: listPath(forestEntry, { state: 'inside' }) },
  ];
}

function marksOf({ fires, hotspots, checkpoints }: FireBoard): readonly Mark[] {
  const burning = hotspots.map(({ id, name, place, state }) => {
    const tone = state === 'reported' ? ('weak' as const) : ('grave' as const);
    return { id, name, place, tone, href: rowPath(hotspot, id) };
  });
  const gates = checkpoints.flatMap(({ id, name, place }) =>
    place === null ? [] : [{ id, name, place, tone: 'calm' as const, href: rowPath(fireCheckpoint, id) }],
  );
  const burnt = fires.flatMap(({ id, name, place }) =>
    place === null ? [] : [{ id, name, place, tone: 'grave' as const, href: rowPath(forestFire, id) }],
  );
  return [...burnt, ...burning, ...gates];
}

function Danger({ danger }: { readonly danger: FireBoard['danger'] }) {
  if (danger.length === 0) return <p className="quiet">今天没有在效的火险预报。</p>;
  return (
    <ul className="fire-danger">
      {danger.slice(0, 3).map(({ id, name, kind, level, affected, documentNumber }) => (
        <li key={id}>
          {level !== null && kind !== 'order' && <FireLevelMark level={level} />}
          <Anchor href={rowPath(fireDangerBulletin, id)}>{name}</Anchor>
          <span className="quiet">
            {bulletinKinds[kind]}，{affected ?? '全县'}，{documentNumber}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Hot spots that are open, each with its clock; a table of the satellite's comes in here, one seen otherwise is entered by hand. */
function Hotspots({ hotspots, mayTake }: { readonly hotspots: FireBoard['hotspots']; readonly mayTake: boolean }) {
  const { today } = useNow();
  const states: Readonly<Record<string, string>> = hotspot.states;
  return (
    <section className="work-section" aria-label="热点核查">
      <div className="board-head">
        <h2>热点核查</h2>
        {mayTake && (
          <div className="row-of">
            <TakeTable />
            <Anchor href={newPath(hotspot)}>登记热点</Anchor>
          </div>
        )}
      </div>
      {hotspots.length === 0 && <p className="quiet">没有待核查的热点。</p>}
      {hotspots.length > 0 && (
        <WorkTable heads={['热点', '进展', '核查人', '到场', '反馈期限']}>
          {hotspots.map(({ id, name, state, verifier, arrivedAt, chasedAt, dueAt }) => (
            <tr key={id}>
              <th scope="row">
                <Anchor href={rowPath(hotspot, id)}>{name}</Anchor>
              </th>
              <td data-label="进展">
                {states[state]}
                {chasedAt !== null && state === 'dispatched' && `，${recentWords(chasedAt, today)} 已催办`}
              </td>
              <td data-label="核查人">{verifier ?? '未派'}</td>
              <td data-label="到场">{arrivedAt === null ? '—' : clockWords(arrivedAt)}</td>
              <td data-label="反馈期限">{dueAt === null ? '已反馈' : <Due at={dueAt} />}</td>
            </tr>
          ))}
        </WorkTable>
      )}
    </section>
  );
}

function TakeTable() {
  const queries = useQueryClient();
  const doing = useDoing();
  const picker = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  const take = (file: File) =>
    doing.run(async () => {
      setTold('');
      const { made, joined, known, outside, problems } = await api.call(takeHotspots, { csv: await file.text() });
      const [wrong] = problems;
      const faulty = wrong ? `；${problems.length} 行有误，第 ${wrong.line} 行：${wrong.words}` : '';
      setTold(`新热点 ${made} 个，并入已有 ${joined} 个，已收过 ${known} 个，县外 ${outside} 个${faulty}`);
      await queries.invalidateQueries({ queryKey: [hotspot.name] });
    });
  return (
    <>
      {doing.trouble !== undefined && <span role="alert">{doing.trouble}</span>}
      {told !== '' && <span role="status">{told}</span>}
      <Button onClick={() => picker.current?.click()} loading={doing.busy}>
        {takeHotspots.label}
      </Button>
      <input
        ref={picker}
        hidden
        type="file"
        accept=".csv,text/csv"
        aria-label="选择卫星热点表"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void take(file);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** The reports at fixed hours that have not come: the clock turns each into one to chase. */
function Slots({ slots }: { readonly slots: NonNullable<FireBoard['slots']> }) {
  const { today } = useNow();
  const { owed, reported, zero, silent } = slots;
  return (
    <section className="work-section" aria-label="零报告">
      <h2>零报告</h2>
      <p className="quiet">
        {owed === 0
          ? '今天还没有到报送时点。'
          : `今日到点应报 ${owed} 次，已报 ${reported} 次，其中零报告 ${zero} 次。`}
      </p>
      {silent.length > 0 && (
        <WorkTable heads={['报送单位', '时点', '情况']}>
          {silent.map(({ id, unit, plan, slotAt, isMissed }) => (
            <tr key={id}>
              <th scope="row">
                <Anchor href={rowPath(reportSlot, id)}>{unit}</Anchor>
              </th>
              <td data-label="时点">
                {recentWords(slotAt, today)} {plan}
              </td>
              <td data-label="情况">{isMissed ? '未报，已转催报' : '到点未报'}</td>
            </tr>
          ))}
        </WorkTable>
      )}
    </section>
  );
}

function Checkpoints({ checkpoints }: { readonly checkpoints: FireBoard['checkpoints'] }) {
  return (
    <section className="work-section" aria-label="卡口">
      <h2>卡口今日进山</h2>
      {checkpoints.length === 0 && <p className="quiet">没有启用的卡口。</p>}
      {checkpoints.length > 0 && (
        <WorkTable heads={['卡口', '今日进山（人）', '还在山（人）']}>
          {checkpoints.map(({ id, name, personsToday, inside }) => (
            <tr key={id}>
              <th scope="row">
                <Anchor href={rowPath(fireCheckpoint, id)}>{name}</Anchor>
              </th>
              <td data-label="今日进山（人）">{personsToday}</td>
              <td data-label="还在山（人）">{inside}</td>
            </tr>
          ))}
        </WorkTable>
      )}
    </section>
  );
}

/** The month's patrols: by block how many of those due were proved, who has not come, and the latest scans. */
function Patrols({ patrols }: { readonly patrols: FireBoard['patrols'] }) {
  const { today } = useNow();
  const { blocks, missed, scans } = patrols;
  if (blocks.length === 0 && missed.length === 0)
    return (
      <section className="work-section" aria-label="扫码督导">
        <h2>扫码督导</h2>
        <p className="quiet">本月到今天没有安排督导。</p>
      </section>
    );
  return (
    <div className="fire-columns">
      <section className="work-section" aria-label="扫码督导">
        <h2>扫码督导</h2>
        <WorkTable heads={['片区', '应到', '已扫码', '扫码督导率']}>
          {blocks.map(({ block, due, scanned }) => (
            <tr key={block}>
              <th scope="row">{block}</th>
              <td data-label="应到">{due}</td>
              <td data-label="已扫码">{scanned}</td>
              <td data-label="扫码督导率">{ratio(scanned, due, 0) ?? 0}%</td>
            </tr>
          ))}
        </WorkTable>
      </section>
      <div>
        {missed.length > 0 && (
          <section className="work-section" aria-label="应到未到">
            <h2>应到未到</h2>
            <WorkTable heads={['督导领导', '片区', '应到']}>
              {missed.map(({ id, leader, block, dueAt }) => (
                <tr key={id}>
                  <th scope="row">
                    <Anchor href={rowPath(firePatrol, id)}>{leader}</Anchor>
                  </th>
                  <td data-label="片区">{block}</td>
                  <td data-label="应到">
                    <Due at={dueAt} />
                  </td>
                </tr>
              ))}
            </WorkTable>
          </section>
        )}
        {scans.length > 0 && (
          <section className="work-section" aria-label="最近扫码">
            <h2>最近扫码</h2>
            <WorkTable heads={['督导领导', '卡口', '时间', '距卡口']}>
              {scans.map(({ id, leader, checkpoint, scannedAt, metres }) => (
                <tr key={id}>
                  <th scope="row">
                    <Anchor href={rowPath(firePatrol, id)}>{leader}</Anchor>
                  </th>
                  <td data-label="卡口">{checkpoint}</td>
                  <td data-label="时间">{recentWords(scannedAt, today)}</td>
                  <td data-label="距卡口">{metres === null ? '未带位置，待核' : `${metres} 米`}</td>
                </tr>
              ))}
            </WorkTable>
          </section>
        )}
      </div>
    </div>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { daysBetween } from '../../kernel/calendar.ts';
import { api } from '../../web/api.ts';
import { type Tile, Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { Due } from '../../web/ledger/due.tsx';
import { useAreaNames, useMe, useRoles } from '../../web/names.ts';
import { useDoing } from '../../web/settings/use-doing.ts';
import { PlacesMap, type Tone } from '../../web/shapes/places-map.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { areaShapes } from '../areas/index.ts';
import { contact } from '../callouts/index.ts';
import { leaderAbsence } from '../duty/index.ts';
import { chainBoard, type ChainBoard, confirmChains, nameSuccessor } from './chain.endpoints.ts';
import { faults, nextWords, type Standing, turns } from './chain.rules.ts';
import { chainStanding } from './chain-standing.ledger.ts';
import { floodDutyHolder } from './duty-holder.ledger.ts';
import { floodSite } from './flood-site.ledger.ts';
import { seats, siteKinds } from './flood.rules.ts';
import { SuccessorForm } from './successor-form.web.tsx';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import '../../web/fields/fields.css';
import './flood.css';

type Hole = ChainBoard['holes'][number];

/** The holes of responsibility as they are now: by town, on the map, one by one with what to do next, and the year's settling. */
export function ChainsPage() {
  usePageTitle(chainBoard.label);
  const [town, setTown] = useState<string | null>(null);
  const [naming, setNaming] = useState<Hole>();
  const areaName = useAreaNames();
  const county = useMe().county.code;
  const mayName = useRoles().some((role) => nameSuccessor.by.includes(role));
  const { data } = useQuery({
    // What is found hangs on all of these.
    queryKey: [
      floodSite.name,
      floodDutyHolder.name,
      chainStanding.name,
      contact.name,
      leaderAbsence.name,
      'chains',
      town,
    ],
    queryFn: () => api.call(chainBoard, { within: town }),
    placeholderData: (before) => before,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{chainBoard.label}</h1>
          <p className="quiet">
            {town === null ? '全部乡镇' : areaName(town)}
            。人员离任、外出、号码不通或久未测试的，当天自动列出，无需上报。
          </p>
        </div>
        <div className="row-of">
          {town !== null && <Button onClick={() => setTown(null)}>返回全部乡镇</Button>}
          <Anchor className="flood-link" href={`/duty-holders/${county}`}>
            公示页
          </Anchor>
        </div>
      </header>
      <Tiles tiles={tilesOf(data)} />
      <Season data={data} within={town} mayConfirm={mayName} />
      <section className="work-section" aria-label="缺口清单">
        <h2>缺口清单</h2>
        {data.holes.length === 0 && (
          <p className="quiet">
            {data.towns.length === 0 ? '还没有登记责任点。' : '没有缺口：每个责任都有人，电话在有效期内测试畅通。'}
          </p>
        )}
        {data.holes.length > 0 && (
          <WorkTable heads={['责任点', '责任', '人员与原因', '现由谁履职', '补齐期限', '下一步']}>
            {data.holes.map((hole) => (
              <HoleRow
                key={[hole.site, hole.seat, hole.turn, hole.fault, hole.holder].join()}
                hole={hole}
                onName={mayName ? () => setNaming(hole) : undefined}
              />
            ))}
          </WorkTable>
        )}
        {data.more > 0 && <p className="quiet">还有 {data.more} 处，请选一个乡镇查看。</p>}
      </section>
      <div className="flood-top">
        <PlacesMap
          label="责任点分布"
          shapesOf={areaShapes}
          within={town ?? county}
          tones={{ grave: '有缺位', weak: '有短板', calm: '已落实' }}
          marks={data.places.map(({ id, name, kind, place, standing }) => ({
            id,
            name: `${name}（${siteKinds[kind]}）`,
            place,
            tone: tones[standing],
            href: rowPath(floodSite, id),
          }))}
        />
        <Towns towns={data.towns} onChoose={setTown} />
      </div>
      {naming && <SuccessorForm hole={naming} onClose={() => setNaming(undefined)} />}
    </div>
  );
}

const tones: Readonly<Record<Standing, Tone>> = { lacking: 'grave', weak: 'weak', sound: 'calm' };

const standingPath = (standing: Standing) => listPath(chainStanding, { state: 'current', standing });

function tilesOf({ towns }: ChainBoard): readonly Tile[] {
  const sum = (of: (town: ChainBoard['towns'][number]) => number) => towns.reduce((all, each) => all + of(each), 0);
  return [
    { words: '有缺位', count: sum(({ lacking }) => lacking), unit: '处', href: standingPath('lacking'), isGrave: true },
    { words: '有短板', count: sum(({ weak }) => weak), unit: '处', href: standingPath('weak') },
    {
      words: '已落实',
      count: sum(({ sites, lacking, weak }) => sites - lacking - weak),
      unit: '处',
      href: standingPath('sound'),
    },
    {
      words: '在册责任点',
      count: sum(({ sites }) => sites),
      unit: '处',
      href: listPath(floodSite, { state: 'listed' }),
    },
  ];
}

/** This year's settling: how far it is, how long it may still take, and the key that does it. */
function Season({
  data,
  within,
  mayConfirm,
}: {
  readonly data: ChainBoard;
  readonly within: string | null;
  readonly mayConfirm: boolean;
}) {
  const queries = useQueryClient();
  const doing = useDoing();
  const { today } = useNow();
  const me = useMe();
  const [told, setTold] = useState('');
  const own = me.posts.find(({ role }) => nameSuccessor.by.includes(role))?.area;
  const sites = data.towns.reduce((all, town) => all + town.sites, 0);
  const left = sites - data.towns.reduce((all, town) => all + town.confirmed, 0);
  const days = daysBetween(today, data.readyOn);
  const countdown = days >= 0 ? `还剩 ${days} 天` : `已超 ${-days} 天`;
  if (sites === 0) return null;
  const area = within ?? own;
  const confirm = () =>
    doing.run(async () => {
      if (area === undefined) return;
      const { confirmed, leftOut } = await api.call(confirmChains, { within: area });
      setTold(`已核定 ${confirmed} 处${leftOut > 0 ? `，${leftOut} 处有缺位，补齐后再核定` : ''}`);
      await queries.invalidateQueries({ queryKey: [floodSite.name] });
    });
  return (
    <div className={left > 0 && days < 0 ? 'board-warning flood-season' : 'board-good flood-season'} role="status">
      <span>
        {today.slice(0, 4)} 年责任人核定：{left === 0 ? '已全部核定' : `还有 ${left} 处未核定`}，期限{' '}
        {dayWords(data.readyOn, today)}
        {left > 0 && `，${countdown}`}（防汛条例，日期为本地设置，待核实）
        {told !== '' && `。${told}`}
        {doing.trouble !== undefined && `。${doing.trouble}`}
      </span>
      {mayConfirm && left > 0 && (
        <Button onClick={() => void confirm()} loading={doing.busy}>
          核定没有缺位的
        </Button>
      )}
    </div>
  );
}

function Towns({
  towns,
  onChoose,
}: {
  readonly towns: ChainBoard['towns'];
  readonly onChoose: (town: string) => void;
}) {
  const areaName = useAreaNames();
  if (towns.length === 0) return null;
  return (
    <section className="work-section" aria-label="分乡镇">
      <h2>分乡镇</h2>
      <WorkTable heads={['乡镇', '有缺位', '有短板', '本年已核定']} counts>
        {towns.map(({ area, sites, lacking, weak, confirmed }) => (
          <tr key={area}>
            <th scope="row">
              <Button type="link" size="small" onClick={() => onChoose(area)}>
                {areaName(area)}
              </Button>
            </th>
            <td className="number" data-label="有缺位">
              {lacking === 0 ? '0' : <b>{lacking}</b>}
            </td>
            <td className="number" data-label="有短板">
              {weak}
            </td>
            <td className="number" data-label="本年已核定">
              {confirmed}/{sites}
            </td>
          </tr>
        ))}
      </WorkTable>
    </section>
  );
}

const alone: Readonly<Partial<Record<Hole['fault'], string>>> = {
  untested: '本人',
  unreachable: '本人，但叫不到',
  combined: '本人',
};

function HoleRow({ hole, onName }: { readonly hole: Hole; readonly onName: (() => void) | undefined }) {
  const areaName = useAreaNames();
  const { site, siteName, kind, area, seat, turn, fault, holder, name, standIn, isLacking, dueAt } = hole;
  return (
    <tr>
      <th scope="row">
        <Anchor href={rowPath(floodSite, site)}>{siteName}</Anchor>
        <small className="quiet flood-under">
          {siteKinds[kind]}，{areaName(area)}
        </small>
      </th>
      <td data-label="责任">
        {seats[seat]} {turns[turn]}
      </td>
      <td data-label="人员与原因">
        <span className={isLacking ? 'flood-who due late' : 'flood-who'}>
          {holder !== null && name !== null ? (
            <>
              <Anchor href={rowPath(floodDutyHolder, holder)}>{name}</Anchor> {faults[fault]}
            </>
          ) : (
            faults[fault]
          )}
        </span>
      </td>
      <td data-label="现由谁履职">{standIn ?? alone[fault] ?? '无人'}</td>
      <td data-label="补齐期限">{dueAt === null ? '今日发现' : <Due at={dueAt} />}</td>
      <td data-label="下一步">
        <span>
          {(!onName || nextWords(hole) !== nameSuccessor.label) && nextWords(hole)}
          {onName && (
            <Button size="small" onClick={onName} aria-label={`为${siteName}${seats[seat]}${nameSuccessor.label}`}>
              {nameSuccessor.label}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useRouter } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { api } from '../../web/api.ts';
import { Related } from '../../web/around/related.tsx';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Due } from '../../web/ledger/due.tsx';
import { Facts } from '../../web/ledger/facts.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { methods, visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { cardColours, warningCard } from './card.ledger.ts';
import { dossier, type Dossier } from './dossier.endpoints.ts';
import { categories, hazard } from './hazard.ledger.ts';
import { listedSupervision } from './listing.ledger.ts';
import { order } from './order.ledger.ts';
import { selfInspection } from './self-inspection.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import '../../web/ledger/row.css';

/** One enterprise on one page: the year's figures, what is open, what comes again, cards and visits, and all that refers to it. */
export function DossierPage() {
  const { id = '' } = useParams({ strict: false });
  const { today } = useNow();
  const router = useRouter();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(new URLSearchParams(useLocation().searchStr).get('year') ?? thisYear);
  const { data: answer } = useQuery({
    queryKey: [site.name, 'row', id],
    queryFn: () => api.row(site, id),
    throwOnError: true,
  });
  const { data } = useQuery({
    queryKey: [hazard.name, 'dossier', id, year],
    queryFn: () => api.call(dossier, { site: id, year }),
    throwOnError: true,
  });
  const name = textOf(answer?.row['name']);
  usePageTitle(name ? `${name}监管档案` : '企业监管档案');
  if (!answer || !data) return <PageSkeleton />;
  return (
    <div className="page row-page dossier">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={rowPath(site, id)}>{name}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{name}监管档案</h1>
          <p className="row-marks">
            <StateMark ledger={site} state={answer.row.state} />
            {answer.row.dueAt !== null && <Due at={answer.row.dueAt} />}
          </p>
        </div>
        <div className="row-of screen-only">
          <Select
            aria-label="年度"
            value={year}
            onChange={(next: number) => router.history.replace(`/dossier/${id}?year=${next}`)}
            options={[0, 1, 2].map((back) => ({ value: thisYear - back, label: `${thisYear - back} 年` }))}
          />
          <Button className="print" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </header>
      <Figures id={id} of={data} />
      <div className="row-columns">
        <div>
          <Open of={data} id={id} />
          <Repeats of={data} id={id} />
          <Visits of={data} id={id} />
          <Cards of={data} />
          <section className="board-section" aria-label="基本情况">
            <h2>基本情况</h2>
            <Facts ledger={site} answer={answer} />
          </section>
        </div>
        <aside>
          <Related ledger={site} id={id} />
        </aside>
      </div>
    </div>
  );
}

interface Part {
  readonly of: Dossier;
  readonly id: string;
}

function Figures({ of: { year, figures: f, limit }, id }: Part) {
  const inYear = { gte: `${year}-01-01`, lte: `${year}-12-31T15:59:59.999Z` };
  const days = { gte: `${year}-01-01`, lte: `${year}-12-31` };
  const mine = { site: id };
  return (
    <Tiles
      tiles={[
        {
          words: `${year} 年检查`,
          count: f.visits,
          unit: '次',
          href: listPath(visit, { ...mine, startedAt: inYear }),
          more: `计入上限 ${f.counted}/${limit}`,
          isGrave: f.counted > limit,
        },
        {
          words: '发现隐患',
          count: f.found,
          unit: '处',
          href: listPath(hazard, { ...mine, foundAt: inYear, state: { not: 'withdrawn' } }),
          more: `已整改 ${f.rectified}`,
        },
        {
          words: '重大隐患',
          count: f.major,
          unit: '处',
          href: listPath(hazard, { ...mine, foundAt: inYear, level: 'major', state: { not: 'withdrawn' } }),
          isGrave: true,
        },
        {
          words: '重复发生',
          count: f.repeated,
          unit: '处',
          href: listPath(hazard, { ...mine, foundAt: inYear, repeated: true, state: { not: 'withdrawn' } }),
          isGrave: true,
        },
        {
          words: '现在未销号',
          count: f.open,
          unit: '处',
          href: listPath(hazard, { ...mine, state: { not: ['closed', 'withdrawn'] } }),
          more: `超期 ${f.overdue}`,
          isGrave: f.overdue > 0,
        },
        { words: '整改文书', count: f.orders, unit: '份', href: listPath(order, { ...mine, issuedOn: days }) },
        {
          words: '挂牌督办',
          count: f.listings,
          unit: '处',
          href: listPath(listedSupervision, { ...mine, listedOn: days }),
        },
        { words: '红黄牌', count: f.cards, unit: '张', href: listPath(warningCard, { ...mine, raisedAt: inYear }) },
        {
          words: '自查自报',
          count: f.selfReports,
          unit: '份',
          href: listPath(selfInspection, { ...mine, dueOn: days }),
          more: `逾期 ${f.lateReports}`,
        },
      ]}
    />
  );
}

function Open({ of: { open, figures }, id }: Part) {
  return (
    <section className="board-section" aria-label="未销号隐患">
      <h2>未销号隐患</h2>
      {open.length === 0 && <p className="quiet">没有未销号的隐患</p>}
      <ul className="plain-list">
        {open.map((one) => (
          <li key={one.id} className="board-head">
            <Anchor href={rowPath(hazard, one.id)}>{one.title}</Anchor>
            <span className="board-chips">
              <StateMark ledger={hazard} state={one.state} />
              {one.more !== null && <Due at={one.more} />}
            </span>
          </li>
        ))}
      </ul>
      {figures.open > open.length && (
        <Anchor href={listPath(hazard, { site: id, state: { not: ['closed', 'withdrawn'] } })}>
          查看全部 {figures.open} 处
        </Anchor>
      )}
    </section>
  );
}

function Repeats({ of: { repeats }, id }: Part) {
  const { today } = useNow();
  const names: Readonly<Record<string, string>> = categories;
  if (repeats.length === 0) return null;
  return (
    <section className="board-section" aria-label="两年内多次查出">
      <h2>两年内多次查出</h2>
      <ul className="plain-list">
        {repeats.map(({ category, times, lastAt }) => (
          <li key={category} className="board-head">
            <Anchor
              href={listPath(hazard, {
                site: id,
                category,
                state: { not: 'withdrawn' },
                foundAt: { gte: '@today-730' },
              })}
            >
              {names[category] ?? category}类 {times} 次
            </Anchor>
            <span className="quiet">最近 {momentWords(lastAt, today)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visits({ of: { visits }, id }: Part) {
  const { today } = useNow();
  const names: Readonly<Record<string, string>> = methods;
  return (
    <section className="board-section" aria-label="最近检查">
      <div className="board-head">
        <h2>最近检查</h2>
        <Anchor
          className="screen-only"
          href={`/record-visit?given=${encodeURIComponent(JSON.stringify({ site: id }))}`}
        >
          录入检查
        </Anchor>
      </div>
      {visits.length === 0 && <p className="quiet">还没有检查记录</p>}
      <ul className="plain-list">
        {visits.map((one) => (
          <li key={one.id} className="board-head">
            <Anchor href={rowPath(visit, one.id)}>{clipped(one.title)}</Anchor>
            <span className="quiet">
              {momentWords(one.at, today)} {names[one.more ?? ''] ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cards({ of: { cards } }: { readonly of: Dossier }) {
  const { today } = useNow();
  const colours: Readonly<Record<string, string>> = cardColours;
  if (cards.length === 0) return null;
  return (
    <section className="board-section" aria-label="红黄牌">
      <h2>红黄牌</h2>
      <ul className="plain-list">
        {cards.map((one) => (
          <li key={one.id} className="board-head">
            <Anchor href={rowPath(warningCard, one.id)}>
              {colours[one.more ?? ''] ?? ''}：{one.title}
            </Anchor>
            <span className="board-chips">
              <StateMark ledger={warningCard} state={one.state} />
              <span className="quiet">{momentWords(one.at, today)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const clipped = (words: string) => (words.length > 40 ? `${words.slice(0, 40)}…` : words);

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../../web/clock.ts';
import { DayInput } from '../../web/dates/date-input.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { findable } from '../../web/fields/findable.ts';
import { listPath } from '../../web/fields/paths.ts';
import { Pills } from '../../web/fields/pills.tsx';
import { useIsPhone } from '../../web/fields/use-phone.ts';
import { useRoles } from '../../web/names.ts';
import { initialsOf } from '../../web/search/initials.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { dayWords } from '../../web/words/moment.ts';
import { type BoardRow, boardRows } from './board-rows.ts';
import { stockLot } from './lot.ledger.ts';
import { recordMovements } from './stock.endpoints.ts';
import { boardQuery } from './stock-queries.web.ts';
import { StockCards, StockTable } from './stock-table.web.tsx';
import { storageKinds } from './storage.ledger.ts';
import { stockThreshold } from './threshold.ledger.ts';
import '../../web/fields/fields.css';
import '../../web/ledger/list.css';
import './resources.css';

type Kind = keyof typeof storageKinds;

/** What lies where, item by item and store by store, today or on a day that has been. */
export function StockBoardPage() {
  usePageTitle('库存总览');
  const { today } = useNow();
  const router = useRouter();
  const asked = new URLSearchParams(useLocation().searchStr);
  const on = asked.get('on');
  const [kind, setKind] = useState<Kind | null>('reserve');
  const [words, setWords] = useState('');
  const isPhone = useIsPhone();
  const { data: board } = useQuery({ ...boardQuery(on), placeholderData: keepPreviousData, throwOnError: true });
  const mayRecord = useRoles().some((role) => recordMovements.by.includes(role));
  if (!board) return <PageSkeleton />;
  const storages = board.storages.filter((each) => kind === null || each.kind === kind);
  const rows = boardRows(board, storages).filter(
    ({ item }) => findable(item.name, words) || initialsOf(item.name).includes(words.toLowerCase().trim()),
  );
  return (
    <div className="page stock-page">
      <header className="page-head">
        <div>
          <h1>库存总览</h1>
          <p className="quiet">
            {board.on === null ? '截至现在' : `截至 ${dayWords(board.on, today)} 24 时`}
            ，数字点开可看批次
          </p>
        </div>
        {mayRecord && (
          <Anchor className="begin screen-only" href="/record-movements">
            登记出入库
          </Anchor>
        )}
      </header>
      <Alarms rows={rows} soon={board.soon} />
      <div className="stock-tools screen-only">
        <Pills name="storage-kind" label="储备方式" options={storageKinds} value={kind} onChange={setKind} mayBeEmpty />
        <Input
          aria-label="查找物资"
          placeholder="品名或拼音首字母"
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <label className="stock-on">
          截至
          <DayInput
            aria-label="截至日期"
            max={today}
            value={on ?? today}
            onChange={(day) => router.history.push(day === null || day >= today ? '/stock' : `/stock?on=${day}`)}
          />
        </label>
      </div>
      {rows.length === 0 && <p className="stock-none quiet">没有符合条件的在库物资。入库后会列在这里。</p>}
      {isPhone ? <StockCards rows={rows} storages={storages} /> : <StockTable rows={rows} storages={storages} />}
      {board.soon.length > 0 && <Soon soon={board.soon} />}
    </div>
  );
}

/** What needs somebody: short, near expiry, past it. */
function Alarms({ rows, soon }: { readonly rows: readonly BoardRow[]; readonly soon: Soons }) {
  const { today } = useNow();
  const short = rows.filter((row) => row.shortBy > 0).length;
  const past = soon.filter(({ expiresOn }) => expiresOn < today).length;
  const figures = [
    { words: '低于定额下限', count: short, unit: '种', href: listPath(stockThreshold, { state: 'short' }), past: true },
    {
      words: '已过期',
      count: past,
      unit: '批',
      href: listPath(stockLot, { expiresOn: { lt: '@today' }, onHand: { gt: 0 } }),
      past: true,
    },
    {
      words: '临近有效期',
      count: soon.length - past,
      unit: '批',
      href: listPath(stockLot, { expiresOn: { gte: '@today', lte: '@today+90' }, onHand: { gt: 0 } }),
      past: false,
    },
  ];
  return (
    <ul className="stock-alarms">
      {figures.map(({ words, count, unit, href, past: isGrave }) => (
        <li key={words} className={isGrave && count > 0 ? 'grave' : undefined}>
          <Anchor href={href}>
            <b>{count}</b> {unit}
            <span>{words}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

type Soons = readonly {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly expiresOn: string;
  readonly onHand: number;
}[];
const horizon = 90;

function Soon({ soon }: { readonly soon: Soons }) {
  const { today } = useNow();
  return (
    <section className="stock-soon">
      <h2>临期与过期</h2>
      <ul>
        {soon.map(({ id, name, unit, expiresOn, onHand }) => {
          const left = Math.round((Date.parse(expiresOn) - Date.parse(today)) / 86_400_000);
          const share = Math.max(0, Math.min(1, left / horizon));
          return (
            <li key={id} className={left < 0 ? 'late' : undefined}>
              <Anchor href={`/l/${stockLot.name}/${id}`}>{name}</Anchor>
              <span className="number">
                {onHand} {unit}
              </span>
              <span className="soon-bar" aria-hidden>
                <i style={{ width: `${share * 100}%` }} />
              </span>
              <span>{left < 0 ? `已过期 ${-left} 天` : `还剩 ${left} 天`}</span>
              <time className="quiet" dateTime={expiresOn}>
                {dayWords(expiresOn, today)}
              </time>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

import { Button, type RefSelectProps } from 'antd';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useRouter } from '@tanstack/react-router';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import { useDesk } from '../desk.ts';
import { useNow } from '../clock.ts';
import { Anchor } from '../fields/anchor.tsx';
import { newPath } from '../fields/paths.ts';
import { useIsPhone } from '../fields/use-phone.ts';
import { useSay } from '../fields/use-say.ts';
import { beginningOf } from '../menu.ts';
import { useRoles } from '../names.ts';
import { Bones } from '../shell/page-skeleton.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { problemWords } from '../words/problem.ts';
import { BulkRuns } from '../bulk/bulk-runs.tsx';
import { chipsOf } from '../filter/chips.ts';
import { ImportLink } from '../import/import-link.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FilterBox } from '../filter/filter-box.tsx';
import { FilterChips } from '../filter/filter-chips.tsx';
import { useListKeys } from './list-keys.ts';
import { useListState } from '../filter/list-state.ts';
import { settled, without } from '../filter/list-where.ts';
import { RowCards } from './row-cards.tsx';
import { RowsTable } from './rows-table.tsx';
import { QuickRow } from '../filter/quick-row.tsx';
import { SavedFilters } from '../filter/saved-filters.tsx';
import { laidOut } from './table-columns.ts';
import { useChosen } from './use-chosen.ts';
import { useLook } from './use-look.ts';
import { useCount, useRows } from './use-rows.ts';
import './list.css';

const BulkBar = lazy(() => import('../bulk/bulk-bar.tsx').then((module) => ({ default: module.BulkBar })));

/** The list of a ledger: its filter is its address; what is shown can be sorted, chosen, worked on together and exported. */
export function LedgerPage({ ledger }: { readonly ledger: AnyLedger }) {
  usePageTitle(ledger.label);
  const [state, change] = useListState();
  const { where, sort } = state;
  const look = useLook(ledger, state.columns, (columns) => change({ columns }));
  const found = useRows(ledger, { where, sort });
  const count = useCount(ledger, where);
  const chosen = useChosen(found.rows);
  const isPhone = useIsPhone();
  const box = useRef<RefSelectProps>(null);
  const begin = useBegin(ledger);
  const { today } = useNow();
  const router = useRouter();
  const exportUrl = api.exportUrl(ledger, {
    where: settled(where, today),
    ...(sort ? { sort } : {}),
    columns: look.columns.join(','),
  });
  const last = chipsOf(ledger, where, useSay(found.titles)).at(-1);
  useListKeys({
    '/': () => box.current?.focus(),
    e: () => location.assign(exportUrl),
    ...(begin ? { n: () => router.history.push(begin) } : {}),
  });
  const isFiltered = Object.keys(where).length > 0;

  return (
    <div className="page ledger-page">
      <header className="page-head">
        <h1>
          {ledger.label} <small className="quiet">{count !== '' && `共 ${count} 条`}</small>
        </h1>
        {begin && <Begin path={begin} label={`新建${ledger.label}`} />}
      </header>
      <BulkRuns />
      <div className="list-tools screen-only">
        <FilterBox
          ledger={ledger}
          where={where}
          box={box}
          onChange={(next) => change({ where: next })}
          onBack={() => last && change({ where: without(where, last.key) })}
        />
        <QuickRow ledger={ledger} where={where} onChange={(next) => change({ where: next })} />
        <span className="list-ends">
          {!isPhone && <ColumnMenu ledger={ledger} look={look} />}
          {begin && <ImportLink ledger={ledger} />}
          <Button href={exportUrl} download disabled={found.rows.length === 0} title="导出为 Excel（e）">
            导出
          </Button>
        </span>
      </div>
      <div className="filters">
        <FilterChips ledger={ledger} where={where} titles={found.titles} onChange={(next) => change({ where: next })} />
        <SavedFilters ledger={ledger} state={state} onChoose={change} />
      </div>
      {found.error && (
        <p role="alert" className="row-of">
          {problemWords(found.error)}
          <Button onClick={found.again}>重试</Button>
        </p>
      )}
      {found.isLoading && <Bones count={8} />}
      {!found.isLoading && !found.error && found.rows.length === 0 && (
        <div className="empty">
          <p>{isFiltered ? `没有符合以上条件的${ledger.label}` : `还没有${ledger.label}。登记后显示在这里`}</p>
          {isFiltered && <Button onClick={() => change({ where: {} })}>清空筛选</Button>}
          {begin && !isFiltered && <Begin path={begin} label={`登记第一条`} />}
        </div>
      )}
      {found.rows.length > 0 && (
        <div className="table-scroll" aria-busy={found.isStale}>
          {isPhone ? (
            <RowCards ledger={ledger} {...found} />
          ) : (
            <RowsTable
              ledger={ledger}
              {...found}
              columns={laidOut(ledger, look.columns)}
              density={look.density}
              choosing={chosen}
              sorting={{ sort, onSort: (next) => change({ sort: next }) }}
            />
          )}
          {found.isMore && <More isFetching={found.isFetchingMore} onMore={found.more} />}
        </div>
      )}
      <Suspense>
        {chosen.rows.length > 0 && <BulkBar ledger={ledger} rows={chosen.rows} onDone={chosen.clear} />}
      </Suspense>
    </div>
  );
}

function Begin({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <Anchor href={path} className="begin screen-only" title="新建（n）">
      {label}
    </Anchor>
  );
}

/** The next page comes when this is in sight, or when it is pressed. */
function More({ isFetching, onMore }: { readonly isFetching: boolean; readonly onMore: () => void }) {
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (seen) => seen.some((one) => one.isIntersecting) && !isFetching && onMore(),
    );
    if (at.current) watcher.observe(at.current);
    return () => watcher.disconnect();
  }, [isFetching, onMore]);
  return (
    <div ref={at} className="more screen-only">
      <Button type="link" loading={isFetching} onClick={onMore}>
        加载更多
      </Button>
    </div>
  );
}

/** Where a new row of the ledger begins, for whoever may create one. */
function useBegin(l: AnyLedger): string | undefined {
  const roles = useRoles();
  const own = beginningOf(useDesk(), l);
  return l.may.create.some((role) => roles.includes(role)) ? (own ?? newPath(l)) : undefined;
}

import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath, rowPath } from '../fields/paths.ts';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { Nearby } from '../around/nearby.tsx';
import { BulkRuns } from '../bulk/bulk-runs.tsx';
import { nameOf, StateMark } from './cell.tsx';
import { Clocks } from './clocks.tsx';
import { Due } from './due.tsx';
import { Facts } from './facts.tsx';
import { History } from './history.tsx';
import { PagesAbout } from '../around/pages-about.tsx';
import { Related } from '../around/related.tsx';
import { Steps } from './steps.tsx';
import './list.css';
import './row.css';

const RowForm = lazy(async () => ({ default: (await import('./row-form.tsx')).RowForm }));

/** One row: what it says on the left; its state, steps, clocks and history on the right; what refers to it below. */
export function RowPage({ ledger, id }: { readonly ledger: AnyLedger; readonly id: string }) {
  const { data: answer, error } = useQuery({
    queryKey: [ledger.name, 'row', id],
    queryFn: () => api.row(ledger, id),
    throwOnError: (_, query) => query.state.data === undefined,
  });
  if (!answer) return error ? null : <PageSkeleton />;
  return <Opened ledger={ledger} answer={answer} />;
}

function Opened({ ledger, answer }: { readonly ledger: AnyLedger; readonly answer: RowAnswer }) {
  const { row, titles, mayUpdate } = answer;
  const router = useRouter();
  const isEditing = new URLSearchParams(useLocation().searchStr).has('edit');
  const title = nameOf(ledger, row);
  const path = rowPath(ledger, row.id);
  const leave = () => router.history.replace(path);
  usePageTitle(title);
  return (
    <div className="page row-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(ledger)}>{ledger.label}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="row-marks">
            <StateMark ledger={ledger} state={row.state} />
            {row.dueAt !== null && <Due at={row.dueAt} />}
            {row.number !== null && row.number !== title && <span className="quiet">{row.number}</span>}
          </p>
        </div>
        <div className="row-of screen-only">
          <PagesAbout ledger={ledger} id={row.id} />
          {mayUpdate && !isEditing && <Button onClick={() => router.history.push(`${path}?edit=1`)}>修改</Button>}
          <Button className="print" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </header>
      <BulkRuns />
      <div className="row-columns">
        <div>
          {isEditing && mayUpdate ? (
            <Suspense fallback={null}>
              <RowForm ledger={ledger} answer={answer} onDone={leave} onCancel={leave} />
            </Suspense>
          ) : (
            <Facts ledger={ledger} answer={answer} />
          )}
        </div>
        <aside>
          <Steps ledger={ledger} answer={answer} />
          <Clocks ledger={ledger} answer={answer} />
          <History ledger={ledger} id={row.id} titles={titles} />
          <Related ledger={ledger} id={row.id} />
          <Nearby ledger={ledger} row={row} />
        </aside>
      </div>
    </div>
  );
}

import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { BulkRuns } from '../bulk/bulk-runs.tsx';
import { Anchor } from '../fields/anchor.tsx';
import { listPath, rowPath } from '../fields/paths.ts';
import { nameOf, StateMark } from '../ledger/cell.tsx';
import { Clocks } from '../ledger/clocks.tsx';
import { Due } from '../ledger/due.tsx';
import { Facts } from '../ledger/facts.tsx';
import { History } from '../ledger/history.tsx';
import { Steps } from '../ledger/steps.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { Nearby } from './nearby.tsx';
import { withOwnSteps } from './own-steps.ts';
import { PagesAbout } from './pages-about.tsx';
import { Related } from './related.tsx';
import '../ledger/list.css';
import '../ledger/row.css';
import '../ledger/form.css';
import './work.css';

interface Props {
  readonly ledger: AnyLedger;
  readonly answer: RowAnswer;
  /** What stands above the facts. */
  readonly lead?: ReactNode;
  /** What stands in the place of the facts while they are changed. */
  readonly form?: ReactNode;
  /** What stands above the steps that are taken by hand. */
  readonly work?: ReactNode;
  /** What stands below the facts. */
  readonly papers?: ReactNode;
}

/** One row: what it says on the left; its state, steps, clocks and history on the right; and in each place what its module adds. */
export function RowFrame({ ledger, answer, lead, form, work, papers }: Props) {
  const { row, titles, mayUpdate } = answer;
  const router = useRouter();
  const title = nameOf(ledger, row);
  const isComposed = [lead, work, papers].some((part) => part !== undefined);
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
          {mayUpdate && !form && (
            <Button onClick={() => router.history.push(`${rowPath(ledger, row.id)}?edit=1`)}>修改</Button>
          )}
          <Button className="print" onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </header>
      <BulkRuns />
      {lead}
      <div className="row-columns">
        <div>
          {form ?? <Facts ledger={ledger} answer={answer} />}
          {papers}
        </div>
        <aside>
          {work}
          <Steps ledger={ledger} answer={answer} {...(isComposed ? { waiting: withOwnSteps(ledger) } : {})} />
          <Clocks ledger={ledger} answer={answer} />
          <History ledger={ledger} id={row.id} titles={titles} />
          <Related ledger={ledger} id={row.id} />
          <Nearby ledger={ledger} row={row} />
        </aside>
      </div>
    </div>
  );
}

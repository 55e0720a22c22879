import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { Anchor } from '../fields/anchor.tsx';
import { listPath } from '../fields/paths.ts';
import { nameOf, StateMark } from '../ledger/cell.tsx';
import { Clocks } from '../ledger/clocks.tsx';
import { Due } from '../ledger/due.tsx';
import { Facts } from '../ledger/facts.tsx';
import { History } from '../ledger/history.tsx';
import { Steps } from '../ledger/steps.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { withOwnSteps } from './own-steps.ts';
import { Related } from './related.tsx';
import '../ledger/list.css';
import '../ledger/row.css';
import '../ledger/form.css';
import './work.css';

/** The page of a row that its module composes: the general parts, with the module's own above the facts and above the steps. */
export function RowFrame({
  ledger,
  answer,
  marks,
  buttons,
  lead,
  work,
  papers,
}: {
  readonly ledger: AnyLedger;
  readonly answer: RowAnswer;
  /** What stands beside the state. */
  readonly marks?: ReactNode;
  readonly buttons?: ReactNode;
  /** What stands above the facts. */
  readonly lead?: ReactNode;
  /** What stands above the steps that are taken by hand. */
  readonly work?: ReactNode;
  /** What stands below the facts. */
  readonly papers?: ReactNode;
}) {
  const { row, titles, mayUpdate } = answer;
  const router = useRouter();
  const title = nameOf(ledger, row);
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
            {marks}
            {row.number !== null && <span className="quiet">{row.number}</span>}
          </p>
        </div>
        <div className="row-of screen-only">
          {mayUpdate && <Button onClick={() => router.history.push(`/l/${ledger.name}/${row.id}?edit=1`)}>修改</Button>}
          {buttons}
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </header>
      {lead}
      <div className="row-columns">
        <div>
          <Facts ledger={ledger} answer={answer} />
          {papers}
        </div>
        <aside>
          {work}
          <Steps ledger={withOwnSteps(ledger)} answer={answer} />
          <Clocks ledger={ledger} answer={answer} />
          <History ledger={ledger} id={row.id} titles={titles} />
          <Related ledger={ledger} id={row.id} />
        </aside>
      </div>
    </div>
  );
}

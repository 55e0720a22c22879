import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Row } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { DocumentsPart } from '../../web/documents/documents-part.tsx';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Clocks } from '../../web/ledger/clocks.tsx';
import { Due } from '../../web/ledger/due.tsx';
import { Facts } from '../../web/ledger/facts.tsx';
import { History } from '../../web/ledger/history.tsx';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { documentCalls } from '../documents/index.ts';
import { Dossier } from './dossier-part.web.tsx';
import { enforcementCase } from './case.ledger.ts';
import { Measures } from './measures-part.web.tsx';
import { Money } from './money-part.web.tsx';
import { NextSteps } from './next-steps.web.tsx';
import { caseStateQuery, type CaseState } from './case-queries.web.ts';
import { Timeline } from './timeline.web.tsx';
import { useRow } from '../../web/around/use-row.ts';
import '../../web/ledger/list.css';
import '../../web/ledger/row.css';
import '../../web/ledger/form.css';
import './enforcement.css';

// Forms are fetched when they are opened.
const forms = () => import('./case-forms.web.tsx');
const StepSheet = lazy(async () => ({ default: (await forms()).StepSheet }));
const ActForm = lazy(async () => ({ default: (await forms()).ActForm }));
const PaymentForm = lazy(async () => ({ default: (await forms()).PaymentForm }));
const CancelPayment = lazy(async () => ({ default: (await forms()).CancelPayment }));
const TypicalForm = lazy(async () => ({ default: (await forms()).TypicalForm }));
const ExtendForm = lazy(async () => ({ default: (await forms()).ExtendForm }));

/** One case: what the law lets be done next and from when, what happened, its documents, its money, its dossier. */
export function CasePage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(enforcementCase, id);
  const { data: state } = useQuery(caseStateQuery(id));
  return answer && state ? <Opened answer={answer} state={state} /> : <PageSkeleton />;
}

/** What is open over the page: a step, an act, or money. */
export type Opening =
  | { readonly what: 'step'; readonly name: string }
  | { readonly what: 'act'; readonly kind: string }
  | { readonly what: 'payment' | 'typical' }
  | { readonly what: 'cancel'; readonly payment: CaseState['payments'][number] }
  | { readonly what: 'extend'; readonly seized: CaseState['seizures'][number] };

function Opened({ answer, state }: { readonly answer: RowAnswer; readonly state: CaseState }) {
  const { row, titles } = answer;
  const own = row as unknown as Row<typeof enforcementCase>; // the row of its own ledger
  const [opening, setOpening] = useState<Opening>();
  const close = () => setOpening(undefined);
  usePageTitle(own.name);
  return (
    <div className="page row-page case-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(enforcementCase)}>执法案件</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{own.name}</h1>
          <p className="row-marks">
            <StateMark ledger={enforcementCase} state={row.state} />
            {row.dueAt !== null && <Due at={row.dueAt} />}
            <span className="quiet">{row.number}</span>
            {own.mode !== 'regular' && <span>{enforcementCase.fields.mode.options[own.mode]}</span>}
            {own.unit === 'township' && <span>乡镇委托执法</span>}
            {own.typical !== null && <span>{enforcementCase.fields.typical.options[own.typical]}典型案例</span>}
          </p>
        </div>
        <div className="row-of screen-only">
          {state.mayCommend && <Button onClick={() => setOpening({ what: 'typical' })}>登记典型案例</Button>}
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </header>
      <div className="row-columns">
        <div className="case-main">
          <NextSteps state={state} onOpen={setOpening} />
          <Money row={own} state={state} onOpen={setOpening} />
          <Measures row={own} state={state} onExtend={(seized) => setOpening({ what: 'extend', seized })} />
          <DocumentsPart calls={documentCalls} ledger={enforcementCase} id={row.id} />
          <Timeline row={own} state={state} deadlines={answer.deadlines} />
          <details className="case-all">
            <summary>案件登记的全部内容</summary>
            <Facts ledger={enforcementCase} answer={answer} />
          </details>
        </div>
        <aside>
          <Dossier state={state} />
          <Clocks ledger={enforcementCase} answer={answer} />
          <History ledger={enforcementCase} id={row.id} titles={titles} />
        </aside>
      </div>
      <Suspense fallback={null}>
        {opening?.what === 'step' && <StepSheet answer={answer} state={state} name={opening.name} onClose={close} />}
        {opening?.what === 'act' && <ActForm answer={answer} state={state} kind={opening.kind} onClose={close} />}
        {opening?.what === 'typical' && <TypicalForm answer={answer} onClose={close} />}
        {opening?.what === 'cancel' && <CancelPayment payment={opening.payment} onClose={close} />}
        {opening?.what === 'extend' && <ExtendForm seized={opening.seized} onClose={close} />}
        {opening?.what === 'payment' && <PaymentForm answer={answer} state={state} onClose={close} />}
      </Suspense>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RowAnswer } from '../../kernel/wire.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Clocks } from '../../web/ledger/clocks.tsx';
import { Due } from '../../web/ledger/due.tsx';
import { Facts } from '../../web/ledger/facts.tsx';
import { History } from '../../web/ledger/history.tsx';
import { Steps } from '../../web/ledger/steps.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { issueDispatch } from './dispatch.endpoints.ts';
import { DispatchGoods } from './dispatch-goods.web.tsx';
import { supplyDispatch } from './dispatch.ledger.ts';
import { withOwnSteps } from '../../web/around/own-steps.ts';
import { labelsQuery } from './stock-queries.web.ts';
import { useRow } from '../../web/around/use-row.ts';
import '../../web/ledger/list.css';
import '../../web/ledger/row.css';
import '../../web/ledger/form.css';
import './resources.css';

const byHand = withOwnSteps(supplyDispatch);

/** One dispatch on its way: how far it is, its goods with what is to be done with them now, its papers. */
export function DispatchPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(supplyDispatch, id);
  return answer ? <Opened answer={answer} /> : <PageSkeleton />;
}

function Opened({ answer }: { readonly answer: RowAnswer }) {
  const { row, titles, mayUpdate } = answer;
  const router = useRouter();
  const mayWork = useRoles().some((role) => issueDispatch.by.includes(role));
  const title = textOf(row['purpose']);
  usePageTitle(title);
  return (
    <div className="page row-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(supplyDispatch)}>物资调拨</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="row-marks">
            <StateMark ledger={supplyDispatch} state={row.state} />
            {row.dueAt !== null && <Due at={row.dueAt} />}
            <span className="quiet">{row.number}</span>
          </p>
        </div>
        <div className="row-of screen-only">
          {mayUpdate && row.state === 'requested' && (
            <Button onClick={() => router.history.push(`/l/${supplyDispatch.name}/${row.id}?edit=1`)}>修改</Button>
          )}
          {row['approvedAt'] !== null && <Button href={`/api/documents/supply-dispatch/${row.id}`}>下载调拨单</Button>}
          <Labels id={row.id} isIssued={row['issuedAt'] !== null} />
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </header>
      <Way answer={answer} />
      <div className="row-columns">
        <div>
          <DispatchGoods answer={answer} mayWork={mayWork} />
          <Facts ledger={supplyDispatch} answer={answer} />
        </div>
        <aside>
          <Steps ledger={supplyDispatch} answer={answer} waiting={byHand} />
          <Clocks ledger={supplyDispatch} answer={answer} />
          <History ledger={supplyDispatch} id={row.id} titles={titles} />
        </aside>
      </div>
    </div>
  );
}

function Labels({ id, isIssued }: { readonly id: string; readonly isIssued: boolean }) {
  const router = useRouter();
  const { data } = useQuery({ ...labelsQuery(id), enabled: isIssued });
  if (!isIssued || !data) return null;
  return (
    <Button onClick={() => router.history.push(`/box-labels/${id}`)}>
      箱签 {data.labels.length > 0 ? `${data.labels.length} 张` : '已停用'}
    </Button>
  );
}

/** How far a dispatch has come, as a line of stations with when. */
function Way({ answer: { row } }: { readonly answer: RowAnswer }) {
  const { today } = useNow();
  const isEnded = row.state === 'refused' || row.state === 'withdrawn';
  if (isEnded) return null;
  const stations = [
    { words: '申请', at: row.createdAt },
    { words: '批准', at: textOf(row['approvedAt']) },
    { words: '出库', at: textOf(row['issuedAt']) },
    { words: row.state === 'partly' ? '签收（有差异）' : '签收', at: textOf(row['receivedAt']) },
  ];
  const next = stations.findIndex(({ at }) => at === '');
  return (
    <ol className="way" aria-label="办理进度">
      {stations.map(({ words, at }, index) => (
        <li key={words} className={at === '' ? (index === next ? 'now' : undefined) : 'done'}>
          <b>{words}</b>
          {at === '' ? (index === next ? '待办' : '') : momentWords(at, today)}
        </li>
      ))}
    </ol>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { AnyRow } from '../../kernel/ledger.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { problemWords } from '../../web/words/problem.ts';
import { recordCheck } from './prevention.endpoints.ts';
import { riskTask } from './risk-task.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';

const FoundForm = lazy(async () => ({ default: (await import('./risk-found-form.web.tsx')).FoundForm }));

/** One recurring check: what is due, done with one press when all is well, or with the hazard that was found. */
export function RiskTaskPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(riskTask, id);
  if (!answer) return <PageSkeleton />;
  return <RowFrame ledger={riskTask} answer={answer} work={<CheckNow row={answer.row} />} />;
}

function CheckNow({ row }: { readonly row: AnyRow }) {
  const me = useMe();
  const queries = useQueryClient();
  const mayCheck = useRoles().some((role) => recordCheck.by.includes(role));
  const [isFinding, setFinding] = useState(false);
  const normal = useMutation({
    mutationFn: () => api.call(recordCheck, { id: uuidv7(), task: row.id, checker: me.name }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (!mayCheck || row.state !== 'active') return null;
  return (
    <div className="steps screen-only">
      <div className="step">
        <Button block type="primary" loading={normal.isPending} onClick={() => normal.mutate()}>
          已排查，正常
        </Button>
      </div>
      <div className="step">
        <Button block onClick={() => setFinding(true)}>
          已排查，发现隐患
        </Button>
      </div>
      {normal.error !== null && (
        <p className="notice" role="alert">
          {problemWords(normal.error)}
        </p>
      )}
      {isFinding && (
        <Suspense>
          <FoundForm row={row} checker={me.name} onClose={() => setFinding(false)} />
        </Suspense>
      )}
    </div>
  );
}

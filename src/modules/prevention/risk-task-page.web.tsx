import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { AnyRow } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { serverNow } from '../../web/clock.ts';
import { columnsNamed } from '../../web/fields/column.ts';
import { filled } from '../../web/draft/filled.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { useMe, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { problemWords } from '../../web/words/problem.ts';
import { hazard } from '../hazards/index.ts';
import { recordCheck } from './prevention.endpoints.ts';
import { riskTask } from './risk-task.ledger.ts';
import { useRow } from '../../web/around/use-row.ts';

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
      {isFinding && <FoundForm row={row} checker={me.name} onClose={() => setFinding(false)} />}
    </div>
  );
}

const asked = ['summary', 'category', 'level', 'standard', 'spot', 'photos'] as const;

/** What was found, as the ledger of hazards asks for it; site, source and time are known. */
function FoundForm(about: { readonly row: AnyRow; readonly checker: string; readonly onClose: () => void }) {
  const { row, checker, onClose } = about;
  const queries = useQueryClient();
  const columns = columnsNamed(hazard, asked);
  return (
    <Sheet title="发现隐患" onClose={onClose}>
      <LedgerForm
        ledger={hazard}
        what={`${row.id}:check`}
        seen={null}
        start={Object.fromEntries(asked.map((name) => [name, name === 'level' ? 'general' : null]))}
        columns={columns}
        titles={{}}
        verb="登记排查和隐患"
        send={async ({ id, values }) => {
          const given = filled(values);
          const draft = { ...given, source: 'selfReport', foundAt: serverNow() };
          const input = { id, task: row.id, checker, hazard: draft };
          return api.call(recordCheck, parse(recordCheck.input, input));
        }}
        onDone={() => {
          onClose();
          void queries.invalidateQueries();
        }}
        onCancel={onClose}
      />
    </Sheet>
  );
}

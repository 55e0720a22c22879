import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import { parse } from '../../kernel/schema.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { type Column, columnsNamed } from '../../web/fields/column.ts';
import { LedgerForm } from '../../web/ledger/ledger-form.tsx';
import { Sheet } from '../../web/ledger/sheet.tsx';
import { stepColumns } from '../../web/ledger/step-form.tsx';
import { permitApplication } from './application.ledger.ts';
import { acceptApplication, applicationBarriers, approveApplication, issuePermit } from './permit.endpoints.ts';
import { permit } from './permit.ledger.ts';

type Guarded = 'accept' | 'approve' | 'issue';
interface Term {
  readonly validFrom: string;
  readonly validTo: string;
}

const general: AnyLedger = permitApplication;
const steps: Readonly<Record<Guarded, Step>> = general.steps;

/** The step that other rows may forbid: its button, or why it may not be taken now. */
export function GuardedStep({ answer }: { readonly answer: RowAnswer }) {
  const { row } = answer;
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    queryKey: [permitApplication.name, 'barriers', row.id, row.version],
    queryFn: () => api.call(applicationBarriers, { id: row.id }),
  });
  if (!data?.step) return null;
  const { step, barrier } = data;
  if (!data.may)
    return (
      <p className="quiet">
        {barrier ?? `等待${step === 'approve' ? '局领导' : '许可窗口'}办理：${steps[step].label}`}
      </p>
    );
  return (
    <div className="steps screen-only">
      <div className="step">
        <Button
          block
          type="primary"
          disabled={barrier !== null}
          aria-describedby={barrier === null ? undefined : 'why-guarded'}
          onClick={() => setOpen(true)}
        >
          {steps[step].label}
        </Button>
        {barrier !== null && (
          <p className="notice" id="why-guarded">
            {barrier}
          </p>
        )}
      </div>
      {isOpen && <GuardedForm answer={answer} step={step} term={data.term} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface Filling {
  readonly answer: RowAnswer;
  readonly step: Guarded;
  readonly term: Term | null;
  readonly onClose: () => void;
}

function GuardedForm({ answer, step, term, onClose }: Filling) {
  const { row, titles } = answer;
  const { today } = useNow();
  const isIssue = step === 'issue';
  const columns = isIssue ? permitColumns(row['forwardedOn'] !== null) : stepColumns(permitApplication, steps[step]);
  const start = isIssue
    ? { scope: row['scope'], storageLimit: row['storageLimit'], permitNumber: null, ...term }
    : { acceptedOn: today };
  const send = (values: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const given = Object.fromEntries(columns.map(({ name }) => [name, values[name] ?? undefined]));
    const input = { id: row.id, version: row.version, ...given };
    if (step === 'accept') return api.call(acceptApplication, parse(acceptApplication.input, input));
    if (step === 'approve') return api.call(approveApplication, parse(approveApplication.input, input));
    return api.call(issuePermit, parse(issuePermit.input, input));
  };
  return (
    <Sheet title={steps[step].label} onClose={onClose}>
      <LedgerForm
        ledger={isIssue ? permit : permitApplication}
        what={`${row.id}:${step}`}
        seen={null}
        start={Object.fromEntries(columns.map(({ name }) => [name, Reflect.get(start, name) ?? null]))}
        columns={columns}
        titles={titles}
        verb={steps[step].label}
        send={async ({ values }) => send(values)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** What a new permit is to say; its number only where the superior has given it. */
function permitColumns(isNumberTyped: boolean): readonly Column[] {
  const names = [...(isNumberTyped ? ['permitNumber'] : []), 'scope', 'storageLimit', 'validFrom', 'validTo'];
  return columnsNamed(permit, names);
}

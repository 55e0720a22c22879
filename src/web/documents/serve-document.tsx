import type { Step } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import { LedgerForm } from '../ledger/ledger-form.tsx';
import { Sheet } from '../ledger/sheet.tsx';
import { stepColumns, stepInput } from '../ledger/step-form.tsx';
import type { DocumentCalls, MadeDocument } from './document-calls.ts';

/** Enters how, when and to whom a document was served, and what proves it. */
export function ServeDocument({
  calls,
  document,
  onClose,
  onDone,
}: {
  readonly calls: DocumentCalls;
  readonly document: MadeDocument;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { today } = useNow();
  const steps: Readonly<Record<string, Step>> = calls.ledger.steps;
  const step = steps['serve'];
  if (!step) return null;
  const { id, version, name, number } = document;
  return (
    <Sheet title={`${name}送达`} onClose={onClose}>
      <p className="form-lead">{number ?? name}；登记后不能更改，请先核对送达回证</p>
      <LedgerForm
        ledger={calls.ledger}
        what={`${id}:serve`}
        seen={null}
        start={{ servedHow: 'direct', servedOn: today }}
        columns={stepColumns(calls.ledger, step)}
        titles={{}}
        verb="登记送达"
        send={async ({ values }) => api.call(calls.serve, { ...stepInput(step, values), id, version })}
        onDone={onDone}
        onCancel={onClose}
      />
    </Sheet>
  );
}

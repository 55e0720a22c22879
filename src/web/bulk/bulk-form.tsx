import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import { parse, stepSchema } from '../../kernel/schema.ts';
import { LedgerForm } from '../ledger/ledger-form.tsx';
import { Sheet } from '../ledger/sheet.tsx';
import { stepColumns, stepInput } from '../ledger/step-form.tsx';

/** Asks once for what a step needs, for all the chosen rows; the consequence is said in figures. */
export function BulkForm({
  ledger,
  name,
  step,
  rows,
  onGiven,
  onClose,
}: {
  readonly ledger: AnyLedger;
  readonly name: string;
  readonly step: Step;
  readonly rows: readonly AnyRow[];
  readonly onGiven: (input: object) => void;
  readonly onClose: () => void;
}) {
  return (
    <Sheet title={`${step.label}：${rows.length} 条`} onClose={onClose}>
      <p className="form-lead">
        以下内容将逐条写入所选的 {rows.length} 条{ledger.label}，未能办理的会列出原因。
      </p>
      <LedgerForm
        ledger={ledger}
        what={`bulk:${name}`}
        seen={null}
        start={{}}
        columns={stepColumns(ledger, step)}
        titles={{}}
        verb={`${step.label} ${rows.length} 条`}
        send={async ({ values }) => parse(stepSchema(ledger, name), stepInput(step, values))}
        onDone={onGiven}
        onCancel={onClose}
      />
    </Sheet>
  );
}

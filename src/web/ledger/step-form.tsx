import type { AnyLedger, AnyRow, Step } from '../../kernel/ledger.ts';
import { parse, stepSchema } from '../../kernel/schema.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { serverNow, useNow } from '../clock.ts';
import { type Column, columnOf } from '../fields/column.ts';
import { useIsPhone } from '../fields/use-phone.ts';
import { useMe, useRoles } from '../names.ts';
import { LedgerForm } from './ledger-form.tsx';
import { Sheet } from './sheet.tsx';

/** The form of a step: what it asks, begun with what the row holds; the step's own rule speaks before the server does. */
export function StepForm({
  ledger,
  answer,
  name,
  onClose,
}: {
  readonly ledger: AnyLedger;
  readonly answer: RowAnswer;
  /** The step's name in the ledger. */
  readonly name: string;
  readonly onClose: () => void;
}) {
  const me = useMe();
  const roles = useRoles();
  const isPhone = useIsPhone();
  const { today } = useNow();
  const { row, titles } = answer;
  const steps: Readonly<Record<string, Step>> = ledger.steps;
  const step = steps[name];
  if (!step) return null;
  const asked = stepColumns(ledger, step);
  const columns = isPhone ? asked.toSorted((a, b) => Number(isFiles(b)) - Number(isFiles(a))) : asked; // the camera first
  const states: Readonly<Record<string, string>> = ledger.states;
  const advise = (values: Readonly<Record<string, unknown>>) => {
    const isGiven = (step.fills ?? []).every((field) => (values[field] ?? null) !== null);
    const next = { ...row, ...values, ...stamped(step, { now: serverNow(), today, by: me.id }), state: step.to };
    return isGiven ? step.refuse?.(next, { by: me.id, roles, today, before: row }) : undefined;
  };
  const refuse = (theirs: AnyRow) =>
    step.from.includes(theirs.state)
      ? undefined
      : `${states[theirs.state]}状态下不能${step.label}，请关闭后按最新状态办理`;
  return (
    <Sheet title={step.label} onClose={onClose}>
      {step.to !== row.state && (
        <p className="form-lead">
          办理后，状态由“{states[row.state]}”变为“{states[step.to]}”
        </p>
      )}
      <LedgerForm
        ledger={ledger}
        what={`${row.id}:${name}`}
        seen={row}
        start={Object.fromEntries(columns.map((column) => [column.name, row[column.name] ?? null]))}
        columns={columns}
        titles={titles}
        verb={step.label}
        advise={advise}
        refuse={refuse}
        send={async ({ seen, values }) =>
          api.take(
            ledger,
            row.id,
            name,
            (seen ?? row).version,
            parse(stepSchema(ledger, name), stepInput(step, values)),
          )
        }
        onDone={onClose}
        onCancel={onClose}
      />
    </Sheet>
  );
}

const isFiles = (column: Column) => column.kind === 'files';

/** The columns a step asks for; those it cannot do without are marked. */
export function stepColumns(l: AnyLedger, step: Step): readonly Column[] {
  const asked = [...(step.fills ?? []), ...(step.asks ?? [])].flatMap((name) => columnOf(l, name) ?? []);
  return asked.map((column) => ({ ...column, group: '', required: step.fills?.includes(column.name) ?? false }));
}

/** What a step is sent: what it must have is left out when it is empty, so that the answer says so. */
export function stepInput(step: Step, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isEmpty = (name: string) => (values[name] ?? null) === null && step.fills?.includes(name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isEmpty(name)));
}

function stamped(step: Step, moments: Readonly<Record<'now' | 'today' | 'by', string>>) {
  const stamps = Object.entries(step.stamps ?? {}).map(([name, what]) => [name, moments[what ?? 'now']]);
  return Object.fromEntries([...stamps, ...(step.clears ?? []).map((name) => [name, null])]);
}

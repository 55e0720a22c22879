import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { AnyLedger, Deadline, Step } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { useRoles } from '../names.ts';
import { waitingWords } from '../words/waiting.ts';

// A form is fetched when a step is taken, or pointed at.
const stepForm = () => import('./step-form.tsx');
const StepForm = lazy(async () => ({ default: (await stepForm()).StepForm }));

/** The steps of a row: those I may take as buttons, greyed with the reason when not now, and who takes the others. */
export function Steps({ ledger, answer }: { readonly ledger: AnyLedger; readonly answer: RowAnswer }) {
  const [taking, setTaking] = useState<string>();
  const steps: Readonly<Record<string, Step>> = ledger.steps;
  const mine = Object.entries(answer.steps).flatMap(([name, reason]) => {
    const step = steps[name];
    return step ? [{ name, label: step.label, reason }] : [];
  });
  const duty = running(ledger, answer, useRoles());
  const now = mine.filter(({ reason }) => reason === null).map(({ name }) => name);
  const first = now.find((name) => stopsClock(answer, duty, steps[name])) ?? now[0];
  return (
    <div className="steps screen-only">
      {mine.map(({ name, label, reason }) => (
        <div key={name} className="step">
          <Button
            block
            type={name === first ? 'primary' : 'default'}
            disabled={reason !== null}
            aria-describedby={reason === null ? undefined : `why-${name}`}
            onClick={() => setTaking(name)}
            onPointerEnter={() => void stepForm()}
          >
            {label}
          </Button>
          {reason !== null && (
            <p className="quiet" id={`why-${name}`}>
              {reason}
            </p>
          )}
        </div>
      ))}
      {waitingWords(ledger, answer).map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
      <Suspense fallback={null}>
        {taking !== undefined && (
          <StepForm ledger={ledger} answer={answer} name={taking} onClose={() => setTaking(undefined)} />
        )}
      </Suspense>
    </div>
  );
}

/** The clock that runs for somebody of these roles, else the first that runs at all. */
function running(l: AnyLedger, { deadlines }: RowAnswer, mine: readonly Role[]): Deadline | undefined {
  const all: Readonly<Record<string, Deadline>> = l.deadlines;
  const open = deadlines.flatMap(({ name, metAt }) => (metAt === null ? (all[name] ?? []) : []));
  return open.find(({ owes }) => mine.includes(owes)) ?? open[0];
}

/** Whether a step meets a clock: then it is the one thing to do first. */
function stopsClock({ row }: RowAnswer, duty: Deadline | undefined, step: Step | undefined): boolean {
  const stamps = Object.keys(step?.stamps ?? {}).map((name) => [name, row.updatedAt]);
  const next = { ...row, ...Object.fromEntries(stamps), state: step?.to };
  return (duty?.metAt(next) ?? null) !== null;
}

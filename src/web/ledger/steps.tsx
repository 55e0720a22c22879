import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { AnyLedger, Step } from '../../kernel/ledger.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { useRoles } from '../names.ts';
import { wayOn } from '../steps/way-on.ts';
import { waitingWords } from '../words/waiting.ts';

// A form is fetched when a step is taken, or pointed at.
const stepForm = () => import('./step-form.tsx');
const StepForm = lazy(async () => ({ default: (await stepForm()).StepForm }));

/** The steps of a row: those I may take as buttons, greyed with the reason when not now, and who takes the others. */
export function Steps({
  ledger,
  answer,
  waiting = ledger,
}: {
  readonly ledger: AnyLedger;
  readonly answer: RowAnswer;
  /** The ledger without the steps that others are not waited for. */
  readonly waiting?: AnyLedger;
}) {
  const [taking, setTaking] = useState<string>();
  const steps: Readonly<Record<string, Step>> = ledger.steps;
  const mine = Object.entries(answer.steps).flatMap(([name, reason]) => {
    const step = steps[name];
    return step ? [{ name, label: step.label, reason }] : [];
  });
  const first = wayOn(ledger, answer, useRoles());
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
      {waitingWords(waiting, answer).map((words) => (
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

import { Button } from 'antd';
import { useState } from 'react';
import type { AnyLedger, Deadline, Step } from '../../kernel/ledger.ts';
import { type Role, roles } from '../../kernel/role.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { useRoles } from '../names.ts';
import { StepForm } from './step-form.tsx';

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
      {othersWords(ledger, answer).map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
      {taking !== undefined && (
        <StepForm ledger={ledger} answer={answer} name={taking} onClose={() => setTaking(undefined)} />
      )}
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

/** Whom the other steps of this state wait for, one line for each circle of people; the clock's own steps say so. */
function othersWords(l: AnyLedger, { row, steps: mine }: RowAnswer): readonly string[] {
  const all: Readonly<Record<string, Step>> = l.steps;
  const others = Object.entries(all).filter(([name, step]) => !(name in mine) && step.from.includes(row.state));
  const circles = others.map(([, step]) => step.by.map((role) => roles[role]).join('、'));
  return [...new Set(circles)].map((circle) => {
    const labels = others.filter((_, at) => circles[at] === circle).map(([, step]) => step.label);
    return circle === roles.system ? `到时自动：${labels.join('、')}` : `须由${circle}办理：${labels.join('、')}`;
  });
}

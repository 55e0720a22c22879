import { memo, type ReactNode } from 'react';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { FieldEdit } from '../fields/index.tsx';

/** Draws the control of a field in a way of its own. */
export type Control = (asked: {
  readonly id: string;
  readonly value: unknown;
  readonly isWrong: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
}) => ReactNode;

/** One field of a form: its label above, what helps to fill it, the control, and what is wrong with it. */
export const FormField = memo(function FormField({
  form,
  column,
  value,
  problem,
  of,
  update,
  control,
}: {
  /** The form's own prefix, so that two forms on one page never share an id. */
  readonly form: string;
  readonly column: Column;
  readonly value: unknown;
  readonly problem: string | undefined;
  readonly of: Place;
  readonly update: (name: string, change: (now: unknown) => unknown) => void;
  /** Its own control, instead of the one of its kind. */
  readonly control?: Control | undefined;
}) {
  const { name, label, hint, required } = column;
  const id = `${form}${name}`;
  const aid = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined;
  const asked = { id, value, describedBy: aid, onChange: (next: unknown) => update(name, () => next) };
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>
        {label}
        {required && <span className="required">必填</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {control?.({ ...asked, isWrong: problem !== undefined }) ?? (
        <FieldEdit
          {...asked}
          column={column}
          of={of}
          update={(change) => update(name, change)}
          invalid={problem !== undefined}
        />
      )}
      {problem && (
        <p className="field-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
});

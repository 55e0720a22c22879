import { memo } from 'react';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { FieldEdit } from '../fields/index.tsx';

/** One field of a form: its label above, what helps to fill it, the control, and what is wrong with it. */
export const FormField = memo(function FormField({
  form,
  column,
  value,
  problem,
  of,
  update,
}: {
  /** The form's own prefix, so that two forms on one page never share an id. */
  readonly form: string;
  readonly column: Column;
  readonly value: unknown;
  readonly problem: string | undefined;
  readonly of: Place;
  readonly update: (name: string, change: (now: unknown) => unknown) => void;
}) {
  const { name, label, hint, required } = column;
  const id = `${form}${name}`;
  const aid = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined;
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
      <FieldEdit
        id={id}
        column={column}
        value={value}
        of={of}
        onChange={(next) => update(name, () => next)}
        update={(change) => update(name, change)}
        invalid={problem !== undefined}
        describedBy={aid}
      />
      {problem && (
        <p className="field-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
});

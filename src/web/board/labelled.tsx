import { type ReactNode, useId } from 'react';
import '../fields/fields.css';

/** A field of a board's form: its label, its control, what is wrong with it. */
export function Labelled({
  name,
  label,
  hint,
  fault,
  isWide = false,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly isWide?: boolean;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={isWide ? 'field wide' : 'field'} data-field={name}>
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
      {children(id)}
      {fault && <p className="field-error">{fault}</p>}
    </div>
  );
}

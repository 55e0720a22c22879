import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** The control; it is given the id its label points to, and that of what stands below it. */
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string | undefined }) => ReactNode;
}

/** One thing asked: its label above, what is wrong or a hint below. */
export function Asked({ label, hint, problem, children }: Props) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="asked">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': below ? `${id}-below` : undefined })}
      {below && (
        <p id={`${id}-below`} className={problem ? 'asked-problem' : 'asked-hint'}>
          {below}
        </p>
      )}
    </div>
  );
}

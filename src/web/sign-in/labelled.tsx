import { Input, type InputProps } from 'antd';
import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly hidden?: boolean;
  readonly autoComplete: string;
  readonly autoFocus?: boolean;
  readonly inputMode?: InputProps['inputMode'];
}

/** One line to type, under its label; a hidden one can be looked at. */
export function Labelled({ label, value, onValue, hint, hidden = false, ...rest }: Props) {
  const id = useId();
  const Control = hidden ? Input.Password : Input;
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <Control
        id={id}
        size="large"
        value={value}
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} className="labelled-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

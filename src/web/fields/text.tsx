import { Input } from 'antd';
import { useState } from 'react';
import { isMasked } from '../../kernel/code.ts';
import { control, type EditProps, type FieldUi, textOf, type ViewProps } from './field-ui.ts';
import { useSay } from './use-say.ts';
import { wordsOf } from './words-of.ts';

/** A value in plain words: how most kinds are read. */
export function WordsView({ column, value, of }: ViewProps) {
  return <>{wordsOf(column, value, useSay(of.titles))}</>;
}

/** One line of text. */
export const textUi: FieldUi = {
  View: WordsView,
  Edit: (p) => (
    <Input
      {...control(p)}
      value={textOf(p.value)}
      onChange={(e) => p.onChange(e.target.value || null)}
      autoComplete="off"
    />
  ),
};

/** Several lines of text. */
export const noteUi: FieldUi = {
  View: ({ value }) => <span className="note">{textOf(value)}</span>,
  Edit: (p) => (
    <Input.TextArea
      {...control(p)}
      value={textOf(p.value)}
      onChange={(e) => p.onChange(e.target.value || null)}
      autoSize={{ minRows: 2, maxRows: 12 }}
    />
  ),
};

/** A number of a known form: what is wrong with it is said when it is left. */
export const codeUi: FieldUi = { View: ({ value }) => <span className="code">{textOf(value)}</span>, Edit: CodeEdit };

/** The control of a number of a known form. */
export function CodeEdit(p: EditProps) {
  const [typing, setTyping] = useState(false);
  const { of } = p.column;
  const code = textOf(p.value);
  const fault = typing || code === '' || !of || isMasked(code) ? null : of.problem(of.normalise(code));
  return (
    <>
      <Input
        {...control(p)}
        value={code}
        maxLength={of?.max ?? 40}
        autoCapitalize="characters"
        autoComplete="off"
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          if (of) p.onChange(of.normalise(code) || null);
        }}
        onChange={(e) => p.onChange(e.target.value || null)}
      />
      {fault !== null && !p.invalid && <p className="field-error">{fault}</p>}
    </>
  );
}

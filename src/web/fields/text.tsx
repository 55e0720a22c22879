import { Input } from 'antd';
import { creditCodeFault } from '../../kernel/credit-code.ts';
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

/** A unified social credit code: what is wrong with it is said once all its letters are there. */
export const codeUi: FieldUi = { View: ({ value }) => <span className="code">{textOf(value)}</span>, Edit: CodeEdit };

function CodeEdit(p: EditProps) {
  const code = textOf(p.value);
  const fault = code.length >= 18 ? creditCodeFault(code) : null;
  return (
    <>
      <Input
        {...control(p)}
        value={code}
        maxLength={18}
        autoCapitalize="characters"
        autoComplete="off"
        onChange={(e) => p.onChange(e.target.value.trim().toUpperCase() || null)}
      />
      {fault !== null && !p.invalid && <p className="field-error">{fault}</p>}
    </>
  );
}

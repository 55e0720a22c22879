import { Button } from 'antd';
import { type ReactNode, useId, useRef } from 'react';
import { useNow } from '../clock.ts';
import { type Column, inGroups } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { recentWords } from '../words/moment.ts';
import { ComparePanel } from '../draft/compare-panel.tsx';
import { FormField } from './form-field.tsx';
import { focusField, onFormKeys } from './form-keys.ts';
import { FormSummary } from './form-summary.tsx';
import { type FormAsk, useForm } from '../draft/use-form.ts';
import './form.css';

/** A form over some columns of a ledger: one column, in groups, kept while it is typed, and compared when somebody was faster. */
export function LedgerForm<T>({
  columns,
  titles,
  verb,
  onCancel,
  advise,
  refuse,
  ...ask
}: FormAsk<T> & {
  readonly columns: readonly Column[];
  readonly titles: Place['titles'];
  /** The words on the button that saves. */
  readonly verb: string;
  readonly onCancel: () => void;
  /** What to say of the values before they are sent. */
  readonly advise?: (values: Readonly<Record<string, unknown>>) => string | undefined;
  /** Why the row as somebody else has left it can no longer take this form. */
  readonly refuse?: (theirs: NonNullable<FormAsk<T>['seen']>) => string | undefined;
}) {
  const form = useForm(ask);
  const prefix = useId();
  const at = useRef<HTMLFormElement>(null);
  const { today } = useNow();
  const of: Place = { ledger: ask.ledger, id: form.seen?.id ?? '', titles };
  const advice = advise?.(form.values);
  if (form.theirs) {
    return (
      <ComparePanel
        of={of}
        columns={columns}
        seen={form.seen ?? {}}
        theirs={form.theirs}
        mine={form.values}
        refusal={refuse?.(form.theirs)}
        isSaving={form.isSaving}
        onDecided={form.saveOver}
        onCancel={onCancel}
      />
    );
  }
  return (
    <form
      ref={at}
      className="form"
      noValidate
      aria-label={verb}
      onKeyDown={(event) => onFormKeys(event, form.save)}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {form.keptAt !== null && (
        <p className="form-notice" role="status">
          已恢复 {recentWords(form.keptAt, today)} 填写而未提交的内容
          <Button type="link" size="small" onClick={form.drop}>
            丢弃
          </Button>
        </p>
      )}
      {form.trouble !== null && (
        <FormSummary
          key={form.trouble}
          trouble={form.trouble}
          problems={form.problems}
          columns={columns}
          onJump={(name) => focusField(at.current, name)}
        />
      )}
      {inGroups(columns).map(([group, fields]) => (
        <Group key={group} label={group}>
          {fields.map((column) => (
            <FormField
              key={column.name}
              form={prefix}
              column={column}
              value={form.values[column.name] ?? null}
              problem={form.problems[column.name]}
              of={of}
              update={form.update}
            />
          ))}
        </Group>
      ))}
      {advice && (
        <p className="form-notice" role="status">
          {advice}
        </p>
      )}
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={form.isSaving}>
          {verb}
        </Button>
        <Button onClick={onCancel}>取消</Button>
        <span className="quiet keys">Ctrl + Enter 提交。填写的内容随时保存在本机</span>
      </div>
    </form>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (label === '') return <>{children}</>;
  return (
    <fieldset>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}

import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { useNow } from '../clock.ts';
import { ComparePanel } from '../draft/compare-panel.tsx';
import type { useForm } from '../draft/use-form.ts';
import { type Column, inGroups } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { recentWords } from '../words/moment.ts';
import { type Control, FormField } from './form-field.tsx';
import { focusField, listensTo, onFormKeys } from './form-keys.ts';
import { FormSummary } from './form-summary.tsx';
import './form.css';

/** What every form over columns of a ledger has: what was kept, what is wrong, its fields in groups, and the row somebody was faster with. */
export function FormFrame({
  form,
  ledger,
  columns,
  label,
  at: given,
  titles = {},
  begins,
  update = form.update,
  controls = {},
  tellsKept = true,
  refuse,
  onKeys = (event) => onFormKeys(event, form.save),
  onCancel,
  children,
}: {
  readonly form: ReturnType<typeof useForm>;
  readonly ledger: AnyLedger;
  readonly columns: readonly Column[];
  /** What the form is called. */
  readonly label: string;
  readonly at?: RefObject<HTMLFormElement | null>;
  readonly titles?: Place['titles'];
  /** The field the cursor stands in when the form opens. */
  readonly begins?: string;
  readonly update?: (name: string, change: (now: unknown) => unknown) => void;
  /** The controls of fields that have one of their own. */
  readonly controls?: Readonly<Record<string, Control>>;
  /** Whether the form says itself that it was kept. */
  readonly tellsKept?: boolean;
  /** Why the row as somebody else has left it can no longer take this form. */
  readonly refuse?: ((theirs: AnyRow) => string | undefined) | undefined;
  readonly onKeys?: (event: KeyboardEvent<HTMLFormElement>) => void;
  readonly onCancel: () => void;
  /** What stands below the fields: the buttons, and what is to be said before they are pressed. */
  readonly children: ReactNode;
}) {
  const prefix = useId();
  const own = useRef<HTMLFormElement>(null);
  const at = given ?? own;
  const { today } = useNow();
  useEffect(() => {
    if (begins !== undefined) focusField(at.current, begins);
  }, [at, begins]);
  const of: Place = { ledger, id: form.seen?.id ?? '', titles };
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
      aria-label={label}
      {...listensTo(onKeys)}
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {tellsKept && form.keptAt !== null && (
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
              update={update}
              control={controls[column.name]}
            />
          ))}
        </Group>
      ))}
      {children}
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

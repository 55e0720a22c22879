import { Button } from 'antd';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { type FormAsk, useForm } from '../draft/use-form.ts';
import { FormFrame } from './form-frame.tsx';

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
  const advice = advise?.(form.values);
  return (
    <FormFrame
      form={form}
      ledger={ask.ledger}
      columns={columns}
      label={verb}
      titles={titles}
      refuse={refuse}
      onCancel={onCancel}
    >
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
    </FormFrame>
  );
}

import type { AnyRow } from '../../kernel/ledger.ts';
import { formFields } from '../../kernel/schema.ts';
import type { RowAnswer } from '../../kernel/wire.ts';
import { filled } from '../../web/draft/filled.ts';
import { useBeginning, WarningForm } from './warning-form.web.tsx';
import { earlyWarning } from './warning.ledger.ts';

/** The form in the place of the facts of a warning that was taken in: what it does not say yet is suggested. */
export function CompleteWarning({ answer, onCancel }: { readonly answer: RowAnswer; readonly onCancel: () => void }) {
  const beginning = useBeginning({ alarm: null, replaces: null });
  const { row } = answer;
  if (!beginning) return null;
  const start = { audience: 'posts', ...filled(ownOf(row)) };
  return <WarningForm row={row} start={start} hours={beginning.hours} what={`${row.id}:submit`} onCancel={onCancel} />;
}

const ownOf = (row: AnyRow) => Object.fromEntries(formFields(earlyWarning).map(([name]) => [name, row[name] ?? null]));

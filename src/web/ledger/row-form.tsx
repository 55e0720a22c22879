import type { Fields } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { changeSchema, draftSchema, formFields, parse } from '../../kernel/schema.ts';
import type { Me, RowAnswer } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { serverNow } from '../clock.ts';
import { type Column, columnOf, ownerOf } from '../fields/column.ts';
import { useMe } from '../names.ts';
import { changed } from '../draft/compare.ts';
import type { Draft } from '../draft/draft-keeper.ts';
import { filled } from '../draft/filled.ts';
import { LedgerForm } from './ledger-form.tsx';

/** The form of a row: of a new one, beginning with what is given and what the system knows; of one there is, with what it holds. */
export function RowForm({
  ledger,
  answer,
  given = {},
  onDone,
  onCancel,
}: {
  readonly ledger: AnyLedger;
  /** The row to change; none for a new one. */
  readonly answer?: RowAnswer | undefined;
  readonly given?: Readonly<Record<string, unknown>>;
  readonly onDone: (answer: RowAnswer) => void;
  readonly onCancel: () => void;
}) {
  const me = useMe();
  const row = answer?.row ?? null;
  const columns = formColumns(ledger, row);
  const known = row ? pick(row, columns) : { ...usual(columns, me), ...pick(given, columns) };
  return (
    <LedgerForm
      ledger={ledger}
      what={row?.id ?? ['new', ...Object.values(given)].join(':')}
      seen={row}
      start={known}
      columns={columns}
      titles={answer?.titles ?? {}}
      verb={row ? '保存' : `登记${ledger.label}`}
      send={(draft) => (draft.seen ? change(ledger, draft.seen, draft) : create(ledger, draft))}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

async function create(l: AnyLedger, draft: Draft): Promise<RowAnswer> {
  const given = filled(draft.values);
  const values = parse(draftSchema(l), given);
  checkWhole(l, values);
  return api.create(l, draft.id, values);
}

async function change(l: AnyLedger, seen: AnyRow, draft: Draft): Promise<RowAnswer> {
  const values = parse(changeSchema(l), changed(seen, draft.values));
  checkWhole(l, { ...seen, ...values });
  return api.update(l, seen.id, seen.version, values);
}

/** The columns a person fills in; a new row that belongs to no site is asked where it lies. */
function formColumns(l: AnyLedger, row: AnyRow | null): readonly Column[] {
  const own = formFields(l).flatMap(([name]) => columnOf(l, name) ?? []);
  const area = columnOf(l, 'area');
  if (row || ownerOf(l) || !area) return own;
  const group = own[0]?.group;
  const where: Column = { ...area, required: false, hint: '不选则归到您的岗位所在区域', ...(group ? { group } : {}) };
  const last = own.findLastIndex((column) => column.group === group && column.required);
  return own.toSpliced(last + 1, 0, where);
}

/** What need not be asked: a required time is now, and whoever records a visit was there. */
function usual(columns: readonly Column[], me: Me): Readonly<Record<string, unknown>> {
  const values = columns.flatMap(({ name, kind, required }) => {
    if (required && kind === 'instant') return [[name, serverNow()]];
    return required && kind === 'people' ? [[name, [me.id]]] : [];
  });
  return Object.fromEntries(values);
}

function pick(values: Readonly<Record<string, unknown>>, columns: readonly Column[]) {
  return Object.fromEntries(
    columns.filter(({ name }) => name in values).map(({ name }) => [name, values[name] ?? null]),
  );
}

/** The same check that the server makes of a row as a whole. */
function checkWhole(l: AnyLedger, values: Readonly<Record<string, unknown>>): void {
  const fields: Fields = l.fields;
  const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
  const wrong = l.check?.({ ...empty, ...values });
  if (wrong) throw new Problem('invalid', '有几处填写需要修改，请看各栏下的说明', { fields: wrong });
}

import type { Field, Fields } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';

/** What a page shows of a column: a field of the ledger, or one of the columns that every ledger has. */
export interface Column extends Omit<Field, 'schema'> {
  readonly name: string;
}

/** The columns that every ledger has and a person may want to see, with the words for them. */
const systemColumns = {
  number: { kind: 'text', label: '编号' },
  state: { kind: 'choice', label: '状态' },
  area: { kind: 'area', label: '所在区域' },
  dueAt: { kind: 'instant', label: '到期' },
  createdAt: { kind: 'instant', label: '登记时间' },
  createdBy: { kind: 'person', label: '登记人' },
  updatedAt: { kind: 'instant', label: '最近更新' },
} as const satisfies Readonly<Partial<Record<keyof AnyRow, Pick<Column, 'kind' | 'label'>>>>;

/** The columns of a ledger that mean something for it, its own fields first: no number without a series, no due time without clocks. */
export function columnsOf(l: AnyLedger): readonly Column[] {
  const fields: Fields = l.fields;
  const own = Object.entries(fields).map(([name, field]) => ({ name, ...field }));
  const system = Object.entries(systemColumns)
    .filter(([name]) => (name !== 'number' || l.number) && (name !== 'dueAt' || Object.keys(l.deadlines).length > 0))
    .map(([name, about]) => ({ name, ...about, required: true, ...(name === 'state' ? { options: l.states } : {}) }));
  return [...own, ...system];
}

/** One column of a ledger by its name. */
export function columnOf(l: AnyLedger, name: string): Column | undefined {
  return columnsOf(l).find((column) => column.name === name);
}

/** Columns of a ledger by their names, without its groups: what a short form asks. */
export function columnsNamed(l: AnyLedger, names: readonly string[]): readonly Column[] {
  return names.flatMap((name) => {
    const column = columnOf(l, name);
    return column ? [{ ...column, group: '' }] : [];
  });
}

/** The ledger that a ref's column points into. */
export function targetOf(column: Column): AnyLedger {
  // A ref's target is a ledger by construction (field.ts cannot name the type without a cycle).
  return column.target as AnyLedger;
}

/** The field that says which site a row belongs to, if the ledger has one. */
export function ownerOf(l: AnyLedger): Column | undefined {
  return columnsOf(l).find((column) => column.owner);
}

/** Columns by their groups, in the order in which the groups first come; '' is no group. */
export function inGroups(columns: readonly Column[]): readonly (readonly [string, readonly Column[]])[] {
  const groups = [...new Set(columns.map((column) => column.group ?? ''))];
  return groups.map((group) => [group, columns.filter((column) => (column.group ?? '') === group)]);
}

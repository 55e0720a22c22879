import type { Field, Kind } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { formFields } from '../../kernel/schema.ts';
import { ownerColumn } from '../ledger/scope.ts';

/** A column of a ledger's sheet: plain data, so that another thread can read by it. */
export interface ImportColumn {
  /** The field's name, or 'state', 'number', 'area'; '#' is the running number of a row within the file, '^' that of its parent. */
  readonly name: string;
  readonly label: string;
  readonly kind: Kind | 'state' | 'number' | 'ordinal';
  readonly required: boolean;
  readonly key: boolean;
  /** Written by steps or by the server: taken only from rows of the past. */
  readonly historical: boolean;
  readonly hint?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** The name of the column that counts the rows of a sheet, so that a child's row can name its parent's. */
export const ordinalName = '#';
/** The name of the column in which a child's row names its parent's. */
export const parentName = '^';

/**
 * What can be brought into a ledger from a sheet, in the order of its template. Files cannot; the area cannot where the owner gives it.
 * `parent` is the ledger in whose file this one's rows stand on a sheet of their own.
 */
export function importColumns(registry: Registry, l: AnyLedger, parent?: AnyLedger): readonly ImportColumn[] {
  const ofForm = new Set(formFields(l).map(([name]) => name));
  const fields = Object.entries<Field>(l.fields)
    .filter(([, field]) => field.kind !== 'files')
    .map(([name, field]) => columnOf(name, field, !ofForm.has(name)));
  const plain = { required: false, key: false, historical: false };
  const ordinal: ImportColumn = { ...plain, name: ordinalName, label: '序号', kind: 'ordinal' };
  const number: ImportColumn = {
    ...plain,
    name: 'number',
    label: '编号',
    kind: 'number',
    hint: '已有编号的照填；留空的由系统编号',
  };
  const area: ImportColumn = {
    ...plain,
    name: 'area',
    label: '区域',
    kind: 'area',
    hint: '乡镇或村（社区）；同名的村请连乡镇一起写',
  };
  const state: ImportColumn = {
    ...plain,
    name: 'state',
    label: '状态',
    kind: 'state',
    historical: true,
    options: l.states,
  };
  const owner = ownerColumn(registry, l);
  return [
    ordinal,
    ...(parent ? [{ ...ordinal, name: parentName, label: `${parent.label}序号` }] : []),
    ...(l.number ? [number] : []),
    ...(owner === undefined || owner === 'id' ? [area] : []),
    ...fields.filter(({ historical }) => !historical),
    state,
    ...fields.filter(({ historical }) => historical),
  ];
}

/** A ledger whose rows may stand on a further sheet beside those of another, and the ref that ties them. */
export interface ChildLedger {
  readonly ledger: AnyLedger;
  readonly ref: string;
}

/**
 * The children of a ledger: those that refer to it by a field which is not their owner, and belong to the same kind of owner as it
 * does, which they take from their parent's row (a visit's hazards); and of those that belong to nobody, the ones whose first
 * required ref leads to it (a dispatch's lines).
 */
export function childrenOf(registry: Registry, l: AnyLedger): readonly ChildLedger[] {
  const owner = ownerTarget(l);
  return [...registry.ledgers.values()].flatMap((other) => {
    const refs = Object.entries<Field>(other.fields).filter(([, f]) => f.kind === 'ref' && !f.owner);
    const own = ownerTarget(other);
    const tie = own === undefined ? refs.find(([, f]) => f.required) : refs.find(([, f]) => f.target === l);
    const isChild = tie !== undefined && tie[1].target === l && other !== l && own === owner;
    return isChild ? [{ ledger: other, ref: tie[0] }] : [];
  });
}

/** The field that names a row's owner, where the ledger has one. */
export function ownerField(l: AnyLedger): string | undefined {
  return Object.entries<Field>(l.fields).find(([, field]) => field.owner)?.[0];
}

function ownerTarget(l: AnyLedger): unknown {
  const name = ownerField(l);
  return name === undefined ? undefined : l.fields[name].target;
}

function columnOf(name: string, field: Field, historical: boolean): ImportColumn {
  const { label, kind, required, hint, options } = field;
  const more = { ...(hint === undefined ? {} : { hint }), ...(options === undefined ? {} : { options }) };
  return { name, label, kind, required, key: field.key === true, historical, ...more };
}

import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';

/** The address of a list, narrowed by a filter. */
export function listPath(l: AnyLedger, where: AnyWhere = {}): string {
  return `/l/${l.name}${asked('where', where)}`;
}

/** The address of a row. */
export function rowPath(l: AnyLedger, id: string): string {
  return `/l/${l.name}/${id}`;
}

/** The address of a new row's form, with values that are known already. */
export function newPath(l: AnyLedger, given: Readonly<Record<string, unknown>> = {}): string {
  return `/l/${l.name}/new${asked('given', given)}`;
}

function asked(name: string, value: Readonly<Record<string, unknown>>): string {
  return Object.keys(value).length === 0 ? '' : `?${new URLSearchParams({ [name]: JSON.stringify(value) }).toString()}`;
}

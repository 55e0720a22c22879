import type { AnyLedger } from '../../../kernel/ledger.ts';
import { type AnyWhere, isRecord } from '../../../kernel/where.ts';
import type { Named } from '../../../kernel/wire.ts';
import { type Column, columnsOf, targetOf } from '../../../web/fields/column.ts';

/** Something the rows of a ledger can be told apart by: a place, the words of a choice, of their own or of what they belong to. */
export interface Dimension {
  /** The column, or the ref and the column of what it points to. */
  readonly path: readonly [string] | readonly [string, string];
  readonly label: string;
  readonly options: readonly Named[];
}

/** What a figure over a ledger can be narrowed by, the place first. */
export function dimensionsOf(l: AnyLedger, areas: readonly Named[]): readonly Dimension[] {
  const place: Dimension = { path: ['area'], label: '区域', options: areas };
  const own = choices(l).map((column) => dimension([column.name], column.label, column));
  const nested = columnsOf(l)
    .filter(({ kind }) => kind === 'ref')
    .flatMap((ref) =>
      choices(targetOf(ref)).map((column) =>
        dimension([ref.name, column.name], `${ref.label}的${column.label}`, column),
      ),
    );
  return [place, ...own, ...nested];
}

/** The keys a filter wants of a dimension; undefined when it does not ask for it, or in another way than a person chooses. */
export function wantedOf(where: AnyWhere, { path: [first, second] }: Dimension): readonly string[] | undefined {
  const outer = where[first];
  const test = second === undefined ? outer : isRecord(outer) ? outer[second] : undefined;
  if (typeof test === 'string') return [test];
  if (isRecord(test) && typeof test['within'] === 'string') return [test['within']];
  return Array.isArray(test) && test.every((one) => typeof one === 'string') ? test : undefined;
}

/** The filter with other keys wanted of a dimension; without it when none are. */
export function wanting(where: AnyWhere, { path: [first, second] }: Dimension, keys: readonly string[]): AnyWhere {
  const test =
    keys.length === 0 ? undefined : first === 'area' ? { within: keys[0] } : keys.length === 1 ? keys[0] : keys;
  if (second === undefined) return put(where, first, test);
  const outer = where[first];
  const inner = put(isRecord(outer) ? outer : {}, second, test);
  return put(where, first, Object.keys(inner).length === 0 ? undefined : inner);
}

function put(where: AnyWhere, name: string, test: unknown): AnyWhere {
  const { [name]: _before, ...rest } = where;
  return test === undefined ? rest : { ...rest, [name]: test };
}

const choices = (l: AnyLedger) => columnsOf(l).filter(({ kind, name }) => kind === 'choice' && name !== 'state');

const dimension = (path: Dimension['path'], label: string, { options = {} }: Column): Dimension => ({
  path,
  label,
  options: Object.entries(options).map(([id, name]) => ({ id, name })),
});

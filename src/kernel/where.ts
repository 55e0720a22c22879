import { isMasked } from './code.ts';
import type { Field, Fields } from './field.ts';
import { addDays, dayOf, isDay, startOfDay } from './calendar.ts';
import type { AnyLedger, AnyRow, Data, System } from './ledger.ts';
import { Problem } from './problem.ts';

/** The tests a filter can make of one column. */
export const ops = ['not', 'lt', 'lte', 'gt', 'gte', 'has', 'set', 'within'] as const;
export type Op = (typeof ops)[number];

type Test<V> =
  | V
  | readonly V[]
  | {
      readonly not?: V | readonly V[];
      readonly lt?: V;
      readonly lte?: V;
      readonly gt?: V;
      readonly gte?: V;
      /** Part of a text, or a member of a list. */
      readonly has?: string;
      readonly set?: boolean;
      /** An area code: the area itself and all it contains. */
      readonly within?: string;
    };
type Plain<V> =
  NonNullable<V> extends readonly unknown[] ? string : NonNullable<V> extends object ? never : NonNullable<V>;
type Nested<X> = X extends { readonly target: infer T } ? (T extends AnyLedger ? Where<T> : never) : never;

/**
 * The one filter language. Lists, URLs, indicators, work queues, exports, map layers and data scopes all speak it,
 * so the number on a page and the list behind it cannot disagree. Times may be `@now`, `@today`, `@today+7`, `@cutoff`.
 */
export type Where<L extends AnyLedger> = {
  readonly [K in keyof L['fields']]?: Test<Plain<Data<L['fields']>[K]>> | Nested<L['fields'][K]>;
} & { readonly [K in keyof System]?: Test<NonNullable<System[K]>> } & {
  readonly state?: Test<keyof L['states'] & string>;
  readonly or?: readonly Where<L>[];
  readonly and?: readonly Where<L>[];
};

/** A filter as it travels: JSON whose names have not been checked yet. */
export type AnyWhere = Readonly<Record<string, unknown>>;

/** The moments a filter's relative times stand for. */
export interface Moments {
  readonly now: string;
  readonly today: string;
  readonly cutoff?: string;
  /** What stands in the table for a sealed value, by each key in use; without it values are compared as they are shown. */
  readonly blind?: (field: Field, value: string) => readonly string[];
}

/** Finds a referenced row in memory, for nested filters. */
export type Look = (ledger: AnyLedger, id: string) => AnyRow | undefined;

/** The kinds of the columns that every ledger has. */
export const systemKinds: Readonly<Record<keyof System | 'state', Field['kind'] | 'id'>> = {
  id: 'id',
  version: 'count',
  state: 'choice',
  area: 'area',
  town: 'text',
  number: 'text',
  dueAt: 'instant',
  createdAt: 'instant',
  createdBy: 'person',
  updatedAt: 'instant',
};

/** The same question asked of a row in memory: offline lists, live pages, and the twin that tests the SQL. */
export function matches(l: AnyLedger, where: AnyWhere, row: AnyRow, look?: Look): boolean {
  return Object.entries(where).every(([name, test]) => {
    if (name === 'or') return filters(test).some((w) => matches(l, w, row, look));
    if (name === 'and') return filters(test).every((w) => matches(l, w, row, look));
    const value = row[name] ?? null;
    const target = nestedTarget(l, name, test);
    if (target === undefined) return passes(test, value);
    const found = typeof value === 'string' ? look?.(target, value) : undefined;
    return found !== undefined && isRecord(test) && matches(target, test, found, look);
  });
}

/** The ledger a nested filter speaks of, when the test of a ref is not a test of the id itself. */
export function nestedTarget(l: AnyLedger, name: string, test: unknown): AnyLedger | undefined {
  const fields: Fields = l.fields;
  const field = fields[name];
  if (field?.kind !== 'ref' || !isRecord(test) || Object.keys(test).every(isOp)) return undefined;
  // A ref's target is a ledger by construction (field.ts cannot name the type without a cycle).
  return field.target as AnyLedger;
}

/** The filter with its relative times replaced by what they stand for; a day asked of an instant is the start of that day. */
export function resolve(l: AnyLedger, where: AnyWhere, at: Moments): AnyWhere {
  return Object.fromEntries(
    Object.entries(where).map(([name, test]) => {
      if (name === 'or' || name === 'and') return [name, filters(test).map((w) => resolve(l, w, at))];
      const target = nestedTarget(l, name, test);
      if (target !== undefined && isRecord(test)) return [name, resolve(target, test, at)];
      const field = (l.fields as Fields)[name];
      return [name, field?.kind === 'sealed' ? resolveSealed(test, field, at) : resolveTest(test, kindOf(l, name), at)];
    }),
  );
}

/** Both filters at once, neither hiding the other's test of the same column. */
export function both(a: AnyWhere, b: AnyWhere): AnyWhere {
  return Object.keys(a).some((name) => name in b) ? { and: [a, b] } : { ...a, ...b };
}

/** The kind of a column, or undefined when the ledger has no such column. */
export function kindOf(l: AnyLedger, name: string): Field['kind'] | 'id' | undefined {
  const fields: Fields = l.fields;
  return fields[name]?.kind ?? Object.entries(systemKinds).find(([key]) => key === name)?.[1];
}

/** Throws Problem 'invalid' when a filter that came from outside names an unknown column, test or type of value. */
export function checkWhere(l: AnyLedger, where: unknown, depth = 0): asserts where is AnyWhere {
  if (!isRecord(where) || depth > 4) throw new Problem('invalid', '筛选条件的格式不对，请从列表页重新选择');
  for (const [name, test] of Object.entries(where)) {
    if (name === 'or' || name === 'and') {
      if (!Array.isArray(test) || test.length > 20) throw new Problem('invalid', `筛选条件“${name}”应为列表`);
      for (const part of test) checkWhere(l, part, depth + 1);
      continue;
    }
    const kind = kindOf(l, name);
    if (kind === undefined) throw new Problem('invalid', `${l.label}没有“${name}”这一栏，请从列表页重新选择筛选条件`);
    const target = nestedTarget(l, name, test);
    if (target !== undefined) checkWhere(target, test, depth + 1);
    else if (!isTest(test, kind)) throw new Problem('invalid', `“${name}”的筛选值不对，请从列表页重新选择`);
  }
}

/** Whether a name is a test and not a column. */
export const isOp = (name: string): name is Op => ops.some((op) => op === name);

/** Whether a value is a plain object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The filters of an `or` or an `and`. */
export const filters = (test: unknown): readonly AnyWhere[] => (Array.isArray(test) ? test.filter(isRecord) : []);

function passes(test: unknown, value: unknown): boolean {
  if (Array.isArray(test)) return test.some((wanted) => passes(wanted, value));
  if (!isRecord(test)) return Array.isArray(value) ? value.includes(test) : value === test; // of several people, one
  return Object.entries(test).every(([op, wanted]) => isOp(op) && passesOp(op, wanted, value));
}

function passesOp(op: Op, wanted: unknown, value: unknown): boolean {
  if (op === 'set') return (value !== null) === wanted;
  if (value === null) return false; // as in SQL: nothing is less than, or unlike, an unknown
  if (op === 'not') return !passes(wanted, value);
  if (op === 'has') return Array.isArray(value) ? value.includes(wanted) : words(value).includes(words(wanted));
  if (op === 'within') return words(value).startsWith(words(wanted));
  return compare[op](value, wanted);
}

const words = (value: unknown) => (typeof value === 'string' ? value : '');

const compare: Readonly<Record<'lt' | 'lte' | 'gt' | 'gte', (a: unknown, b: unknown) => boolean>> = {
  lt: (a, b) => order(a, b) < 0,
  lte: (a, b) => order(a, b) <= 0,
  gt: (a, b) => order(a, b) > 0,
  gte: (a, b) => order(a, b) >= 0,
};
function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function resolveTest(test: unknown, kind: Field['kind'] | 'id' | undefined, at: Moments): unknown {
  if (Array.isArray(test)) return test.map((value) => resolveTest(value, kind, at));
  if (isRecord(test)) return Object.fromEntries(Object.entries(test).map(([op, v]) => [op, resolveTest(v, kind, at)]));
  if (typeof test !== 'string' || (kind !== 'day' && kind !== 'instant')) return test;
  const moment = momentOf(test, at);
  if (kind === 'day') return moment.length > 10 ? dayOf(moment) : moment;
  return moment.length === 10 ? startOfDay(moment) : new Date(moment).toISOString();
}

function resolveSealed(test: unknown, field: Field, at: Moments): unknown {
  if (Array.isArray(test)) return test.flatMap((value) => resolveSealed(value, field, at));
  if (isRecord(test))
    return Object.fromEntries(Object.entries(test).map(([op, v]) => [op, resolveSealed(v, field, at)]));
  if (typeof test !== 'string' || !field.of) return test;
  const value = field.of.normalise(test);
  return at.blind ? at.blind(field, value) : field.of.mask(value);
}

function momentOf(value: string, at: Moments): string {
  if (value === '@now') return at.now;
  if (value === '@cutoff') return at.cutoff ?? at.now;
  const days = /^@today(?:([+-]\d{1,4}))?$/.exec(value);
  return days ? addDays(at.today, Number(days[1] ?? 0)) : value;
}

function isTest(test: unknown, kind: Field['kind'] | 'id'): boolean {
  if (test === null) return true;
  if (Array.isArray(test)) return test.length <= 500 && test.every((value) => isValue(value, kind));
  if (!isRecord(test)) return isValue(test, kind);
  return Object.entries(test).every(([op, wanted]) => isOp(op) && isOpTest(op, wanted, kind));
}

const texts: readonly string[] = ['text', 'note', 'code', 'people'];
const ordered: readonly string[] = ['count', 'money', 'day', 'instant'];
function isOpTest(op: Op, wanted: unknown, kind: Field['kind'] | 'id'): boolean {
  if (op === 'set') return typeof wanted === 'boolean';
  if (op === 'has') return texts.includes(kind) && isValue(wanted, kind);
  if (op === 'within') return kind === 'area' && typeof wanted === 'string' && /^\d{6}(\d{3}){0,2}$/.test(wanted);
  if (op === 'not' && Array.isArray(wanted)) return isTest(wanted, kind);
  return (op === 'not' || ordered.includes(kind)) && isValue(wanted, kind);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const relative = /^@(now|cutoff|today([+-]\d{1,4})?)$/;
const moment = /^[12]\d{3}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z)?$/;
const valid: Readonly<Record<Field['kind'] | 'id', (value: unknown) => boolean>> = {
  id: (v) => typeof v === 'string' && uuid.test(v),
  ref: (v) => typeof v === 'string' && uuid.test(v),
  person: (v) => typeof v === 'string' && uuid.test(v),
  people: (v) => typeof v === 'string' && uuid.test(v),
  count: (v) => Number.isInteger(v) && Math.abs(Number(v)) < 2 ** 31,
  money: (v) => Number.isSafeInteger(v),
  flag: (v) => typeof v === 'boolean',
  day: isMoment,
  instant: isMoment,
  text: isShortText,
  note: isShortText,
  code: isShortText,
  choice: isShortText,
  area: isShortText,
  point: () => false,
  files: () => false,
  sealed: (v) => isShortText(v) && !isMasked(String(v)),
};
const isValue = (value: unknown, kind: Field['kind'] | 'id') => valid[kind](value);
function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 200 && !/[\0\p{Cs}]/u.test(value);
}
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return relative.test(value) || (moment.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)));
}

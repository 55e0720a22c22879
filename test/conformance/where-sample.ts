import * as fc from 'fast-check';
import { addDays, dayOf } from '../../src/kernel/calendar.ts';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { codeSamples } from './sample-value.ts';
import { type AnyWhere, systemKinds } from '../../src/kernel/where.ts';

/** The rows filters are asked of, by ledger: values are taken from them, so that filters find something. */
export type RowsOf = (l: AnyLedger) => readonly AnyRow[];

/** Filters of a ledger: every test of every column, lists, `or` and `and`, and rows referred to, some levels deep. */
export function whereOf(l: AnyLedger, rowsOf: RowsOf, depth = 2): fc.Arbitrary<AnyWhere> {
  const columns = Object.entries(systemKinds).map(([name, kind]) => testOf(l, name, kind, rowsOf, depth));
  const fields = Object.entries<Field>(l.fields).map(([name, field]) => testOf(l, name, field.kind, rowsOf, depth));
  const single = fc.oneof(...[...columns, ...fields].filter((each) => each !== undefined));
  const plain = fc.array(single, { maxLength: 2 }).map((parts): AnyWhere => Object.assign({}, ...parts));
  if (depth === 0) return plain;
  const inner = fc.array(whereOf(l, rowsOf, depth - 1), { maxLength: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 2, arbitrary: fc.tuple(plain, inner).map(([first, or]) => ({ ...first, or })) },
    { weight: 1, arbitrary: fc.tuple(plain, inner).map(([first, and]) => ({ ...first, and })) },
  );
}

type Kind = Field['kind'] | 'id';

function testOf(
  l: AnyLedger,
  name: string,
  kind: Kind,
  rowsOf: RowsOf,
  depth: number,
): fc.Arbitrary<AnyWhere> | undefined {
  const value = valueIn(l, name, kind, rowsOf);
  const isSet = fc.boolean().map((set): unknown => ({ set }));
  if (value === undefined) return isSet.map((test) => ({ [name]: test }));
  const tests: fc.Arbitrary<unknown>[] = [value, fc.constant(null), fc.array(value, { maxLength: 4 }), isSet];
  const ops: fc.Arbitrary<object>[] = [
    fc.oneof(value, fc.array(value, { maxLength: 3 })).map((not) => ({ not })),
    fc.boolean().map((set) => ({ set })),
  ];
  if (ordered.includes(kind)) ops.push(...['lt', 'lte', 'gt', 'gte'].map((op) => value.map((v) => ({ [op]: v }))));
  if (worded.includes(kind)) ops.push(partOf(value).map((has) => ({ has })));
  if (kind === 'people') ops.push(value.map((has) => ({ has })));
  if (kind === 'area') ops.push(fc.tuple(value, fc.constantFrom(6, 9, 12)).map(([v, n]) => ({ within: cut(v, n) })));
  tests.push(fc.array(fc.oneof(...ops), { maxLength: 2 }).map((parts): unknown => Object.assign({}, ...parts)));
  const target = (l.fields as Readonly<Record<string, Field>>)[name]?.target as AnyLedger | undefined; // a ref's target
  if (target && depth > 0) tests.push(whereOf(target, rowsOf, depth - 1));
  return fc.oneof(...tests).map((test) => ({ [name]: test }));
}

const ordered: readonly Kind[] = ['count', 'money', 'day', 'instant'];
const worded: readonly Kind[] = ['text', 'note', 'code'];

/** Values as they stand in the rows, and a few that do not; undefined for kinds that are only there or not. */
function valueIn(l: AnyLedger, name: string, kind: Kind, rowsOf: RowsOf): fc.Arbitrary<unknown> | undefined {
  if (kind === 'point' || kind === 'files') return undefined;
  // What stands in the rows of a sealed value is masked: filters ask for the values the samples are of.
  const { of } = (l.fields as Readonly<Record<string, Field>>)[name] ?? {};
  const clear = kind === 'sealed' && of ? Array.from({ length: 20 }, (_, n) => codeSamples[of.name]?.(n)) : undefined;
  const standing = clear ?? [...new Set(rowsOf(l).flatMap((row) => row[name] ?? []))];
  const others = elsewhere[kind];
  const moments = kind === 'day' || kind === 'instant' ? relative : [];
  return fc.oneof(fc.constantFrom(...standing, ...others, ...moments), nearby(kind, standing));
}

const relative = ['@now', '@today', '@today+7', '@today-30', '@cutoff'];
const someId = '01890000-0000-7000-8000-00000000abcd';
const elsewhere: Readonly<Record<Kind, readonly unknown[]>> = {
  id: [someId],
  ref: [someId],
  person: [someId],
  people: [someId],
  text: ['', '隐', '%', '\\', '_', "'"],
  note: ['', '隐', '%'],
  code: ['', '91'],
  choice: ['nothingOfTheKind', ''],
  area: ['519901', '519901101', '519902', ''],
  count: [0, -1, 1_000_000],
  money: [0, -1, 9_000_000_000_000],
  flag: [true, false],
  day: ['2026-03-02', '1999-12-31'],
  instant: [
    '2026-03-02',
    '2026-03-02T02:00Z',
    '2026-03-02T02:00:00Z',
    '2026-03-02T02:00:00.5Z',
    '2026-03-02T02:00:00.000Z',
  ],
  point: [],
  files: [],
  sealed: ['', '110', '9'],
};

/** The value next to one that stands there: where less-than and less-or-equal differ. */
function nearby(kind: Kind, standing: readonly unknown[]): fc.Arbitrary<unknown> {
  const some = fc.constantFrom(...standing, ...elsewhere[kind]);
  if (kind === 'count' || kind === 'money')
    return fc.tuple(some, fc.integer({ min: -1, max: 1 })).map(([v, by]) => Number(v) + by);
  if (kind === 'day') return fc.tuple(some, fc.integer({ min: -1, max: 1 })).map(([v, by]) => addDays(String(v), by));
  if (kind === 'instant') return some.map((v) => dayOf(new Date(Date.parse(String(v))).toISOString()));
  return some;
}

const partOf = (value: fc.Arbitrary<unknown>) =>
  fc.tuple(value, fc.nat(6), fc.nat(4)).map(([v, from, n]) =>
    Array.from(String(v))
      .slice(from, from + n)
      .join(''),
  );
function cut(area: unknown, length: number): string {
  const code = String(area);
  return code.length >= length ? code.slice(0, length) : '519901';
}

import * as fc from 'fast-check';
import { addDays } from '../../src/kernel/calendar.ts';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import { formFields } from '../../src/kernel/schema.ts';
import { serverModules } from '../../src/modules/server.ts';
import { type Surroundings, valueOf } from './sample-value.ts';

/** The fields of a form or of a step's question, filled by chance: required ones always, the others half the time. */
export type Draft = Readonly<Record<string, unknown>>;

/** Drafts of a ledger that its own check passes. */
export function draftOf(l: AnyLedger, around: Surroundings): fc.Arbitrary<Draft> {
  const parts = Object.fromEntries(
    formFields(l)
      .filter(([, field]) => isFillable(field, around))
      .map(([name, field]) => {
        const value = valueOf(field, around);
        return [name, field.required ? value : fc.option(value)];
      }),
  );
  let refused = 0;
  return fc.record({ ...parts, ...gainOf(l, around), ...reasonOf(l, around), ...unbidden(l) }).filter((draft) => {
    const row = { ...emptyRow(l), ...draft };
    const fields = l.check?.(row) ?? fulfilmentsOf(l).flatMap(({ asks }) => asks?.(row) ?? [])[0];
    refused = fields === undefined ? 0 : refused + 1;
    if (refused > 2000) throw new Error(`no draft of ${l.name} passes its check: ${JSON.stringify([draft, fields])}`);
    return fields === undefined;
  });
}

const balances = new Map(serverModules.flatMap((m) => m.balances ?? []).map((each) => [each.movements, each]));

/** A movement that its balance always takes: one that adds, of a day that has been, and takes nothing back. */
function gainOf(l: AnyLedger, { today }: Surroundings): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const balance = balances.get(l);
  if (!balance) return {};
  const past = fc.integer({ min: 1, max: 90 }).map((days) => `${addDays(today, -days)}T02:00:00.000Z`);
  return {
    [balance.amount]: fc.integer({ min: 1, max: 50 }),
    [balance.at]: past,
    [balance.reverses]: fc.constant(null),
  };
}

const quotas = new Map(serverModules.flatMap((m) => m.quotas ?? []).map((each) => [each.of, each]));

/** Why there is one more than a year has room for: here are many. */
function reasonOf(l: AnyLedger, around: Surroundings): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const quota = quotas.get(l);
  return quota ? { [quota.asks]: valueOf(l.fields[quota.asks], around) } : {};
}

/** A row that fulfils what another waits for has to fit it, which chance does not: it comes unbidden. */
function unbidden(l: AnyLedger): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  return Object.fromEntries(fulfilmentsOf(l).map(({ by }) => [by, fc.constant(null)]));
}

const fulfilmentsOf = (l: AnyLedger) => serverModules.flatMap((m) => m.fulfilments ?? []).filter(({ of }) => of === l);

/** Values for the given fields, each of them filled. */
export function filled(l: AnyLedger, names: readonly string[], around: Surroundings): fc.Arbitrary<Draft> {
  return fc.record(Object.fromEntries(names.map((name) => [name, valueOf(l.fields[name], around)])));
}

/** One value of an arbitrary, the next of a fixed series, so that a failing run can be run again. */
export function one<T>(from: fc.Arbitrary<T>): T {
  seed += 1;
  const [value] = fc.sample(from, { numRuns: 1, seed });
  if (value === undefined) throw new Error('an arbitrary always gives a value');
  return structuredClone(value);
}
let seed = 20_260_302;

/** Begins the series that belongs to a name, so that what is made for one ledger does not hang on how many there are. */
export function beginSeries(name: string): void {
  seed = 20_260_302 + Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
}

/** All own fields of a ledger without a value. */
export const emptyRow = (l: AnyLedger) => Object.fromEntries(Object.keys(l.fields).map((name) => [name, null]));

/** What was sent, as everybody is shown it: sealed values are masked. */
export function shown(l: AnyLedger, sent: Draft): Draft {
  const fields: Readonly<Record<string, Field>> = l.fields;
  const mask = (name: string, value: unknown) => {
    const { kind, of } = fields[name] ?? {};
    return kind === 'sealed' && of && typeof value === 'string' ? of.mask(value) : value;
  };
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, mask(name, value)]));
}

/** A ref needs a row to point at; where none is there yet, an optional one stays empty. */
function isFillable(field: Field, around: Surroundings): boolean {
  if (field.kind !== 'ref' || field.required) return true;
  return around.idsOf(field.target as AnyLedger).length > 0; // a ref's target is a ledger by construction
}

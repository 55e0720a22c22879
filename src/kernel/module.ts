import type { Fields } from './field.ts';
import type { AnyIndicator, IndicatorSet } from './indicator.ts';
import type { Law, Setting } from './law.ts';
import type { AnyLedger } from './ledger.ts';
import { Problem } from './problem.ts';

/** A duty of the bureau: its ledgers, figures and laws. What its special calls answer is the server's half. */
export interface Module {
  readonly name: string;
  readonly label: string;
  readonly ledgers: readonly AnyLedger[];
  readonly indicators: readonly IndicatorSet[];
  readonly laws: Readonly<Record<string, Law>>;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** Declares a module; what it does not have may be left out. */
export function module(name: string, about: { readonly label: string } & Partial<Omit<Module, 'name'>>): Module {
  return { name, ledgers: [], indicators: [], laws: {}, settings: {}, ...about };
}

/** Everything the modules declare, by name. */
export interface Registry {
  readonly modules: readonly Module[];
  readonly ledgers: ReadonlyMap<string, AnyLedger>;
  /** The ledgers of those that rows belong to: an enterprise's people are tied to a row of one of them. */
  readonly owners: ReadonlySet<AnyLedger>;
  readonly indicators: ReadonlyMap<string, { readonly ledger: AnyLedger; readonly indicator: AnyIndicator }>;
  readonly laws: ReadonlyMap<string, Law>;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** Collects the modules; a name declared twice is a bug and throws. */
export function registry(modules: readonly Module[]): Registry {
  return {
    modules,
    ledgers: unique(modules.flatMap((m) => m.ledgers.map((l) => [l.name, l] as const))),
    owners: new Set(modules.flatMap((m) => m.ledgers.flatMap(ownersOf))),
    indicators: unique(
      modules.flatMap((m) =>
        m.indicators.flatMap(({ ledger, all }) =>
          Object.entries(all).map(([name, indicator]) => [`${ledger.name}.${name}`, { ledger, indicator }] as const),
        ),
      ),
    ),
    laws: unique(modules.flatMap((m) => Object.entries(m.laws))),
    settings: unique(modules.flatMap((m) => Object.entries(m.settings))),
  };
}

/** The ledger of a name that came from outside, or Problem 'missing'. */
export function ledgerNamed(r: Registry, name: string): AnyLedger {
  const found = r.ledgers.get(name);
  if (!found) throw new Problem('missing', `没有名为“${name}”的台账，请从菜单进入`);
  return found;
}

function ownersOf(l: AnyLedger): readonly AnyLedger[] {
  const fields: Fields = l.fields;
  // A ref's target is a ledger by construction (field.ts cannot name the type without a cycle).
  return Object.values(fields).flatMap((f) => (f.owner ? [f.target as AnyLedger] : []));
}

function unique<V>(pairs: readonly (readonly [string, V])[]): ReadonlyMap<string, V> {
  const map = new Map(pairs);
  if (map.size !== pairs.length) throw new Error(`declared twice: ${pairs.map(([k]) => k).join(', ')}`);
  return map;
}

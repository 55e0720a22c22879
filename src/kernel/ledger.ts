import type { Calendar } from './calendar.ts';
import type { Field, Fields } from './field.ts';
import type { Role } from './role.ts';

type Value<X> = X extends Field<infer T, infer R> ? (R extends true ? T : T | null) : never;

/** The values of a row's own fields; null means unknown. */
export type Data<F extends Fields> = { readonly [K in keyof F]: Value<F[K]> };

/** Columns that every ledger has. A row is plain JSON: the same object in the database, on the wire, on the phone and in the form. */
export interface System {
  readonly id: string;
  readonly version: number;
  /** Where the row lies: a code of 6, 9 or 12 digits; for rows of a site, the site's. */
  readonly area: string;
  /** The first nine digits of the area, kept so that a town's list is one index range. */
  readonly town: string | null;
  /** The number people quote, e.g. 安应急检记〔2026〕12号; given by the server, without gaps. */
  readonly number: string | null;
  /** The earliest deadline not yet met: a row is overdue when it lies in the past. */
  readonly dueAt: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
}

type Whole<F extends Fields, S extends string> = Data<F> & System & { readonly state: S };

/** What a step may know besides the row as it would become: who takes it, on which day, and the row as it is. */
export interface Taking<R = AnyRow> {
  readonly by: string;
  /** The roles of the one who takes the step over the row. */
  readonly roles: readonly Role[];
  readonly today: string;
  readonly before: R;
}

/** One way from state to state. `fills` are asked and required, `asks` are asked, `stamps` are set by the server. */
export interface Step<F extends Fields = Fields, S extends string = string> {
  readonly label: string;
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly Role[];
  readonly fills?: readonly (keyof F & string)[];
  readonly asks?: readonly (keyof F & string)[];
  readonly stamps?: { readonly [K in keyof F & string]?: 'now' | 'today' | 'by' };
  readonly clears?: readonly (keyof F & string)[];
  /** Why the step may not be taken, in Chinese a user can act upon. Pure: the phone asks it too. The row is as it would become. */
  refuse?(row: Whole<F, S>, taking: Taking<Whole<F, S>>): string | undefined;
}

/** What a deadline may know besides the row: the working-day calendar and the numbers that localities set. */
export interface Reckoning {
  readonly calendar: Calendar;
  setting(key: string, on?: string): number;
}

/** A duty with a date, laid down by a law or a local rule. `due` gives a day (its end counts) or an instant. */
export interface Deadline<F extends Fields = Fields, S extends string = string> {
  readonly label: string;
  readonly law: string;
  readonly owes: Role;
  due(row: Whole<F, S>, reckoning: Reckoning): string | null;
  metAt(row: Whole<F, S>): string | null;
  /** The one person who owes it, when it is one. */
  owedBy?(row: Whole<F, S>): string | null;
  /** How grave a miss is: 2 where many may die of it, 1 unless told. The graver come first in what is owed. */
  weight?(row: Whole<F, S>): number;
}

/** Who may read, create and change rows; steps name their own roles. */
export interface May {
  readonly read: readonly Role[];
  readonly create: readonly Role[];
  readonly update: readonly Role[];
  /** States in which the row's own fields stand fixed though steps still follow: what was approved or signed. */
  readonly locked?: readonly string[];
}

/** A ledger (台账) is a value: everything generic is derived from it. */
export interface Ledger<
  N extends string = string,
  F extends Fields = Fields,
  S extends string = string,
  K extends Readonly<Record<string, Step<F, S>>> = Readonly<Record<string, Step<F, S>>>,
> {
  readonly name: N;
  readonly label: string;
  /** The field that names a row. */
  readonly title: keyof F & string;
  readonly fields: F;
  readonly states: Readonly<Record<S, string>>;
  readonly initial: S;
  readonly steps: K;
  readonly may: May;
  readonly deadlines: Readonly<Record<string, Deadline<F, S>>>;
  /** The series of the number, e.g. '检记' in 安应急检记〔2026〕12号. */
  readonly number?: string;
  /** What is wrong with a row as a whole: a message per field. Pure, so that the form can ask it too. */
  check?(row: Data<F>): Readonly<Record<string, string>> | undefined;
}

/** Any ledger; `any` because a ledger is invariant in its fields, and generic code reads rows as plain JSON. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyLedger = Ledger<any, any, any, any>;

/** A row of a ledger. */
export type Row<L extends AnyLedger> = Data<L['fields']> & System & { readonly state: keyof L['states'] & string };

/** A row as generic code sees it: plain JSON under known system columns. */
export type AnyRow = System & { readonly state: string } & Readonly<Record<string, unknown>>;

type FilledBy<K> = K extends { readonly fills: readonly (infer P)[] } ? P : never;
type AskedBy<K> = K extends { readonly asks: readonly (infer P)[] } ? P : never;
type StampedBy<K> = K extends { readonly stamps: infer P } ? keyof P : never;

/** Fields that only steps write. */
export type StepFields<L extends AnyLedger> = {
  [N in keyof L['steps']]: FilledBy<L['steps'][N]> | AskedBy<L['steps'][N]> | StampedBy<L['steps'][N]>;
}[keyof L['steps']];

type Own<L extends AnyLedger> = Exclude<keyof L['fields'], StepFields<L>>;
type Mandatory<F extends Fields> = { [K in keyof F]: F[K] extends Field<unknown, true> ? K : never }[keyof F];

/** What a user may send to create a row: the fields no step owns, and the area when no site gives it. */
export type Draft<L extends AnyLedger> = {
  readonly [K in Own<L> & Mandatory<L['fields']>]: Value<L['fields'][K]>;
} & { readonly [K in Exclude<Own<L>, Mandatory<L['fields']>>]?: Value<L['fields'][K]> } & { readonly area?: string };

/** The names of a ledger's steps. */
export type StepName<L extends AnyLedger> = keyof L['steps'] & string;

/** What a user must and may send to take a step. */
export type StepInput<L extends AnyLedger, K extends StepName<L>> = {
  readonly [X in FilledBy<L['steps'][K]> & keyof L['fields']]: NonNullable<Value<L['fields'][X]>>;
} & { readonly [X in AskedBy<L['steps'][K]> & keyof L['fields']]?: Value<L['fields'][X]> };

/** Defines a ledger; a typo in a state, a field or a step does not compile. */
export function ledger<
  const N extends string,
  const F extends Fields,
  const S extends string,
  const K extends Readonly<Record<string, Step<F, S>>>,
>(
  name: N,
  about: {
    readonly label: string;
    readonly title: NoInfer<keyof F & string>;
    readonly fields: F;
    readonly states: Readonly<Record<S, string>>;
    readonly initial: NoInfer<S>;
    readonly steps: K & Readonly<Record<string, Step<F, NoInfer<S>>>>;
    readonly may: May;
    readonly deadlines?: Readonly<Record<string, Deadline<F, NoInfer<S>>>>;
    readonly number?: string;
    check?(row: Data<F>): Readonly<Record<string, string>> | undefined;
  },
): Ledger<N, F, S, K> {
  return { name, deadlines: {}, ...about };
}

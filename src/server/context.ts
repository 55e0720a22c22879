import type { Sql } from 'sql-template-tag';
import type { Calendar } from '../kernel/calendar.ts';
import type { Field } from '../kernel/field.ts';
import type { AnyLedger } from '../kernel/ledger.ts';
import type { Registry } from '../kernel/module.ts';
import type { Actor } from '../kernel/role.ts';
import type { Answers } from './ask.ts';
import type { Succession } from './areas/succession.ts';
import type { Balance } from './balance/balance.ts';
import type { Quota } from './bounds/quota.ts';
import type { Template } from './documents/template.ts';
import type { Fulfilment } from './fulfil/fulfilment.ts';
import type { Vault } from './sealed/vault.ts';

/** The open transaction: statements go out at once, one behind the other, without waiting for answers in between. */
export interface Tx {
  rows<T extends object>(statement: Sql): Promise<readonly T[]>;
  /** Sends a statement whose answer nobody needs: if it fails, the transaction does, at the latest when it ends. */
  send(statement: Sql): void;
  /** The rows of a statement in pages of so many, all of one moment, so that memory does not grow with them. One such reading at a time. */
  pages<T extends object>(statement: Sql, size: number): AsyncGenerator<readonly T[], void>;
}

/** Everything an operation may use. Time, identity and place come from here and nowhere else. */
export interface Context {
  readonly tx: Tx;
  readonly county: string;
  readonly actor: Actor;
  /** The address the request comes from; null for the clock's own work and for commands. */
  readonly from: string | null;
  /** The instant of the request, ISO in UTC. */
  readonly now: string;
  /** The day of the request in the county. */
  readonly today: string;
  readonly registry: Registry;
  /** What is summed of the ledgers whose rows are movements. */
  readonly balances: ReadonlyMap<AnyLedger, Balance>;
  /** How many rows of a ledger there may be in a year. */
  readonly quotas: ReadonlyMap<AnyLedger, Quota>;
  /** What rows of a ledger do for others by being there. */
  readonly fulfilments: ReadonlyMap<AnyLedger, readonly Fulfilment[]>;
  /** The kinds of legal document, by name. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly calendar: Calendar;
  /** What became of the county's areas. */
  readonly areas: Succession;
  /** The number a law or the county sets, by its key, as in force today or on another day. */
  setting(key: string, on?: string): number;
  /** What answers the modules' special calls; see `ask`. */
  readonly answers: Answers;
  /** Seals and opens what nobody may see. */
  readonly vault: Vault;
  /** What stands in the table for a sealed value, by each key in use. Problem 'forbidden' for who may not open it: asking is a way to know. */
  blind(field: Field, value: string): readonly string[];
}

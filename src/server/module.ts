import type { Endpoint } from '../kernel/endpoint.ts';
import type { Balance } from './balance/balance.ts';
import type { Quota } from './bounds/quota.ts';
import type { Keeper } from './auth/keeper.ts';
import type { Context } from './context.ts';
import type { Template } from './documents/template.ts';
import type { Fulfilment } from './fulfil/fulfilment.ts';
import type { Logger } from 'pino';
import type { Protocols } from './channels/port.ts';
import type { Machine, Sight } from './db/transact.ts';
import type { Intake } from './open/intake.ts';
import type { OpenCall, OpenDeed } from './open/open-call.ts';
import type { Typefaces } from './pdf/typefaces.ts';

/** What answers a special call. */
export interface Handler {
  // An endpoint is invariant in its input; the server parses before it calls.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly endpoint: Endpoint<any, any>;
  /** The keeper of accounts is for the few calls that change who may do what. */
  readonly answer: (ctx: Context, input: unknown, keeper: Keeper) => Promise<unknown>;
  /** What its statements see; each the rows of its own moment unless told. */
  readonly sight?: Sight;
}

/** A printed document; one that may be long comes in pieces, which are read within the transaction that makes them. */
export interface Rendered {
  readonly fileName: string;
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
}

/** What printing stands on besides the row. */
export interface PrintPlace {
  readonly address: string;
  readonly typefaces: Typefaces;
}

/** A document a row can be printed as; the bytes are the same each time as long as the row is. `place` says where people reach Anlan, for links in print, and what PDFs are set in. */
export interface DocumentOf {
  readonly ledger: string;
  /** The name of the document in its address, e.g. 'order'. */
  readonly name: string;
  readonly label: string;
  readonly render: (ctx: Context, id: string, place: PrintPlace) => Promise<Rendered>;
  readonly sight?: Sight;
}

/** Work that the clock calls for, done once for each county by whichever process is first. */
export interface Job {
  readonly name: string;
  /** When, as a crontab line in the server's time, e.g. '* * * * *'. */
  readonly cron: string;
  /** Does a part of the work in one transaction; true when there may be more. */
  readonly run: (ctx: Context) => Promise<boolean>;
}

/** What work that goes on by itself stands on. */
export interface Outside {
  readonly machine: Machine;
  /** The ways to vendors. */
  readonly protocols: Protocols;
  /** Where people reach Anlan, when that was set. */
  readonly address: string | undefined;
  /** The broker where gauges speak; without it nobody listens. */
  readonly broker?: string | undefined;
  readonly log: Logger;
}

/** Work that goes on as long as the server does, in every process that does jobs. */
export interface Follower {
  readonly name: string;
  readonly start: (outside: Outside) => Following;
}

/** Work that is going on. */
export interface Following {
  stop(): Promise<void>;
}

/** The server's half of a module. */
export interface ServerModule {
  /** The module's name. */
  readonly name: string;
  readonly handlers?: readonly Handler[];
  readonly documents?: readonly DocumentOf[];
  readonly templates?: readonly Template[];
  readonly jobs?: readonly Job[];
  readonly balances?: readonly Balance[];
  readonly quotas?: readonly Quota[];
  readonly fulfilments?: readonly Fulfilment[];
  readonly followers?: readonly Follower[];
  readonly intakes?: readonly Intake[];
  readonly open?: readonly OpenCall[];
  readonly deeds?: readonly OpenDeed[];
}

/** Ties an endpoint to what answers it. */
export function handle<I, O>(
  endpoint: Endpoint<I, O>,
  answer: (ctx: Context, input: I, keeper: Keeper) => Promise<O>,
  sight: Sight = 'statement',
): Handler {
  return { endpoint, sight, answer: (ctx, input, keeper) => answer(ctx, input as I, keeper) }; // parsed by the endpoint's own schema
}

import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { dayOf, nationalCalendar } from '../../kernel/calendar.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Actor } from '../../kernel/role.ts';
import type { Answers } from '../ask.ts';
import type { Succession } from '../areas/succession.ts';
import type { Balance } from '../balance/balance.ts';
import type { Quota } from '../bounds/quota.ts';
import type { Context, Tx } from '../context.ts';
import type { SetNumbers } from '../county-settings.ts';
import type { Template } from '../documents/template.ts';
import type { Fulfilment } from '../fulfil/fulfilment.ts';
import type { Vault } from '../sealed/vault.ts';
import { asProblem } from './database-problem.ts';
import { type ReadRow, rowReader } from './read-row.ts';
import { stopWhenLeft } from './stop-work.ts';

/** Gives the instant; the only source of time above main. */
export type Clock = () => string;

/** What a process keeps for all requests. */
export interface Machine {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly registry: Registry;
  /** What is summed of the ledgers whose rows are movements. */
  readonly balances: ReadonlyMap<AnyLedger, Balance>;
  /** How many rows of a ledger there may be in a year. */
  readonly quotas: ReadonlyMap<AnyLedger, Quota>;
  /** What rows of a ledger do for others by being there. */
  readonly fulfilments: ReadonlyMap<AnyLedger, readonly Fulfilment[]>;
  /** The kinds of legal document, by name. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly vault: Vault;
  /** What answers the modules' special calls. */
  readonly answers: Answers;
  /** The numbers a county has set in place of the defaults. */
  settings(county: string): SetNumbers;
  /** What became of a county's areas. */
  areas(county: string): Succession;
  /** Throws a Problem while nothing may be written; asked before every statement that writes. */
  readonly refuseWrites?: () => void;
  /** Told after each commit that wrote, so that what follows the outbox runs at once. */
  written(): void;
}

/** Who works, and in which county: found inside the transaction, so that one connection serves a whole request. */
export type Identify = (client: pg.PoolClient) => Promise<Caller>;

/** Somebody at work in a county, and the address they work from, where there is one. */
export interface Caller {
  readonly county: string;
  readonly actor: Actor;
  readonly from?: string | null;
  /** The counties whose rows are open, when they are more than the one: of somebody above them. */
  readonly counties?: readonly string[];
}

/** What a transaction sees: each statement the rows of its own moment, or all of them the rows of one. */
export type Sight = 'statement' | 'snapshot';

/** Runs one request's work in one transaction under the county's row-level security: all of it happens, or none. Nothing does once whoever asked has `left`. */
export async function transact<T>(
  machine: Machine,
  identify: Identify,
  work: (ctx: Context) => Promise<T>,
  sight: Sight = 'statement',
  left?: AbortSignal,
): Promise<T> {
  const client = await connect(machine.pool);
  const statements = statementsOf(client, machine.refuseWrites, left);
  const unwatch = stopWhenLeft(machine.pool, client, left);
  try {
    void statements.ask(beginnings[sight]);
    const caller = await identify(client);
    void statements.ask(scopeStatement(caller.counties ?? [caller.county]));
    const result = await work(contextOf(machine, txOf(statements), caller));
    await unwatch();
    const committed = statements.commit();
    if (!statements.wrote()) {
      // What was only read is known: whoever asked need not wait until the transaction is closed behind it.
      committed.then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
      return result;
    }
    await committed;
    machine.written();
    client.release();
    return result;
  } catch (error) {
    await unwatch();
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw asProblem(statements.failure() ?? error);
  }
}

const beginnings: Readonly<Record<Sight, string>> = {
  statement: 'begin',
  snapshot: 'begin isolation level repeatable read',
};

/** The statement that opens counties' rows to the transaction; it takes no parameters, so the value is checked here. */
export function scopeStatement(counties: readonly string[]): string {
  const list = counties.join(',');
  if (!/^\d{6}(,\d{6})*$/.test(list)) throw new Error('a county is six digits');
  return `set local anlan.counties = '${list}'`;
}

/** A statement with the name under which the server keeps it prepared. */
export function prepared(statement: Sql): pg.QueryConfig {
  const { text } = statement; // put together anew each time it is asked for
  return { name: kept(text).name, text, values: [...statement.values] };
}

/** The statements of one transaction, which go out at once, those of one turn of the event loop in one packet. */
interface Statements {
  readonly ask: (statement: string | pg.QueryConfig) => Promise<pg.QueryResult>;
  /** The rows of a statement's answer. */
  readonly rows: (statement: pg.QueryConfig) => Promise<readonly object[]>;
  /** Ends the transaction; throws the first failure, also that of a statement nobody waited for. */
  readonly commit: () => Promise<void>;
  /** The first failure of a statement so far: those behind it only say that the transaction is over. */
  readonly failure: () => unknown;
  /** Whether any statement was more than a question. */
  readonly wrote: () => boolean;
}

function statementsOf(
  client: pg.PoolClient,
  refuseWrites: () => void = () => undefined,
  left?: AbortSignal,
): Statements {
  let failed: unknown;
  let wrote = false;
  const beforeSending = (text: string) => {
    if (left?.aborted) throw new Problem('unavailable', '已离开页面，没有再算下去');
    if (kept(text).writes) {
      refuseWrites();
      wrote = true;
    }
    holdPacket(client);
  };
  const sent = <T>(answer: Promise<T>): Promise<T> => {
    // Whoever waits for the answer learns of its failure; nobody has to.
    answer.catch((error: unknown) => (failed ??= error));
    return answer;
  };
  const ask: Statements['ask'] = (statement) => {
    if (typeof statement === 'string') holdPacket(client);
    else beforeSending(statement.text);
    return sent(client.query(statement));
  };
  return {
    ask,
    rows: async (statement) => {
      beforeSending(statement.text);
      const { rows, fields } = await sent(client.query<unknown[]>({ ...statement, rowMode: 'array' }));
      const found = kept(statement.text);
      return rows.map((found.read ??= rowReader(fields)));
    },
    commit: async () => {
      await ask('commit'); // answered behind all others; of a transaction that has failed it is no failure itself
      if (failed !== undefined) throw failed;
    },
    failure: () => failed,
    wrote: () => wrote,
  };
}

const txOf = ({ ask, rows }: Statements): Tx => ({
  // The caller of rows names the columns it selects.
  rows: async <T extends object>(statement: Sql) => (await rows(prepared(statement))) as readonly T[],
  send: (statement) => void ask(prepared(statement)),
  pages: (statement, size) => pagesOf(ask, statement, size),
});

/** A cursor sees the rows of the moment it was opened; planned for all of them and not, as cursors are, for the first. */
async function* pagesOf<T extends object>(
  ask: Statements['ask'],
  { text, values }: Sql,
  size: number,
): AsyncGenerator<readonly T[], void> {
  void ask('set local cursor_tuple_fraction = 1');
  void ask({ text: `declare pages no scroll cursor for ${text}`, values: [...values] });
  let rows: readonly T[];
  do {
    rows = (await ask(`fetch ${size} from pages`)).rows as T[]; // the caller names the columns it selects
    if (rows.length > 0) yield rows;
  } while (rows.length === size);
  await ask('close pages');
}

/** Lets what is written to a connection wait for the end of this turn: each packet costs a system call here and a wake-up there. */
function holdPacket(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection; // the types leave it out
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function contextOf(machine: Machine, tx: Tx, { county, actor, from = null }: Caller): Context {
  const { registry, balances, quotas, fulfilments, templates, vault, answers } = machine;
  const now = machine.clock();
  const today = dayOf(now);
  const set = machine.settings(county);
  const setting = (key: string, on = today) => {
    const value = set.on(key, on) ?? registry.settings.get(key)?.value;
    if (value === undefined) throw new Error(`no setting ${key}`);
    return value;
  };
  const areas = machine.areas(county);
  // A post in a town that was merged into another is a post in that one.
  const posts = actor.posts.map((post) => ({ ...post, area: areas.areaOn(post.area, today) }));
  const here = { county, actor: { ...actor, posts }, from, now, today };
  const blind: Context['blind'] = ({ of, by, label }, value) => {
    const isMine = actor.posts.some(
      ({ county: at, role }) => at === county && (role === 'system' || by?.includes(role)),
    );
    if (!isMine || !of) throw new Problem('forbidden', `您的岗位不能按${label}查找`);
    return vault.blinds(county, of, value);
  };
  const kept = { registry, balances, quotas, fulfilments, templates, vault, answers };
  return { tx, ...here, ...kept, calendar: nationalCalendar, areas, setting, blind };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw asProblem(error);
  }
}

interface Kept {
  readonly name: string | undefined;
  readonly writes: boolean;
  /** What reads its rows, once some have come. */
  read?: ReadRow;
}
const statementsKept = new Map<string, Kept>();

/** What is known of a statement by its text. */
function kept(text: string): Kept {
  const known = statementsKept.get(text);
  if (known !== undefined) return known;
  const writes = /\b(insert into|update|delete from)\b/i.test(text);
  if (statementsKept.size >= 1000) return { name: undefined, writes };
  const found = { name: createHash('sha256').update(text).digest('hex').slice(0, 24), writes };
  statementsKept.set(text, found);
  return found;
}

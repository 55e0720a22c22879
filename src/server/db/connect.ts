import { Pool, type PoolConfig } from 'pg';
import { columnTypes } from './column-types.ts';

/** The two ways into a database. */
export type Database = {
  /** For requests: works as the role that row-level security binds. */
  readonly app: Pool;
  /** For migrations and jobs: a few connections as the owner of the tables. */
  readonly owner: Pool;
  /** Waits for what is checked out and closes both. May be called more than once. */
  readonly close: () => Promise<void>;
};

/** The address of a database and how much of it to take. */
export type DatabaseOptions = {
  /** postgres://user:password@host:port/name, or postgres://user@/name?host=/folder/of/the/socket */
  readonly url: string;
  /** Shown in pg_stat_activity; default 'anlan'. */
  readonly applicationName?: string;
  readonly appConnections?: number;
  readonly ownerConnections?: number;
  /** A request's statement is given up after this many milliseconds; default 30,000, and 0 is never. */
  readonly statementTimeout?: number;
  /** Told when the database breaks a connection nobody was waiting on; the pool replaces it by itself. */
  readonly onLost?: (error: Error) => void;
};

/** The role of requests: it owns nothing, so that row-level security binds it. */
export const appRole = 'anlan_app';

/** Opens the pools of a database. Connects only when they are first used, and survives a restart of the database. */
export function openDatabase(options: DatabaseOptions): Database {
  const {
    url,
    applicationName = 'anlan',
    appConnections = 16,
    ownerConnections = 4,
    statementTimeout = 30_000,
  } = options;
  const forgotten = `idle_in_transaction_session_timeout=${statementTimeout === 0 ? 0 : statementTimeout * 2}`;
  const app = openPool(options, {
    connectionString: withSettings(url, [
      scopeReachesParts,
      `role=${appRole}`,
      `statement_timeout=${statementTimeout}`,
      forgotten,
    ]),
    application_name: applicationName,
    max: appConnections,
    pipeline: true, // statements of a transaction go out without waiting for each other's answers
  });
  const owner = openPool(options, {
    connectionString: withSettings(url, [scopeStaysHere]),
    application_name: `${applicationName} owner`,
    max: ownerConnections,
  });
  let closed: Promise<unknown> | undefined;
  const close = async () => {
    closed ??= Promise.all([app.end(), owner.end()]);
    await closed;
  };
  return { app, owner, close };
}

// On a distributed database: what a transaction says of its scope goes to all parts, what the queue sets stays with the coordinator.
const scopeReachesParts = 'citus.propagate_set_commands=local';
const scopeStaysHere = 'citus.propagate_set_commands=none';

/** The same address with session settings added to those it has. In UTC instants arrive in one form, which is quick to read. */
function withSettings(url: string, settings: readonly string[]): string {
  const [base = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  const added = ['timezone=UTC', 'datestyle=ISO', ...settings].map((setting) => `-c ${setting}`);
  parameters.set('options', [parameters.get('options') ?? '', ...added].join(' ').trim());
  return `${base}?${parameters.toString().replaceAll('+', '%20')}`;
}

function openPool({ onLost = () => undefined }: DatabaseOptions, config: PoolConfig): Pool {
  const pool = new Pool({
    ...config,
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
  });
  // Node ends the process over an error nobody listens to: the pool speaks for idle connections, a client for itself while it is out.
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}

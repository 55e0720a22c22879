import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../src/server/db/connect.ts';
import { readOrMakeSecret } from '../src/server/secret.ts';
import { openBenchDatabase } from './database.ts';
import { inspectors, signIn } from './people.ts';
import { type Listening, listening, parentOf } from './process.ts';

/** What the benches stand on: the database, the product and the floor each in a process of its own, and people signed in. */
export interface Stand {
  readonly database: Database;
  readonly ours: Listening;
  readonly floor: Listening;
  /** The process of the database that started all others of it. */
  readonly postgres: number;
  readonly cookies: readonly string[];
  /** Where what is made for a run may lie; what is the same each time may stay there. */
  readonly folder: string;
  /** Starts the product once more, in another role or with other options of Node. */
  readonly start: (role: 'web' | 'all', nodeOptions?: readonly string[]) => Promise<Listening>;
  readonly stop: () => Promise<void>;
}

const product = new URL('../src/server/main.ts', import.meta.url);
const byHand = new URL('floor/serve.ts', import.meta.url);

/** Brings everything up; `nodeOptions` are for both servers, e.g. to profile them. */
export async function openStand(log: (line: string) => void, nodeOptions: readonly string[]): Promise<Stand> {
  const { url, folder, stop } = await openBenchDatabase(log);
  const database = openDatabase({ url, statementTimeout: 0 });
  const dataDir = join(folder, 'product');
  mkdirSync(dataDir, { recursive: true });
  const secret = readOrMakeSecret(dataDir);
  const environment = {
    DATABASE_URL: url,
    DATA_DIR: dataDir,
    DEMO: '0',
    HOST: '127.0.0.1',
    PORT: '0',
    SECRET: secret,
    NODE_COMPILE_CACHE: '.cache/compile',
  };
  const start: Stand['start'] = (role, options = []) =>
    listening(product, { ...environment, ROLE: role }, [...startOptions(), ...options]);
  const started: Listening[] = [];
  const stopAll = async () => {
    await Promise.all(started.map((server) => server.stop()));
    await database.close();
    await stop();
  };
  try {
    const cookies = await signIn(database.owner, secret, inspectors);
    const { rows } = await database.owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ours = await start('web', nodeOptions);
    started.push(ours);
    const floor = await listening(byHand, environment, [...startOptions(), ...nodeOptions]); // with as much memory as the product
    started.push(floor);
    return { database, folder, ours, floor, postgres: parentOf(rows[0]?.pid ?? 0), cookies, start, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** The options of Node that `npm start` gives the server; what it keeps compiled is kept here too. */
function startOptions(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

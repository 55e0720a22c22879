import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Registry } from '../../kernel/module.ts';
import { Problem } from '../../kernel/problem.ts';
import { noAnswers } from '../ask.ts';
import { keepAreas, noSteps } from '../areas/keep-areas.ts';
import { defaultsOnly, keepSettings } from '../county-settings.ts';
import { openDatabase } from '../db/connect.ts';
import { findRunningPostgres, startPostgres } from '../db/embedded.ts';
import type { Clock, Machine } from '../db/transact.ts';
import { vaultIn } from '../sealed/keyring.ts';

/** Where a command finds its database: an address, or a data folder. */
export interface Place {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly keysDir: string;
}

/**
 * Opens the installation's database for the while of some work: by its address, by the socket of an Anlan that is running on the
 * data folder, or by starting the folder's own database. Throws Problem 'missing' when the folder holds none.
 */
export async function withMachine<T>(
  place: Place,
  { registry, clock }: { readonly registry: Registry; readonly clock: Clock },
  work: (machine: Machine, owner: pg.Pool) => Promise<T>,
): Promise<T> {
  const { url, stop } = await reach(place);
  const database = openDatabase({ url, applicationName: 'anlan command', appConnections: 2, ownerConnections: 1 });
  const [settings, areas] = await Promise.all([keepSettings(database.owner), keepAreas(database.owner)]);
  const machine: Machine = {
    pool: database.app,
    clock,
    registry,
    balances: new Map(),
    quotas: new Map(),
    fulfilments: new Map(),
    answers: noAnswers,
    templates: new Map(),
    settings: (county) => settings.now().get(county) ?? defaultsOnly,
    areas: (county) => areas.now().get(county) ?? noSteps,
    vault: vaultIn(place.keysDir),
    written: () => undefined, // a running server notices by itself
  };
  try {
    return await work(machine, database.owner);
  } finally {
    settings.stop();
    areas.stop();
    await database.close();
    await stop();
  }
}

const nothing = async () => undefined;

/** The address of a place's database, and what ends it again when it was started for this. */
export async function reach({
  databaseUrl,
  dataDir,
}: Omit<Place, 'keysDir'>): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: nothing };
  const folder = join(dataDir, 'postgres');
  const running = await findRunningPostgres(folder);
  if (running !== undefined) return { url: running, stop: nothing };
  if (!existsSync(join(folder, 'cluster'))) {
    throw new Problem(
      'missing',
      `数据目录 ${dataDir} 里还没有安澜的数据。请先用 npm start 启动一次，或用 DATA_DIR、DATABASE_URL 指明数据在哪里`,
    );
  }
  const { url, stop } = await startPostgres(folder);
  return { url, stop };
}

import type { Hono } from 'hono';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { Registry } from '../kernel/module.ts';
import { answersOf } from './ask.ts';
import { type Auth, createAuth } from './auth/create-auth.ts';
import type { AuthSettings } from './auth/settings.ts';
import type { Protocols } from './channels/port.ts';
import type { Database } from './db/connect.ts';
import type { Clock, Machine } from './db/transact.ts';
import { type Disk, type Limits, type Measure, watchDisk } from './disk/watch-disk.ts';
import { type FileStore, openFileStore } from './files/open-file-store.ts';
import { openKeyring, vaultIn } from './sealed/keyring.ts';
import { templatesOf } from './documents/template.ts';
import { createApp } from './http/app.ts';
import type { Deps } from './http/deps.ts';
import { openTypefaces } from './pdf/typefaces.ts';
import { createMeasures } from './http/health-routes.ts';
import { type ImportRunner, startImports } from './import/runner.ts';
import { openSpool } from './import/spool.ts';
import { type Feed, followOutbox } from './live/feed.ts';
import { areasLine, numbersLine } from './live/tell-changed.ts';
import type { ServerModule } from './module.ts';
import { keepAreas, noSteps } from './areas/keep-areas.ts';
import { defaultsOnly, keepSettings } from './county-settings.ts';

/** What a server is built from; the clock is the only source of time. */
export interface Parts {
  readonly database: Database;
  readonly registry: Registry;
  readonly modules: readonly ServerModule[];
  readonly clock: Clock;
  readonly secret: string;
  readonly filesDir: string;
  /** The folder of the keys, outside the database and its backups. */
  readonly keysDir: string;
  readonly pages: string;
  /** Where the bureau has put fonts of its own for the PDFs. */
  readonly fontsDir: string;
  /** The ways to vendors; without them nobody outside is reached. */
  readonly protocols?: Protocols;
  readonly baseUrl?: string | undefined;
  readonly logLevel?: string;
  readonly authSettings?: Partial<AuthSettings>;
  readonly demoAccounts?: Deps['demoAccounts'];
  /** How full the disk of the data is; without it nobody looks. */
  readonly measureDisk?: Measure;
  readonly diskLimits?: Limits;
}

/** A server ready to be listened to. */
export interface Server {
  readonly app: Hono;
  readonly auth: Auth;
  readonly machine: Machine;
  readonly feed: Feed;
  readonly files: FileStore;
  /** Takes up the imports that wait; until it is called, and in processes that do no work, they wait. */
  readonly startImports: () => ImportRunner;
  readonly log: Logger;
  readonly disk: Disk;
  stop(): Promise<void>;
}

const endless: Measure = async () => ({ free: Number.MAX_SAFE_INTEGER, size: Number.MAX_SAFE_INTEGER });

/** Puts the parts together; nothing listens yet. */
export async function assemble(parts: Parts): Promise<Server> {
  const { database, registry, clock, keysDir } = parts;
  await openKeyring(database.owner, keysDir, clock());
  const vault = vaultIn(keysDir);
  const log = pino({ level: parts.logLevel ?? 'warn' });
  const disk = await watchDisk(parts.measureDisk ?? endless, parts.diskLimits ?? {}, log);
  const measures = createMeasures(disk);
  const auth = createAuth({
    pool: database.owner,
    secret: parts.secret,
    clock,
    ...(parts.baseUrl ? { baseUrl: parts.baseUrl } : {}),
    ...(parts.authSettings ? { settings: parts.authSettings } : {}),
    written: () => feed.poke(),
  });
  const feed = followOutbox(database.app, log);
  const balances = new Map(parts.modules.flatMap((m) => m.balances ?? []).map((b) => [b.movements, b]));
  const quotas = new Map(parts.modules.flatMap((m) => m.quotas ?? []).map((q) => [q.of, q]));
  const fulfilments = Map.groupBy(
    parts.modules.flatMap((m) => m.fulfilments ?? []),
    ({ of }) => of,
  );
  const [settings, areas] = await Promise.all([keepSettings(database.owner), keepAreas(database.owner)]);
  const fresh = { [numbersLine]: settings, [areasLine]: areas };
  feed.subscribe((lines) => {
    for (const [line, kept] of Object.entries(fresh))
      if (lines.some(({ ledger }) => ledger === line)) void kept.again();
  });
  const machine: Machine = {
    pool: database.app,
    clock,
    registry,
    vault,
    balances,
    quotas,
    fulfilments,
    answers: answersOf(
      parts.modules.flatMap((m) => m.handlers ?? []),
      auth.keeper,
    ),
    templates: templatesOf(parts.modules.flatMap((m) => m.templates ?? [])),
    settings: (county) => settings.now().get(county) ?? defaultsOnly,
    areas: (county) => areas.now().get(county) ?? noSteps,
    refuseWrites: disk.refuseWhenFull,
    written: feed.poke,
  };
  const files = await openFileStore(parts.filesDir, disk.refuseWhenFull);
  const spool = await openSpool(join(parts.filesDir, 'imports'), clock());
  let imports: ImportRunner | undefined;
  const deps: Deps = {
    machine,
    auth,
    files,
    protocols: parts.protocols ?? {},
    feed,
    log,
    pages: parts.pages,
    typefaces: openTypefaces(parts.fontsDir),
    baseUrl: parts.baseUrl,
    demoAccounts: parts.demoAccounts ?? [],
    imported: () => imports?.poke(),
    scratch: (name: string) => join(parts.filesDir, 'imports', name),
  };
  const app = createApp(deps, parts.modules, measures);
  const stop = async () => {
    await imports?.stop();
    settings.stop();
    areas.stop();
    disk.stop();
    await feed.stop();
    measures.register.clear();
  };
  const runner = () => (imports ??= startImports({ pool: database.owner, machine, files, spool, log }));
  return { app, auth, machine, feed, files, startImports: runner, log, disk, stop };
}

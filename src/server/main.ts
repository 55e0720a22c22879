import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { demoAccounts, isForDemo, setUpDemo } from '../demo/set-up.ts';
import { demonstration } from '../adapters/demonstration.ts';
import { protocols as realProtocols } from '../adapters/protocols.ts';
import { Problem } from '../kernel/problem.ts';
import { modules } from '../modules/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Protocols } from './channels/port.ts';
import { type Database, openDatabase } from './db/connect.ts';
import { type EmbeddedPostgres, startPostgres } from './db/embedded.ts';
import { roomOf } from './disk/watch-disk.ts';
import { ensureEntryMonths } from './db/entry-months.ts';
import { prepareDatabase } from './db/prepare.ts';
import { ensurePages } from './ensure-pages.ts';
import { archiveTo } from './keep/archive.ts';
import { keepChores, keepErrands } from './keep/keep-chores.ts';
import { openRepository } from './keep/repository.ts';
import { chores } from './jobs/chores.ts';
import { type Jobs, startJobs } from './jobs/jobs.ts';
import { assemble, type Server } from './machine.ts';
import { fileErrands } from './files/file-errands.ts';
import { figureFollower } from './figures/keep-rolled.ts';
import { startFollowing } from './live/follower.ts';
import { searchFollowers } from './search/follow-search.ts';
import { proofChores } from './proof/proof-chores.ts';
import { reseal } from './sealed/reseal.ts';
import { readOrMakeSecret } from './secret.ts';
import { readSettings, type Settings } from './settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = join(root, 'dist/web');
const clock = () => new Date().toISOString();

try {
  await main(readSettings(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error);
  process.exit(1);
}

async function main(given: Settings): Promise<void> {
  prepareFolder(given.dataDir);
  const embedded = given.databaseUrl ? undefined : await startOwn(given);
  const database = openDatabase({ url: given.databaseUrl ?? embedded?.url ?? '' });
  await prepareDatabase(database.owner);
  const settings = { ...given, demo: given.demo && (await isForDemo(database)) };
  await ensureEntryMonths(database.owner, clock());
  const protocols = settings.demo ? { ...realProtocols, ...demonstration } : realProtocols;
  const server = await assemble({
    database,
    registry: modules,
    modules: serverModules,
    clock,
    secret: readOrMakeSecret(settings.dataDir),
    filesDir: join(settings.dataDir, 'files'),
    keysDir: settings.keysDir,
    fontsDir: join(settings.dataDir, 'fonts'),
    pages,
    baseUrl: settings.baseUrl,
    protocols,
    logLevel: settings.logLevel,
    measureDisk: roomOf(settings.dataDir),
    diskLimits: { low: bytes(settings.diskWarnMb), full: bytes(settings.diskRefuseMb) },
    ...(settings.demo
      ? { demoAccounts: demoAccounts(), authSettings: { passwordMaxAgeDays: null, maxSessions: 50 } }
      : {}),
  });
  await reseal(server.machine, database.owner);
  const built = ensurePages(root, pages, console.log);
  if (settings.demo) await setUpDemo(database, server, console.log);
  await built;
  const jobs = settings.role === 'web' ? undefined : await startWork(database, server, settings, protocols);
  const web = settings.role === 'jobs' ? undefined : listen(settings, server);

  const stop = once(async () => {
    web?.close();
    await jobs?.stop();
    await server.stop();
    await database.close();
    await embedded?.stop();
    process.exit(0);
  });
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** Starts the database of the data folder. Without it this process is of no use: whoever watches over it starts it again. */
async function startOwn({ dataDir, backupDir }: Settings): Promise<EmbeddedPostgres> {
  if (backupDir !== undefined) await openRepository(backupDir, join(dataDir, 'backup-place')).catch(tellOnly);
  const archive = backupDir === undefined ? {} : archiveTo(dataDir, backupDir);
  const embedded = await startPostgres(join(dataDir, 'postgres'), archive);
  embedded.onExit((lastWords) => {
    console.error(`\n自带的数据库意外停止，安澜随之停止，请重新启动。数据库最后的话是：\n${lastWords}\n`);
    process.exit(1);
  });
  return embedded;
}

/** Work goes on without the backup disk; what is the matter is told now and shown to administrators until it is there. */
function tellOnly(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
  console.error(`\n${error.message}\n`);
}

async function startWork(database: Database, server: Server, settings: Settings, protocols: Protocols): Promise<Jobs> {
  const { machine, auth, feed, files, startImports, log, disk } = server;
  const { owner } = database;
  const watched = { owner, clock, ...settings };
  const jobs = await startJobs(database.owner, machine, log, {
    jobs: serverModules.flatMap((module) => module.jobs ?? []),
    chores: [
      ...chores(owner, auth, clock),
      ...proofChores(machine, owner),
      { name: 'reseal', cron: '*/10 * * * *', run: async () => void (await reseal(machine, owner)) },
      ...keepChores(watched, disk, settings),
    ],
    errands: { ...fileErrands(files), ...keepErrands(watched) },
  });
  const outside = { machine, protocols, address: settings.baseUrl, broker: settings.mqttUrl, log };
  const followings = serverModules.flatMap((module) => module.followers ?? []).map((each) => each.start(outside));
  const imports = startImports();
  let isEnding = false;
  const failed = (error: unknown) => {
    if (!isEnding) log.error({ err: error }, 'followers'); // what the end cuts short is followed at the next start
  };
  const follow = startFollowing(machine, [...searchFollowers, figureFollower], failed, imports.isAtWork);
  feed.subscribe(follow);
  follow();
  return {
    stop: async () => {
      isEnding = true;
      await Promise.all(followings.map((each) => each.stop()));
      await jobs.stop();
    },
  };
}

function listen(settings: Settings, server: Server) {
  const web = serve({ fetch: server.app.fetch, hostname: settings.host, port: settings.port }, ({ port }) => {
    console.log(`\n安澜已启动：http://${settings.host}:${port}\n`);
    if (settings.demo) console.table(demoAccounts());
  });
  web.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `端口 ${settings.port} 已被占用：请用 PORT=8081 npm start 换一个端口` : error);
    process.exit(1);
  });
  return web;
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    rmdirSync(mkdtempSync(join(dataDir, '.probe-')));
  } catch (error) {
    throw new Problem(
      'unavailable',
      `数据目录 ${dataDir} 无法建立或写入：请检查磁盘与目录权限，或用 DATA_DIR 另指定一个目录后重新启动（${String(error)}）`,
    );
  }
}

function bytes(megabytes: number | undefined): number | undefined {
  return megabytes === undefined ? undefined : megabytes * 1024 * 1024;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

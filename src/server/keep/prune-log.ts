import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head, Repository } from './repository.ts';

/** Removes the archived log from before the oldest backup that is kept: nothing can start from there any more. */
export async function pruneLog(from: Repository, kept: readonly Head[]): Promise<void> {
  const firsts = kept.flatMap(({ log }) => (log === null ? [] : [log.first])).toSorted();
  const [oldest] = firsts;
  if (oldest === undefined) return;
  for (const name of await readdir(from.logFolder)) {
    // Segments are ordered within a timeline; an older timeline's are all before those of a backup of a newer one.
    const segment = /^([0-9A-F]{24})(\.[0-9A-F]{8}\.backup)?\.gz$/.exec(name)?.[1];
    if (segment !== undefined && segment < oldest) await rm(join(from.logFolder, name), { force: true });
  }
}

/** The segments of the archived log, in order. */
export async function archivedSegments(from: Repository): Promise<readonly string[]> {
  const names = await readdir(from.logFolder).catch(() => []);
  return names.flatMap((name) => /^([0-9A-F]{24})\.gz$/.exec(name)?.[1] ?? []).toSorted();
}

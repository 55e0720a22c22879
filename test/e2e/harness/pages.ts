import { cpSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensurePages } from '../../../src/server/ensure-pages.ts';

const root = join(import.meta.dirname, '../../..');
const built = join(root, 'dist/web');
const lock = join(root, '.cache/pages.lock');
const patienceMs = 120_000;

/**
 * The folder of a copy of the pages as they are now, which no later build changes. They are built when their sources are
 * newer; of several test files at once, one builds and the others wait.
 */
export async function takePages(): Promise<string> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const end = performance.now() + patienceMs;
  while (!tookLock()) {
    if (performance.now() > end) throw new Error(`another run holds ${lock}: remove it if there is none`);
    await wait(200);
  }
  try {
    await ensurePages(root, built, () => undefined);
    const copy = mkdtempSync(join(tmpdir(), 'anlan-pages-'));
    cpSync(built, copy, { recursive: true });
    return copy;
  } finally {
    rmdirSync(lock);
  }
}

function tookLock(): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = join(root, 'dist/web');
const firstBudget = 450 * 1024;
const laterBudget = 100 * 1024;

const chunk = z.object({
  file: z.string(),
  isEntry: z.boolean().default(false),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
});
type Manifest = Readonly<Record<string, z.infer<typeof chunk>>>;

test('the first page shows after 450 KB of script, and each later page asks for 100 KB more at most', async () => {
  const manifest = await readManifest();
  const [entry] = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  ok(entry, 'the pages have an entry');
  const later = manifest[entry]?.dynamicImports ?? [];
  const home = later.find((name) => name.endsWith('today-page.tsx'));
  ok(home && later.length >= 5, 'the first page and the later ones are found');

  const desk = closure(manifest, [entry]);
  const first = closure(manifest, [entry, home]);
  console.log(`first load ${kilobytes(size(manifest, first))}`);
  ok(size(manifest, first) <= firstBudget, `the first load takes ${kilobytes(size(manifest, first))}`);
  const sizes = later.map((page) => {
    const there = page.endsWith('sign-in-page.tsx') ? desk : first;
    const more = new Set([...closure(manifest, [page])].filter((name) => !there.has(name)));
    return { page, more: size(manifest, more) };
  });
  for (const { page, more } of sizes) console.log(`${page} ${kilobytes(more)}`);
  deepEqual(
    sizes.filter(({ more }) => more > laterBudget).map(({ page, more }) => `${page} ${kilobytes(more)}`),
    [],
  );
});

async function readManifest(): Promise<Manifest> {
  const path = join(pages, '.vite/manifest.json');
  if (!existsSync(path)) await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  return z.record(z.string(), chunk).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The chunks a browser must have before it can run the given ones. */
function closure(manifest: Manifest, names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    manifest[name]?.imports.forEach(visit);
  };
  names.forEach(visit);
  return seen;
}

/** The scripts of chunks as they travel, in bytes. */
function size(manifest: Manifest, names: ReadonlySet<string>): number {
  const files = new Set([...names].map((name) => manifest[name]?.file ?? '').filter((file) => file.endsWith('.js')));
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(pages, file))).length, 0);
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

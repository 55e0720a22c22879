import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { modules } from '../src/modules/index.ts';

// The list of docs/laws.md, held to what the modules declare. To write it anew: KEEP=1 node --test test/laws.test.ts
const file = new URL('../docs/laws.md', import.meta.url);
const heading = '## Every clause and every number';

test('docs/laws.md names every clause and every number that stands on it', () => {
  const [before = ''] = readFileSync(file, 'utf8').split(heading);
  const text = `${before}${heading}\n\n${list()}\n`;
  if (process.env['KEEP'] === '1') writeFileSync(file, text);
  assert.equal(readFileSync(file, 'utf8'), text, 'KEEP=1 node --test test/laws.test.ts writes it anew');
});

test('every number stands on a clause that is declared', () => {
  assert.ok(modules.laws.size > 50 && modules.settings.size > 50);
  for (const [key, { law }] of modules.settings) assert.ok(modules.laws.has(law), `${key}: ${law}`);
});

const numbersOf = (law: string) =>
  [...modules.settings]
    .filter(([, setting]) => setting.law === law)
    .map(([key, { label, value, unit }]) => `\`${key}\` ${label} ${value} ${unit}`);

function list(): string {
  const lines = [...modules.laws].map(([key, { title, article, effectiveOn, verified, source }]) => {
    const clause = `《${title}》${article}`;
    const checked = verified ? '已核对' : '**待核实**';
    return [`\`${key}\``, clause, effectiveOn ?? '—', checked, source, numbersOf(key).join('；') || '—'].join(' | ');
  });
  return ['key | clause | in force from | checked | source | numbers', '---|---|---|---|---|---', ...lines]
    .map((line) => `| ${line} |`)
    .join('\n');
}

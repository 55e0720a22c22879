import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { composedWords } from '../../src/modules/reports/composed-words.ts';
import type { Composed } from '../../src/modules/reports/composed.ts';
import { proofread } from '../../src/modules/reports/proof/proofread.ts';
import { structures } from '../../src/modules/reports/structures/structures.ts';
import { uuidv7 } from 'uuidv7';
import { topics } from '../../src/modules/reports/topics/topics.ts';
import { demoAccounts } from '../../src/demo/set-up.ts';
import { type ChildServer, startChild } from '../faults/child-server.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';

// The demonstration county as `npm start` makes it, its half-year's reports in each outline.
let database: TestDatabase;
let server: ChildServer;
let cookie: string;
before(async () => {
  database = await createTestDatabase();
  server = await startChild(database.url, undefined, { DEMO: '1' });
  const writer = demoAccounts().find(({ role }) => role === '文稿人员');
  assert.ok(writer);
  const answer = await fetch(`${server.address}/api/auth/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ username: writer.username, password: writer.password }),
    headers: { 'content-type': 'application/json', origin: server.address },
  });
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
});
after(async () => {
  await server.stop();
  await database.drop();
});

async function ask(path: string) {
  const answer = await fetch(`${server.address}/api${path}`, { headers: { cookie } });
  assert.equal(answer.status, 200, path);
  return answer.json();
}

test('the last half-year’s report is there in each outline, whole, and its own proof-reader finds nothing in it', async () => {
  const { rows } = await ask('/ledgers/report?limit=50');
  const found = new Map<string, string>(
    rows
      .filter(({ series }: { series: string | null }) => series === null)
      .map((row: { template: string; id: string }) => [row.template, row.id]),
  );
  assert.deepEqual([...found.keys()].toSorted(), Object.keys(structures).toSorted());
  for (const [structure, id] of found) {
    const content: Composed = await ask(`/reports/open?input=${encodeURIComponent(JSON.stringify({ id }))}`);
    const words = composedWords(content);
    assert.ok(words.length > 700, `${structure} is ${words.length} characters long`);
    assert.ok(content.figures.filter(({ value }) => (value ?? 0) > 0).length > 25, structure);
    assert.deepEqual(
      content.notes.filter(({ kind, rule }) => kind === 'differs' || rule === 'typed'),
      [],
      structure,
    );
    assert.deepEqual(
      proofread(words).map(({ quote, reason }) => `${quote}：${reason}`),
      [],
      structure,
    );
  }
});

test('the weekly bulletin is out, issue after issue, with what happened in its week', async () => {
  const { rows } = await ask('/ledgers/report?limit=50');
  const issues = rows
    .filter(({ series }: { series: string | null }) => series !== null)
    .toSorted((a: { period: string }, b: { period: string }) => (a.period < b.period ? -1 : 1));
  assert.deepEqual(
    issues.map(({ state }: { state: string }) => state),
    ['signed', 'signed'],
  );
  const contents: readonly Composed[] = await Promise.all(
    issues.map(({ id }: { id: string }) => ask(`/reports/open?input=${encodeURIComponent(JSON.stringify({ id }))}`)),
  );
  const [first, second] = contents.map(({ masthead }) => masthead?.issue ?? 0);
  assert.ok(first && second === first + 1, `${first}, ${second}`);
  for (const content of contents) {
    assert.ok(content.figures.some(({ value }) => (value ?? 0) > 0));
    assert.deepEqual(
      proofread(composedWords(content)).map(({ quote, reason }) => `${quote}：${reason}`),
      [],
    );
  }
});

for (const beginning of [
  ...Object.keys(topics).map((topic) => ({ period: '2026H1', from: { topic } })),
  { period: '2026-06-22..2026-06-28', from: { structure: 'weekly' } },
  { period: '2026-06-22..2026-06-28', from: { structure: 'dutyWeekly' } },
  { period: '2026-06-22..2026-06-28', from: { structure: 'emergencyBrief' } },
])
  test(`begun from ${JSON.stringify(beginning.from)} it has figures, and its own proof-reader finds nothing in it`, async () => {
    const id = uuidv7();
    const begun = await fetch(`${server.address}/api/reports/begin`, {
      method: 'POST',
      body: JSON.stringify({ id, ...beginning }),
      headers: { cookie, 'content-type': 'application/json', origin: server.address },
    });
    assert.equal(begun.status, 200, await begun.text());
    const content: Composed = await ask(`/reports/open?input=${encodeURIComponent(JSON.stringify({ id }))}`);
    assert.ok(content.figures.length > 0);
    assert.deepEqual(
      content.notes.filter(({ kind, rule }) => kind === 'differs' || rule === 'typed'),
      [],
    );
    assert.deepEqual(
      proofread(composedWords(content)).map(({ quote, reason }) => `${quote}：${reason}`),
      [],
    );
  });

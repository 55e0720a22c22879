import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import type { PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../test/harness/world.ts';
import { until } from '../../../test/harness/until.ts';
import type { Composed } from './composed.ts';
import type { Printing } from './printing.ts';
import { report } from './report.ledger.ts';
import { templateParts, usualTemplate } from './templates.ts';

let world: World;
let writer: Caller;
/** While it holds the orders, nothing that counts them comes to an end. */
let slow: PoolClient;
const period = '2026Q1';

before(async () => {
  world = await createWorld();
  writer = await world.signIn('writer');
});
after(() => world.end());
beforeEach(async () => {
  slow = await world.database.owner.connect();
  await slow.query('begin');
  await slow.query('lock table rectification_order in access exclusive mode');
});
afterEach(async () => {
  await slow.query('rollback');
  slow.release();
});

/** The ways a report without chapters is read: of a period, and as a saved draft. */
const ways = {
  'the report of a period': async () => ({
    frame: (await answered<Printing>(asking('/reports/frame', { period }))).content,
    pathOf: (part?: number) => asking('/reports/compose', { period, part }),
    contentOf: (json: unknown) => json as Composed,
  }),
  'a draft without chapters': async () => {
    const id = uuidv7();
    const draft = { title: '安全生产工作情况的报告', period, template: usualTemplate };
    assert.equal((await writer.post(at(report), { id, draft })).status, 201);
    return {
      frame: (await answered<{ readonly frame: Printing }>(asking('/reports/chapters', { report: id }))).frame.content,
      pathOf: (part?: number) => asking('/reports/sections', { report: id, part }),
      contentOf: (json: unknown) => (json as Printing).content,
    };
  },
};

for (const [name, way] of Object.entries(ways)) {
  test(`${name} has its frame and the figures of a part while another is still being counted`, async () => {
    const { frame, pathOf, contentOf } = await way();
    assert.match(frame.title, /安全生产工作情况的报告$/);
    assert.deepEqual(frame.figures, []);
    const arrived: number[] = [];
    const parts = templateParts(usualTemplate).map(async (part) => {
      const content = contentOf(await answered(pathOf(part)));
      arrived.push(part);
      return content;
    });
    const late = 1;
    const early = await Promise.all(parts.filter((_, part) => part !== late));
    assert.ok(!arrived.includes(late), 'the orders are not counted yet');
    assert.ok(early[0]?.figures.some(({ key }) => key === 'all.found'));
    for (const { figures } of early) assert.ok(figures.length > 0 && figures.length < 20);

    await slow.query('rollback');
    const counted = (await Promise.all(parts)).flatMap(({ figures }) => figures);
    const whole = contentOf(await answered(pathOf()));
    assert.ok(whole.notes.length > 0);
    for (const figure of whole.figures)
      assert.deepEqual(
        counted.find(({ key }) => key === figure.key),
        figure,
      );
  });
}

test('whoever leaves the page has the counting on the server end', async () => {
  const leaving = new AbortController();
  const answer = world.server.app.fetch(
    new Request(`http://localhost${asking('/reports/compose', { period })}`, {
      headers: { cookie: writer.cookie },
      signal: leaving.signal,
    }),
  );
  await until(async () => (await counting()) === 1);
  leaving.abort();
  await until(async () => (await counting()) === 0);
  assert.equal((await answer).status, 503);
  const after = await writer.get(asking('/reports/frame', { period }));
  assert.equal(after.status, 200, 'the connection serves others');
});

test('a part a template does not have, and one of a report that is in chapters, are refused', async () => {
  assert.equal((await writer.get(asking('/reports/compose', { period, part: 40 }))).status, 404);
  const id = uuidv7();
  const begun = { id, period, from: { structure: 'domains' } };
  await slow.query('rollback');
  assert.equal((await writer.post('/api/reports/begin', begun)).status, 200);
  assert.equal((await writer.get(asking('/reports/sections', { report: id, part: 0 }))).status, 404);
});

async function answered<T>(path: string): Promise<T> {
  const { status, json } = await writer.get(path);
  assert.equal(status, 200, JSON.stringify(json));
  return json;
}

/** How many connections wait for the orders. */
async function counting(): Promise<number> {
  const { rows } = await world.database.owner.query(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0].count;
}

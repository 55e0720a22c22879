import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { systemId } from '../../src/server/jobs/system.ts';
import { columnName } from '../../src/server/ledger/columns.ts';
import { setStage, ledgers, type Stage } from '../conformance/stage.ts';
import { findMove, stepsOf } from '../conformance/walk.ts';
import { letIn } from '../harness/let-in.ts';
import { createTestDatabase, type TestDatabase } from '../harness/postgres.ts';
import { at, type Caller, createWorld, secret } from '../harness/world.ts';
import { startChild } from './child-server.ts';

let database: TestDatabase;
let stage: Stage;
const cookies = new Map<string, string>();

before(async () => {
  database = await createTestDatabase();
  stage = await setStage(await createWorld({ database }), ['home']);
  stage.world.clock.set(new Date().toISOString()); // the child lives now
});
after(() => stage.world.end());

/** A change or a step as it goes to the server; sent twice it can succeed once. */
interface Sent {
  readonly l: AnyLedger;
  readonly id: string;
  readonly cookie: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

test('changes and steps cut off by a kill have happened whole or not at all, with their history, clocks and outbox lines', async () => {
  const all: Sent[] = [];
  const answered: Sent[] = [];
  for (let round = 0; round < 3; round += 1) {
    const sent = (await Promise.all(ledgers.map(writesOf))).flat();
    const server = await startChild(database.url, stage.world);
    const going = sent.map(async (each, n) => {
      await wait(n % 40);
      const status = await send(server.address, each).catch(() => undefined); // cut off
      if (status === 200) answered.push(each);
    });
    const enough = answered.length + 3 + 6 * round;
    while (answered.length < enough) await wait(1);
    await server.kill();
    await Promise.all(going);
    all.push(...sent);
  }
  assert.deepEqual(await torn(), []);
  const server = await startChild(database.url, stage.world);
  for (const each of all) {
    const status = await send(server.address, each);
    const isDone = answered.includes(each);
    assert.ok(status === 409 || (status === 200 && !isDone), `${each.method} ${each.path} ${status}`);
  }
  assert.deepEqual(await torn(), []);
  for (const { id } of all) assert.match(await writersOf(id), onceByOnePerson);
  assert.equal(await server.stop(), 0);
});

/** For some new rows of a ledger each a change or a step, at the version they have. */
async function writesOf(l: AnyLedger): Promise<readonly Sent[]> {
  const found: Sent[] = [];
  for (let n = 0; n < 8; n += 1) {
    const row = await stage.make(l);
    const write = n % 2 === 0 ? await stepOn(l, row) : await changeOf(l, row);
    if (write) found.push({ l, id: row.id, ...write });
  }
  return found;
}

async function stepOn(l: AnyLedger, row: AnyRow) {
  const open = stepsOf(l).filter(([, step]) => step.from.includes(l.initial) && !step.by.includes('system'));
  for (const [name] of open) {
    const move = await findMove(stage, l, row, name);
    if (!move?.caller) continue;
    const body = JSON.stringify({ version: 1, input: move.input });
    return { method: 'POST', path: at(l, row.id, 'steps', name), body, cookie: await cookieOf(move.caller) };
  }
  return undefined;
}

async function changeOf(l: AnyLedger, row: AnyRow) {
  const role = l.may.update.find((each) => each !== 'enterprise');
  if (role === undefined) return undefined;
  const { area: _, ...change } = stage.draft(l);
  const cookie = await cookieOf(await stage.over(role, l, row));
  return { method: 'PATCH', path: at(l, row.id), body: JSON.stringify({ version: 1, change }), cookie };
}

async function cookieOf({ id }: Caller): Promise<string> {
  const known = cookies.get(id) ?? (await letIn(database.database.owner, secret, id, new Date().toISOString()));
  cookies.set(id, known);
  return known;
}

async function send(address: string, { cookie, method, path, body }: Sent): Promise<number> {
  const headers = { cookie, origin: address, 'content-type': 'application/json' };
  const answer = await fetch(`${address}${path}`, { method, headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

/** Who wrote a row, oldest first: 'p' a person, 's' a clock of the server's own (each minute, over all rows). */
async function writersOf(id: string): Promise<string> {
  const { rows } = await database.database.owner.query<{ by: string }>(
    'select by from entry where row_id = $1 order by version',
    [id],
  );
  return rows.map(({ by }) => (by === systemId ? 's' : 'p')).join('');
}

/** Made, and then changed once by the person who asked; or by a clock before they did, which makes theirs stale. */
const onceByOnePerson = /^p(ps*|s+)$/u;

/** Rows whose history, outbox lines (those that say what version they tell of) or clocks do not belong to the version they have. */
async function torn(): Promise<readonly object[]> {
  const found = await Promise.all(
    ledgers.map((l) =>
      database.database.owner.query(
        `select '${l.name}' as ledger, r.id, r.version, r.due_at from ${columnName(l.name)} r
          where r.version <> (select count(*) from entry e where e.county = r.county and e.row_id = r.id)
             or r.version <> (select count(*) from outbox o where o.row_id = r.id and o.version > 0)
             or r.version <> (select max(version) from entry e where e.county = r.county and e.row_id = r.id)
             or r.due_at is distinct from
                (select min(due_at) from deadline d where d.county = r.county and d.row_id = r.id and d.met_at is null)`,
      ),
    ),
  );
  return found.flatMap(({ rows }) => rows);
}

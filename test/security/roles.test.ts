import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import type { Role } from '../../src/kernel/role.ts';
import { modules } from '../../src/modules/index.ts';
import { serverModules } from '../../src/modules/server.ts';
import { at, type Caller } from '../harness/world.ts';
import { humanRoles, ledgers, ownerField, setStage } from '../conformance/stage.ts';
import { stepsOf } from '../conformance/walk.ts';
import { callsOf } from './all-routes.ts';
import { ask, ownPage } from './ask.ts';

const stage = await setStage();
after(() => stage.world.end());
const { server } = stage.world;

const rows = new Map<AnyLedger, AnyRow>();
const abroad = new Map<AnyLedger, AnyRow>();
for (const l of ledgers) {
  rows.set(l, await stage.make(l));
  abroad.set(l, await stage.make(l, 'abroad'));
}
const idIn = (of: ReadonlyMap<AnyLedger, AnyRow>, l: AnyLedger) => of.get(l)?.id ?? '';

for (const role of humanRoles) {
  test(`${role}: every route answers or refuses in its own words, and none is an accident`, async () => {
    const caller = await stage.cast.of(role);
    const fill = (name: string) => ({ id: idIn(rows, modules.ledgers.get(name) ?? ledgerOf(role)) });
    const calls = callsOf(server.app, fill).filter(
      ({ pattern }) => pattern !== '/api/auth/sign-out' && pattern !== '/*',
    );
    for (const { method, pattern, path } of calls) {
      if (method === 'DELETE') continue; // ends the session, see src/server/auth
      const body = method === 'GET' ? {} : { body: '{}' };
      const { status, text } = await ask(server, path, { method, headers: ownPage(caller.cookie), ...body });
      const where = `${method} ${path} → ${status} ${text.slice(0, 200)}`;
      assert.ok(status < 500, where);
      assert.notEqual(status, 401, where);
      if (status >= 400 && pattern.startsWith('/api/') && !pattern.startsWith('/api/docs'))
        assert.match(JSON.parse(text).title, /\p{Script=Han}/u, where);
    }
  });

  test(`${role}: each ledger lets them read, create and change what it says they may`, async () => {
    const caller = await stage.cast.of(role);
    for (const l of ledgers) {
      const row = await stage.make(l);
      const mayRead = l.may.read.includes(role);
      const mine = await stage.over(role, l, row);
      const isSeen = mayRead && (role !== 'enterprise' || ownerField(l) !== undefined || modules.owners.has(l));
      assert.equal((await caller.get(at(l))).status, mayRead ? 200 : 403, `list ${l.name}`);
      assert.equal((await caller.get(at(l, 'count'))).status, mayRead ? 200 : 403, `count ${l.name}`);
      assert.equal((await caller.get(at(l, 'export'))).status, mayRead ? 200 : 403, `export ${l.name}`);
      assert.equal((await mine.get(at(l, row.id))).status, isSeen ? 200 : 404, `row ${l.name}`);
      assert.equal((await mine.get(at(l, row.id, 'history'))).status, isSeen ? 200 : 404, `history ${l.name}`);
      const created = await caller.post(at(l), { id: uuidv7(), draft: stage.draft(l) });
      assert.equal(
        created.status,
        l.may.create.includes(role) ? 201 : 403,
        `create ${l.name} ${JSON.stringify(created.json)}`,
      );
      const { area: _, ...change } = stage.draft(l);
      const changed = await mine.patch(at(l, row.id), { version: row.version, change });
      const expected = !isSeen ? 404 : l.may.update.includes(role) ? 200 : 403;
      assert.equal(changed.status, expected, `change ${l.name} ${JSON.stringify(changed.json)}`);
    }
  });

  test(`${role}: each special call and document is theirs or refused`, async () => {
    const caller = await stage.cast.of(role);
    for (const { endpoint } of serverModules.flatMap((m) => m.handlers ?? [])) {
      const path = `/api${endpoint.path}`;
      const { status } = endpoint.method === 'get' ? await caller.get(path) : await caller.post(path, {});
      if (endpoint.by.includes(role)) assert.ok([200, 422].includes(status), `${path} ${status}`);
      else assert.equal(status, 403, path);
    }
    for (const document of serverModules.flatMap((m) => m.documents ?? [])) {
      const l = modules.ledgers.get(document.ledger);
      assert.ok(l);
      const row = await stage.make(l);
      const { status } = await (await stage.over(role, l, row)).get(`/api/documents/${document.name}/${row.id}`);
      if (l.may.read.includes(role)) assert.ok([200, 404, 409, 422].includes(status), `${document.name} ${status}`);
      else assert.ok([403, 404].includes(status), `${document.name} ${status}`);
    }
  });

  test(`${role}: another county's ids are nowhere, whatever is done with them`, async () => {
    const caller = await stage.cast.of(role);
    for (const l of ledgers) {
      const id = idIn(abroad, l);
      const { area: _, ...change } = stage.draft(l);
      const answers = [
        await caller.get(at(l, id)),
        await caller.get(at(l, id, 'history')),
        await caller.get(at(l, id, 'files', 'a'.repeat(64))),
        await caller.patch(at(l, id), { version: 1, change }),
      ];
      for (const [name, step] of stepsOf(l))
        if (!step.fills?.length) answers.push(await caller.post(at(l, id, 'steps', name), { version: 1, input: {} }));
      for (const document of serverModules.flatMap((m) => m.documents ?? []).filter((each) => each.ledger === l.name))
        answers.push(await caller.get(`/api/documents/${document.name}/${id}`));
      for (const { status } of answers)
        assert.ok(status === 404 || (status === 403 && !l.may.read.includes(role)), `${l.name} ${status}`);
      await assertNotTold(caller, l, id);
    }
  });
}

test('a row of another county cannot be referred to, nor its id taken over', async () => {
  for (const l of ledgers) {
    const writer = await stage.cast.of(l.may.create.find((role) => role !== 'enterprise') ?? 'inspector');
    for (const [name, field] of Object.entries(
      l.fields as Readonly<Record<string, { kind: string; target?: AnyLedger }>>,
    )) {
      if (field.kind !== 'ref' || !field.target) continue;
      const draft = { ...stage.draft(l), [name]: idIn(abroad, field.target) };
      const answer = await writer.post(at(l), { id: uuidv7(), draft });
      assert.equal(answer.status, 422, `${l.name} ${name} ${JSON.stringify(answer.json)}`);
    }
  }
  for (const l of ledgers) {
    const writer = await stage.cast.of(l.may.create.find((role) => role !== 'enterprise') ?? 'inspector');
    const id = idIn(abroad, l);
    const own = await writer.post(at(l), { id, draft: stage.draft(l) });
    assert.equal(own.status, 201, 'ids of two counties have nothing to do with each other');
    assert.notDeepEqual(own.json.row.createdBy, abroad.get(l)?.createdBy);
  }
});

/** Neither a list, nor a search, nor today, nor the names beside rows tell of a row. */
async function assertNotTold(caller: Caller, l: AnyLedger, id: string): Promise<void> {
  const where = encodeURIComponent(JSON.stringify({ id: [id] }));
  const list = await caller.get(`${at(l)}?where=${where}`);
  if (list.status === 200) assert.deepEqual(list.json.rows, []);
  for (const path of ['/api/today', '/api/people'])
    assert.ok(!JSON.stringify((await caller.get(path)).json).includes(id), path);
}

/** A ledger the role has something to do with, where a path names none. */
const ledgerOf = (role: Role): AnyLedger => ledgers.find((l) => l.may.read.includes(role)) ?? (ledgers[0] as AnyLedger);

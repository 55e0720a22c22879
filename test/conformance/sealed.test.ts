import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readDocx } from '../../src/server/word/read-docx.ts';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { formFields, stepFields } from '../../src/kernel/schema.ts';
import { serverModules } from '../../src/modules/server.ts';
import { columnName } from '../../src/server/ledger/columns.ts';
import { blindName } from '../../src/server/sealed/rows.ts';
import { keyIdOf } from '../../src/server/sealed/vault.ts';
import { followSearch } from '../../src/server/search/follow-search.ts';
import { at, county, type Caller } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { codeSamples } from './sample-value.ts';
import { created, ledgers, setStage } from './stage.ts';

const stage = await setStage();
after(() => stage.world.end());
const { owner } = stage.world.database;

interface Case {
  readonly l: AnyLedger;
  readonly name: string;
  readonly field: Field;
}
const cases: readonly Case[] = ledgers.flatMap((l) =>
  Object.entries<Field>(l.fields).flatMap(([name, field]) => (field.kind === 'sealed' ? [{ l, name, field }] : [])),
);
const why = '核实单位联系方式';
const writerOf = (l: AnyLedger) => stage.cast.of(l.may.create.find((role) => role !== 'enterprise') ?? 'inspector');
const isChangeable = (l: AnyLedger) => l.may.update.length > 0 && formFields(l).length > 0;
const editorOf = (l: AnyLedger) =>
  l.may.update.find((role) => !['township', 'village', 'enterprise'].includes(role)) ?? 'inspector';

test('there are sealed fields to be tried, and none names its rows or is written by the clock', () => {
  assert.ok(cases.length > 0);
  for (const { l, name, field } of cases) {
    assert.notEqual(l.title, name);
    assert.ok(field.of && codeSamples[field.of.name], `${l.name}.${name}: samples`);
    for (const step of Object.values<{ stamps?: object }>(l.steps)) assert.ok(!(name in (step.stamps ?? {})));
  }
});

for (const { l, name, field } of cases.filter(({ l: each, name: of }) => !stepFields(each).has(of))) {
  const where = `${l.label}的${field.label}`;
  const [value, other] = [sampleOf(field, 3), sampleOf(field, 11)];
  const mask = field.of?.mask(value) ?? '';

  test(`${where}: it stands sealed in the table, and masked in whatever is answered`, async () => {
    const writer = await writerOf(l);
    const { row } = await created(writer, l, stage.draft(l, 'home', { [name]: value }));
    assert.equal(row[name], mask);
    const [stored] = await storedOf(l, name, row.id);
    assert.match(stored?.token ?? '', /^sealed1\.[0-9a-f]{8}\.[\w-]{40,}$/);
    assert.match(stored?.blind ?? '', /^[\w-]{22}$/);
    await followSearch(stage.world.server.machine);
    const reader = await readerOf(l, field, row);
    const paths = [
      at(l),
      at(l, row.id),
      at(l, row.id, 'history'),
      '/api/today',
      `/api/search?q=${encodeURIComponent(value.slice(0, 60))}`,
    ];
    for (const path of paths) {
      const { status, json } = await reader.get(path);
      assert.equal(status, 200, path);
      assert.ok(!JSON.stringify(json).includes(value), path);
    }
    assert.equal((await reader.get(at(l, row.id))).json.row[name], mask);
    assert.ok(JSON.stringify((await reader.get(at(l, row.id, 'history'))).json).includes(mask));
    for (const document of serverModules.flatMap((m) => m.documents ?? []).filter((each) => each.ledger === l.name)) {
      const { status, bytes } = await fetched(reader, `/api/documents/${document.name}/${row.id}`);
      if (status === 409) assert.ok(!bytes.includes(value), 'a document that is not due yet');
      else for (const part of readDocx(bytes).values()) assert.ok(!part.includes(value), document.name);
    }
  });

  test(`${where}: an export has it masked`, async () => {
    const writer = await writerOf(l);
    const { row } = await created(writer, l, stage.draft(l, 'home', { [name]: value }));
    const reader = await readerOf(l, field, row);
    const { bytes } = await fetched(
      reader,
      `${at(l, 'export')}?where=${encodeURIComponent(JSON.stringify({ id: row.id }))}`,
    );
    const text = [...readDocx(bytes).values()].join('\n');
    assert.ok(text.includes(mask) && !text.includes(value));
  });

  test(`${where}: the same value is found, in any way of writing it, and only by who may open it`, async () => {
    const writer = await writerOf(l);
    const { row } = await created(writer, l, stage.draft(l, 'home', { [name]: other }));
    const reader = await readerOf(l, field, row);
    const found = async (test: unknown) => {
      const { status, json } = await reader.get(
        `${at(l)}?limit=200&where=${encodeURIComponent(JSON.stringify({ [name]: test }))}`,
      );
      assert.equal(status, 200, JSON.stringify(json));
      return json.rows.some((each: AnyRow) => each.id === row.id);
    };
    assert.equal(await found(other), true);
    assert.equal(await found(` ${other} `), true);
    assert.equal(await found([value, other]), true);
    assert.equal(await found(value), false);
    assert.equal(await found({ not: other }), false);
    assert.equal(await found({ set: true }), true);
    for (const test of [field.of?.mask(other), { has: other.slice(0, 4) }, { gt: '1' }])
      assert.equal(
        (await reader.get(`${at(l)}?where=${encodeURIComponent(JSON.stringify({ [name]: test }))}`)).status,
        422,
      );
    const stranger = l.may.read.find((role) => !field.by?.includes(role));
    if (stranger === undefined) return;
    const asked = await (
      await stage.cast.of(stranger)
    ).get(`${at(l)}?where=${encodeURIComponent(JSON.stringify({ [name]: other }))}`);
    assertRefused(asked, 403);
  });

  test(`${where}: it is opened with a reason, which is written down, and by those alone whose post may`, async () => {
    const writer = await writerOf(l);
    const { row } = await created(writer, l, stage.draft(l, 'home', { [name]: value }));
    for (const role of l.may.read) {
      const caller = await stage.over(role, l, row);
      const answer = await caller.post(at(l, row.id, 'open'), { field: name, reason: why });
      if ((await caller.get(at(l, row.id))).status === 404) assertRefused(answer, 404);
      else if (!field.by?.includes(role)) assertRefused(answer, 403, [], role);
      else assert.deepEqual([answer.status, answer.json], [200, { value }], role);
    }
    const opener = await readerOf(l, field, row);
    const before = (await opener.get(at(l, row.id, 'history'))).json.length;
    for (const reason of [undefined, '', '查看', '    。 ', `核对${value}`])
      assertRefused(await opener.post(at(l, row.id, 'open'), { field: name, reason }), 422, ['reason'], String(reason));
    for (const field of [undefined, 'id', '__proto__', l.title])
      assertRefused(await opener.post(at(l, row.id, 'open'), { field, reason: why }), 404);
    const entries = (await opener.get(at(l, row.id, 'history'))).json;
    assert.equal(entries.length, before, 'what was refused opened nothing');
    const last = entries.at(-1);
    assert.deepEqual([last.action, last.note, last.change], ['opened', why, { [name]: [mask, mask] }]);
    assert.equal((await opener.get(at(l, row.id))).json.row.version, row.version);
  });

  if (!isChangeable(l)) continue;
  test(`${where}: a change that did not touch it keeps it, one that did seals the new one, and the history names neither`, async () => {
    const writer = await writerOf(l);
    const { row } = await created(writer, l, stage.draft(l, 'home', { [name]: value }));
    const editor = await stage.over(editorOf(l), l, row);
    const [first] = await storedOf(l, name, row.id);
    const { area: _, [name]: __, ...rest } = stage.draft(l);
    const kept = await editor.patch(at(l, row.id), { version: 1, change: { ...rest, [name]: mask } });
    assert.deepEqual([kept.status, kept.json.row?.[name]], [200, mask], JSON.stringify(kept.json));
    assert.deepEqual((await storedOf(l, name, row.id))[0], first, 'the mask as it was shown leaves it alone');
    const another = field.of?.mask(other);
    if (another !== mask)
      assertRefused(await editor.patch(at(l, row.id), { version: 2, change: { [name]: another } }), 422, [name]);
    const again = await editor.patch(at(l, row.id), { version: 2, change: { [name]: value } });
    assert.deepEqual((await storedOf(l, name, row.id))[0], first, 'the same value is no change');
    assert.equal(again.json.row?.[name], mask);
    const changed = await editor.patch(at(l, row.id), { version: 3, change: { [name]: other } });
    assert.equal(changed.json.row?.[name], field.of?.mask(other));
    const { rows } = await owner.query<{ change: object }>(
      'select change from entry where row_id = $1 order by version',
      [row.id],
    );
    assert.ok(!JSON.stringify(rows).includes(value) && !JSON.stringify(rows).includes(other));
    assert.deepEqual(rows.at(-1)?.change, { [name]: [mask, field.of?.mask(other)] });
    const stale = await (await readerOf(l, field, row)).patch(at(l, row.id), { version: 1, change: rest });
    assert.ok(!JSON.stringify(stale.json).includes(other), 'a stale page is not told');
  });

  test(`${where}: sent twice, and asked for by another person, it stays masked`, async () => {
    const writer = await writerOf(l);
    const draft = stage.draft(l, 'home', { [name]: value });
    const { row } = await created(writer, l, draft);
    const again = await created(writer, l, draft, row.id);
    assert.equal(again.row[name], mask);
    const answer = await (
      await stage.cast.of(l.may.create[0] ?? 'inspector', 'home', 2)
    ).post(at(l), { id: row.id, draft });
    assert.ok(!JSON.stringify(answer.json).includes(value));
  });

  test(`${where}: sealed for one row, it does not open in another, nor in another field`, async () => {
    const writer = await writerOf(l);
    const [a, b] = [value, other].map(
      async (each) => (await created(writer, l, stage.draft(l, 'home', { [name]: each }))).row,
    );
    const [from, to] = [await a, await b];
    assert.ok(from && to);
    const column = columnName(name);
    await owner.query(
      `update ${columnName(l.name)} set ${column} = (select ${column} from ${columnName(l.name)} where id = $1) where id = $2`,
      [from.id, to.id],
    );
    const reader = await readerOf(l, field, to);
    assert.equal((await reader.get(at(l, to.id))).json.row[name], '****（打不开）');
    const opened = await reader.post(at(l, to.id, 'open'), { field: name, reason: why });
    assert.equal(opened.status, 503);
    assert.match(opened.json.title, /打不开/);
  });
}

test('the keys of all that is sealed are in the folder, and nothing stands unsealed', async () => {
  for (const { l, name } of cases)
    for (const { token } of await storedOf(l, name)) assert.match(keyIdOf(token ?? ''), /^[0-9a-f]{8}$/);
});

function sampleOf(field: Field, n: number): string {
  const make = field.of && codeSamples[field.of.name];
  assert.ok(make);
  return make(n);
}

async function storedOf(l: AnyLedger, name: string, id?: string) {
  const { rows } = await owner.query<{ token: string | null; blind: string | null }>(
    `select ${columnName(name)} as token, ${columnName(blindName(name))} as blind from ${columnName(l.name)}
     where county = $1 and ${columnName(name)} is not null and id = coalesce($2, id)`,
    [county, id ?? null],
  );
  return rows;
}

function readerOf(l: AnyLedger, field: Field, row: AnyRow): Promise<Caller> {
  const role = l.may.read.find((each) => field.by?.includes(each) && each !== 'enterprise');
  assert.ok(role, `somebody who reads ${l.name} may open ${field.label}`);
  return stage.over(role, l, row);
}

async function fetched(caller: Caller, path: string): Promise<{ status: number; bytes: Buffer }> {
  const { app } = stage.world.server;
  const response = await app.fetch(
    new Request(`http://localhost${path}`, { headers: { cookie: caller.cookie, host: 'localhost' } }),
  );
  assert.ok([200, 409].includes(response.status), path);
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

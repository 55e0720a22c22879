import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { Field } from '../../src/kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import type { Role } from '../../src/kernel/role.ts';
import { formFields } from '../../src/kernel/schema.ts';
import { keyFields, keyOf } from '../../src/server/import/keys.ts';
import { letIn } from '../harness/let-in.ts';
import { at, type Caller, callerOf, county, createWorld, secret, type World } from '../harness/world.ts';
import { bytesOf, importing, workbook } from '../imports/importing.ts';
import { allRows } from './populate.ts';
import { codeSamples } from './sample-value.ts';
import { ledgers, setStage } from './stage.ts';
import { rowIn } from './walk.ts';

// What is exported here and imported elsewhere is the same there: every ledger, every state, the same people and areas.
const roles: readonly Role[] = ['sectionChief', 'committeeOffice', 'inspector', 'dutyOfficer', 'writer', 'leader'];
const stage = await setStage(undefined, ['home']);
const here = stage.world;
const elsewhere = await createWorld();
after(async () => {
  await here.end();
  await elsewhere.end();
});
const importable = ledgers.filter((l) => l.may.create.some((role) => roles.includes(role)));
for (const l of importable) for (const state of Object.keys(l.states)) await rowIn(stage, l, state);
const chiefId = await newChief(here);
await samePeople();
const chiefHere = await callerFor(here);
const chiefThere = await callerFor(elsewhere);
const sent = new Map<AnyLedger, ReadonlySet<string>>();

for (const l of importable) {
  test(`${l.label}: what is exported and imported elsewhere is the same there, and once more changes nothing`, async () => {
    await makeTold(l);
    const rows = (await allRows(chiefHere, l, { sort: 'id' })).filter((row) => isTold(l, row));
    const keys = Map.groupBy(rows, (row) => keyOf(l, row));
    // What has a number is told from what was there before by it; in one table the same key is the same row all the same.
    const told = [...keys.values()].flatMap((same) =>
      l.number === undefined && same.length > 1 ? [] : same.slice(0, 1),
    );
    assert.ok(told.length > 0, 'there is something to send');
    sent.set(l, new Set(told.map(({ id }) => id)));
    const sheet = await exported(
      here,
      chiefHere,
      l,
      told.map(({ id }) => id),
    );
    const { bring } = importing(elsewhere, chiefThere, l);
    const whole = unmasked(l, sheet);
    const done = await bring(await workbook({ [l.label]: whole }), { historical: true });
    const words = JSON.stringify(done.remarks.slice(0, 3));
    assert.deepEqual(
      [done.tally?.read, done.tally?.created, done.tally?.refused],
      [told.length, told.length, 0],
      words,
    );
    assert.deepEqual(compared(l, await exported(elsewhere, chiefThere, l)), compared(l, sheet));
    const again = await bring(await workbook({ [l.label]: whole }), { historical: true });
    assert.equal(again.tally?.unchanged, told.length, JSON.stringify(again.remarks.slice(0, 3)));
  });

  test(`${l.label}: its template has the columns of the ledger, is taken as it is, and holds nothing but an example`, async () => {
    const bytes = await bytesOf(elsewhere, chiefThere, `/api/imports/template?ledger=${l.name}`);
    const { sheets } = await readXlsx(bytes);
    const [own] = sheets;
    const head = (own?.rows[0] ?? []).map(String);
    for (const field of Object.values<Field>(l.fields))
      if (field.kind !== 'files')
        assert.ok(
          head.some((cell) => cell.includes(field.label)),
          `${field.label} in ${head.join(' ')}`,
        );
    const { upload, check } = importing(elsewhere, chiefThere, l);
    const checked = await check(await upload(bytes), { historical: true });
    const { read = 0, skipped = 0 } = checked.tally ?? {};
    assert.ok(read > 0 && read === skipped, JSON.stringify(checked.tally));
    const unknown = checked.sheets.flatMap((sheet) => sheet.columns.filter(({ name }) => name === null));
    assert.deepEqual(unknown, []);
  });
}

test('every ledger that rows may be brought into has a natural key, and it is told by fields of its form', () => {
  for (const l of importable) {
    assert.ok(keyFields(l).length > 0, l.name);
    for (const [name, field] of keyFields(l))
      assert.ok(!['files', 'point', 'people', 'sealed'].includes(field.kind), `${l.name} ${name}`);
  }
});

/** Makes a row without the references it need not have: some of those rows may be unsent. What else it says may forbid that; then another. */
async function makeTold(l: AnyLedger): Promise<void> {
  const loose = formFields(l).filter(([, f]) => f.kind === 'ref' && !f.required);
  const nulls = Object.fromEntries(loose.map(([name]) => [name, null]));
  for (let tries = 0; tries < 60; tries += 1) {
    const trouble = await stage.make(l, 'home', nulls).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (trouble === undefined) return;
    if (tries === 59 || !(trouble instanceof assert.AssertionError)) throw trouble;
  }
}

/** A row whose references have been sent already. */
function isTold(l: AnyLedger, row: AnyRow): boolean {
  return Object.entries<Field>(l.fields).every(([name, field]) => {
    if (field.kind !== 'ref' || row[name] === null) return true;
    return sent.get(field.target as AnyLedger)?.has((row as Readonly<Record<string, string>>)[name] ?? '') === true; // a ref's target is a ledger
  });
}

async function exported(world: World, caller: Caller, l: AnyLedger, ids?: readonly string[]) {
  const where = ids === undefined ? '' : `&where=${encodeURIComponent(JSON.stringify({ id: ids }))}`;
  const { sheets } = await readXlsx(await bytesOf(world, caller, `${at(l, 'export')}?sort=id${where}`));
  return sheets[0]?.rows ?? [];
}

/** A sheet with numbers in the place of their masks: nobody brings in what he does not know. */
function unmasked(
  l: AnyLedger,
  [head = [], ...rows]: readonly (readonly (string | number | boolean | Date | null)[])[],
) {
  const sealed = new Map(
    Object.values<Field>(l.fields).flatMap(({ kind, label, of }) =>
      kind === 'sealed' && of ? [[label, codeSamples[of.name]] as const] : [],
    ),
  );
  const told = (row: (typeof rows)[number], line: number) =>
    row.map((cell, place) => (cell === null ? null : (sealed.get(String(head[place]))?.(line % 20) ?? cell)));
  return [head, ...rows.map(told)];
}

/** The rows of a sheet in an order of their own, without what the server keeps for itself and what cannot be read back. */
function compared(
  l: AnyLedger,
  [head = [], ...rows]: readonly (readonly (string | number | boolean | Date | null)[])[],
) {
  const sealed = Object.values<Field>(l.fields).flatMap(({ kind, label }) => (kind === 'sealed' ? [label] : []));
  const left = head.flatMap((label, place) =>
    ['登记时间', '到期时间', ...sealed].includes(String(label)) ? [] : [place],
  );
  return [head, ...rows].map((row) => JSON.stringify(left.map((place) => row[place] ?? null))).toSorted();
}

async function newChief(world: World): Promise<string> {
  const posts = roles.map((role) => ({ county, area: county, role, siteId: null, validFrom: '2020-01-01' }));
  return world.server.auth.createAccount({ username: 'importer', name: '导入人', password: { hash: 'no' }, posts });
}

async function callerFor(world: World): Promise<Caller> {
  return callerOf(world.server, chiefId, await letIn(world.database.owner, secret, chiefId, world.clock()));
}

/** The accounts and posts of here stand elsewhere too. */
async function samePeople(): Promise<void> {
  for (const table of ['account', 'post']) {
    const { rows } = await here.database.owner.query<{ row: string }>(
      `select row_to_json(t)::text as row from ${table} t`,
    );
    const columns = await here.database.owner.query<{ list: string }>(
      `select string_agg(quote_ident(attname), ', ') as list from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const list = columns.rows[0]?.list ?? '';
    for (const { row } of rows)
      await elsewhere.database.owner.query(
        `insert into ${table} (${list}) select ${list} from json_populate_record(null::${table}, $1::json)`,
        [row],
      );
  }
}

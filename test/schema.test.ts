import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { modules } from '../src/modules/index.ts';
import { tableClasses } from '../src/server/db/table-classes.ts';
import { createTestDatabase } from './harness/postgres.ts';

// What keeps the door to a distributed PostgreSQL open, held over the catalogue of a migrated database.
const { database, drop } = await createTestDatabase();
after(drop);
const classes = tableClasses(modules);
const of = (wanted: string) => Object.keys(classes).filter((name) => classes[name] === wanted);

async function ask<T extends object>(question: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await database.owner.query<T>(question, [...values])).rows;
}
const named = async (question: string, ...values: readonly unknown[]) =>
  (await ask<{ name: string }>(question, ...values)).map(({ name }) => name);

test('every table has a class in src/server/db/table-classes.ts, and every class a table', async () => {
  const tables = await named(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition`,
  );
  assert.deepEqual(
    tables.filter((name) => name !== 'migration').toSorted(),
    Object.keys(classes)
      .filter((name) => name !== 'migration')
      .toSorted(),
  );
});

test('a tenant table has its county as a plain text that is never missing and never computed', async () => {
  const counties = await ask<{ name: string; plain: boolean }>(
    `select c.relname as name, a.atttypid = 'text'::regtype and a.attnotnull and a.attgenerated = '' and a.attidentity = ''
         and not a.atthasdef as plain
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county' where c.relname = any($1)`,
    of('tenant'),
  );
  assert.deepEqual(counties.map(({ name }) => name).toSorted(), of('tenant').toSorted());
  assert.deepEqual(
    counties.filter(({ plain }) => !plain),
    [],
  );
});

test('a tenant table’s keys, unique and exclusion constraints and unique indexes lead with the county', async () => {
  const keyed = await named(
    `select relname as name from pg_class c join pg_index i on indrelid = c.oid
    where indisprimary and relname = any($1)`,
    of('tenant'),
  );
  assert.deepEqual(keyed.toSorted(), of('tenant').toSorted());
  const astray = await named(
    `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relname = any($1) and (indisunique or indisprimary or indisexclusion) and a.attname is distinct from 'county'`,
    of('tenant'),
  );
  assert.deepEqual(astray, []);
});

test('foreign keys lead with the county between tenants, set nothing to null, and no dictionary points at a tenant', async () => {
  const keys = await ask<{ name: string; from: string; to: string; leads: boolean; deletes: string }>(
    `select conname as name, f.relname as "from", t.relname as "to", k.confdeltype as deletes,
         a.attname = 'county' and b.attname = 'county' as leads
       from pg_constraint k join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
       join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
       join pg_attribute b on b.attrelid = confrelid and b.attnum = confkey[1]
     where contype = 'f' and f.relnamespace = 'public'::regnamespace`,
  );
  assert.ok(keys.length > 5);
  for (const { name, from, to, leads, deletes } of keys) {
    const [source, target] = [classes[from], classes[to]];
    if (target === 'tenant') assert.ok(source === 'tenant' && leads, `${name}: ${from} → ${to}`);
    if (source === 'tenant') assert.ok(target !== 'local' && !['n', 'd'].includes(deletes), `${name}: ${from} → ${to}`);
    if (source === 'dictionary') assert.equal(target, 'dictionary', `${name}: ${from} → ${to}`);
  }
});

test('every tenant table is walled by one policy that reads the row and the setting, and no table', async () => {
  const policies = await ask<{ name: string; walled: boolean; using: string; check: string | null; command: string }>(
    `select c.relname as name, c.relrowsecurity as walled, pg_get_expr(p.polqual, p.polrelid) as using,
         pg_get_expr(p.polwithcheck, p.polrelid) as "check", p.polcmd as command
       from pg_policy p join pg_class c on c.oid = p.polrelid`,
  );
  assert.deepEqual(policies.map(({ name }) => name).toSorted(), of('tenant').toSorted());
  for (const { name, walled, using, check, command } of policies) {
    assert.ok(walled && command === '*' && check === null, name);
    const meant = `(county = ANY (string_to_array(current_setting('anlan.counties'::text, true), ','::text)))`;
    assert.equal(using, meant, name);
  }
});

test('no table has a trigger, a rule or a parent of ours, and none inherits but by the month', async () => {
  const triggers = await named(
    `select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and c.relnamespace = 'public'::regnamespace`,
  );
  assert.deepEqual(triggers, []);
  const rules = await named(`select rulename as name from pg_rules where schemaname = 'public'`);
  assert.deepEqual(rules, []);
  const parents = await named(
    `select distinct inhparent::regclass::text as name from pg_inherits i join pg_class c on c.oid = i.inhparent
     where c.relkind in ('r', 'p')`,
  );
  assert.deepEqual(parents.toSorted(), ['access_log', 'entry']);
});

test('identity columns are bigint, and ids come from the application', async () => {
  const numbers = await named(
    `select attrelid::regclass || '.' || attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and attidentity <> '' and atttypid <> 'int8'::regtype`,
  );
  assert.deepEqual(numbers, []);
  const made = await named(
    `select attrelid::regclass || '.' || attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relname = any($1) and c.relkind in ('r', 'p') and (atthasdef or attidentity <> '')`,
    of('tenant'),
  );
  assert.deepEqual(made, [], 'a tenant table has no defaults: time and identity come from the context');
});

test('the application’s role may read dictionaries at most, and never changes the schema', async () => {
  const written = await named(
    `select relname as name from pg_class where relname = any($1)
       and has_table_privilege('anlan_app', oid, 'insert, update, delete, truncate')`,
    of('dictionary'),
  );
  assert.deepEqual(written, []);
  const [schema] = await ask<{ creates: boolean }>(
    `select has_schema_privilege('anlan_app', 'public', 'create') as creates`,
  );
  assert.equal(schema?.creates, false);
});

test('a month’s part of the history is closed to the application but through the whole', async () => {
  const open = await named(
    `select inhrelid::regclass::text as name from pg_inherits join pg_class p on p.oid = inhparent and p.relkind = 'p'
     where has_table_privilege('anlan_app', inhrelid, 'select, insert, update, delete')`,
  );
  assert.deepEqual(open, []);
});

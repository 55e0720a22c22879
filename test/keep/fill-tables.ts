import type pg from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly checks: string;
  readonly target: string | null;
}

/** Puts a row into every table of a schema, by what its catalogue says alone; gives the tables that took one. */
export async function fillTables(owner: pg.Pool): Promise<readonly string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and not relispartition and relname <> 'migration' order by relname`,
  );
  const filled = new Set<string>();
  let open = tables.map(({ name }) => name);
  // Whatever refers to another table waits until that one has a row.
  for (let round = 0; round < 8 && open.length > 0; round += 1) {
    for (const table of open) if (await fillOne(owner, table)) filled.add(table);
    open = open.filter((table) => !filled.has(table));
  }
  return [...filled].toSorted();
}

async function fillOne(owner: pg.Pool, table: string): Promise<boolean> {
  const { rows: columns } = await owner.query<Column>(
    `select attname as name, format_type(atttypid, null) as type,
       coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k where conrelid = attrelid and contype = 'c' and attnum = any(conkey)), '') as checks,
       (select confrelid::regclass || ' ' || (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[array_length(confkey, 1)])
          from pg_constraint k where conrelid = a.attrelid and contype = 'f' and a.attnum = conkey[array_length(conkey, 1)] limit 1) as target
     from pg_attribute a where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' and attnotnull`,
    [`"${table}"`],
  );
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map((column) => valueOf(column)).join(', ');
  return owner.query(`insert into "${table}" (${names}) select ${values}`).then(
    () => true,
    () => false,
  );
}

/** An expression that a column takes: the value of a row it must refer to, the first word its check allows, or anything of its type. */
function valueOf({ name, type, checks, target }: Column): string {
  if (name === 'county') return `'519901'`;
  if (target !== null) {
    const [table, column] = target.split(' ');
    return `(select ${column} from ${table} limit 1)`;
  }
  const allowed = checks.includes(name) ? /'([A-Za-z][\w-]*)'::text/.exec(checks)?.[1] : undefined;
  if (allowed !== undefined) return `'${allowed}'`;
  if (name === 'area' || name === 'code') return `'519901'`;
  return byType[type] ?? `'one'`;
}

const byType: Readonly<Record<string, string>> = {
  uuid: `'01890000-0000-7000-8000-00000000abcd'`,
  'uuid[]': `'{01890000-0000-7000-8000-00000000abcd}'`,
  'integer[]': `'{1}'`,
  'timestamp with time zone': 'now()',
  date: `'2026-01-01'`,
  jsonb: `'{}'`,
  boolean: 'true',
  integer: '1',
  bigint: '1',
  smallint: '1',
  numeric: '1',
  'double precision': '1',
  xid8: `'1'`,
  bytea: `'x'`,
};

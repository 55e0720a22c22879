import type pg from 'pg';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import type { Machine } from '../db/transact.ts';
import { asSystem, countiesOf } from '../jobs/system.ts';
import { columnName, table } from '../ledger/columns.ts';
import { blindName, clearOf, sealedFields } from './rows.ts';

/** How many values were sealed anew. */
export interface Resealed {
  readonly values: number;
}

const atOnce = 500;

/** Stands among the keys while rows may hold values that an upgrade has found in the clear. */
const unsealed = 'unsealed';

/**
 * Seals with the newest key what stands sealed with an older one, or not sealed at all after an upgrade, and then writes down that
 * the older keys are in no row any more. Keys of which that is known are not looked for again unless `thorough` asks for it. May be
 * broken off and called again.
 */
export async function reseal(machine: Machine, owner: pg.Pool, { thorough = false } = {}): Promise<Resealed> {
  const newest = machine.vault.newest();
  const { rows: keys } = await owner.query<{ id: string; retired: boolean }>(
    `select id, retired_at is not null as retired from sealing_key order by n desc`,
  );
  const [last] = keys.filter(({ id }) => id !== unsealed);
  if (last?.id !== newest) return { values: 0 }; // rotated a moment ago: this process has yet to hear of it
  const older = keys.filter(({ id, retired }) => id !== newest && (thorough || !retired));
  if (older.length === 0) return { values: 0 };
  let values = 0;
  for (const county of await countiesOf(machine.pool))
    for (const l of machine.registry.ledgers.values())
      for (const [name] of sealedFields(l)) {
        let done = atOnce;
        while (done === atOnce) {
          done = await asSystem(machine, county, (ctx) => resealSome(ctx, l, name, newest));
          values += done;
        }
      }
  const ids = older.map(({ id }) => id);
  await owner.query('update sealing_key set retired_at = $2 where id = any($1) and retired_at is null', [
    ids,
    machine.clock(),
  ]);
  return { values };
}

/** Seals some values of a field anew and says how many; a value that was changed meanwhile is left as it was changed. */
async function resealSome(ctx: Context, l: AnyLedger, name: string, newest: string): Promise<number> {
  const of = sealedFields(l).find(([each]) => each === name)?.[1];
  if (!of) throw new Error(`${l.name}.${name} is not sealed`);
  const column = raw(columnName(name));
  const found = await ctx.tx.rows<{ id: string; stored: string }>(sql`select id, ${column} as "stored" from ${table(l)}
    where county = ${ctx.county} and ${column} is not null and ${column} not like ${`sealed1.${newest}.%`}
    limit ${raw(String(atOnce))}`);
  const lines = found.map(({ id, stored }): Sql => {
    const value = clearOf(ctx, l, id, name, stored);
    const token = ctx.vault.seal({ county: ctx.county, ledger: l.name, id, field: name }, value);
    return sql`(${id}::uuid, ${stored}, ${token}, ${ctx.vault.blinds(ctx.county, of, value)[0]})`;
  });
  if (lines.length > 0)
    ctx.tx.send(sql`update ${table(l)} t set ${column} = v.token, ${raw(columnName(blindName(name)))} = v.blind
      from (values ${join(lines)}) v (id, stored, token, blind)
      where t.county = ${ctx.county} and t.id = v.id and t.${column} = v.stored`);
  return lines.length;
}

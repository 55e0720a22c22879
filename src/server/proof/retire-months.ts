import type pg from 'pg';
import type { Machine } from '../db/transact.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { asSystem, countiesOf } from '../jobs/system.ts';

/** No setting makes it fewer: Cybersecurity Law, article 23, item 3. */
const fewestMonths = 6;

/**
 * Drops the months of the access log whose time has come, once every line of them has been sealed; says their names. The counties of an
 * installation share the months, so the longest time any of them asks for holds.
 */
export async function retireMonths(machine: Machine, owner: pg.Pool): Promise<readonly string[]> {
  const keep = await monthsToKeep(machine);
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'access_log'::regclass and c.relname ~ '^access_log_[0-9]{4}_[0-9]{2}$' order by 1`,
  );
  const retired: string[] = [];
  for (const { name } of rows) {
    const until = endOf(name);
    if (monthsLater(until, keep) > machine.clock()) break;
    if (await retire(owner, name, until, machine.clock())) retired.push(name);
  }
  return retired;
}

async function monthsToKeep(machine: Machine): Promise<number> {
  const counties = await countiesOf(machine.pool);
  const wanted = await Promise.all(
    counties.map((county) => asSystem(machine, county, async (ctx) => ctx.setting('audit.logMonths'))),
  );
  return Math.max(fewestMonths, ...wanted);
}

/** Drops one month if all of it is sealed. */
function retire(owner: pg.Pool, name: string, until: string, now: string): Promise<boolean> {
  return inTransaction(owner, async (client) => {
    const { rows: unsealed } = await client.query(
      `select 1 from ${name} t left join lateral (select up_to_tx, up_to_id from seal_link s
         where s.county = t.county and s.stream = 'access_log' order by sequence desc limit 1) s on true
       where s.up_to_tx is null or (t.tx, t.id) > (s.up_to_tx, s.up_to_id) limit 1`,
    );
    if (unsealed.length > 0) return false;
    await client.query(
      `insert into retired_month (name, until, lines, retired_at) select $1, $2, count(*), $3 from ${name}`,
      [name, until, now],
    );
    await client.query(`alter table access_log detach partition ${name}`);
    await client.query(`drop table ${name}`);
    return true;
  });
}

/** The first instant after the month a part is named after. */
function endOf(name: string): string {
  const [year = '', month = ''] = name.replace('access_log_', '').split('_');
  return monthsLater(`${year}-${month}-01T00:00:00.000Z`, 1);
}

/** The same day and time so many months later, for the first of a month. */
function monthsLater(instant: string, months: number): string {
  const all = Number(instant.slice(0, 4)) * 12 + Number(instant.slice(5, 7)) - 1 + months;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}${instant.slice(7)}`;
}

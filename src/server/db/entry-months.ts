import type pg from 'pg';

/** Makes the monthly parts of the history from the month of `from` to two months after `now`; what is there stays. */
export async function ensureEntryMonths(owner: pg.Pool, now: string, from = now): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'entry'::regclass`,
  );
  const made = new Set(rows.map(({ name }) => name));
  const last = month(now, 2);
  for (let ahead = 0; month(from, ahead) <= last; ahead += 1) {
    const name = `entry_${month(from, ahead).replace('-', '_')}`;
    if (made.has(name)) continue;
    const bounds = `from ('${month(from, ahead)}-01T00:00:00Z') to ('${month(from, ahead + 1)}-01T00:00:00Z')`;
    await owner.query(`create table if not exists ${name} partition of entry for values ${bounds}`);
  }
}

/** 'YYYY-MM', so many months after that of an instant. */
function month(instant: string, ahead: number): string {
  const [year = 0, of = 1] = instant.slice(0, 7).split('-').map(Number);
  const months = year * 12 + of - 1 + ahead;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

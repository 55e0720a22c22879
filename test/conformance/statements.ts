import type pg from 'pg';

/** Statements as they were sent, each with the values of its last time. */
export type Sent = ReadonlyMap<string, readonly unknown[]>;

/** Listens to what is sent over a pool from now on. */
export function listenTo(pool: pg.Pool): Sent {
  const sent = new Map<string, readonly unknown[]>();
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    const query = client.query.bind(client) as (...words: readonly unknown[]) => unknown; // passes on whatever it is given
    client.query = ((...words: readonly unknown[]) => {
      const [first] = words;
      if (typeof first === 'object' && first !== null && 'text' in first) {
        const { text, values } = first as pg.QueryConfig;
        if (/^\s*(select|insert|update|delete|with)\b/i.test(text)) sent.set(text, values ?? []);
      }
      return query(...words);
    }) as typeof client.query; // the same calls with the same answers
  });
  return sent;
}

/**
 * The parts of cut tables that a statement touches in one county's transaction, by the planner's own word. Questions are asked, so that
 * a part the executor leaves out at the last moment does not count; what writes is only planned.
 */
export async function partsPlanned(
  pool: pg.Pool,
  county: string,
  [text, values]: readonly [string, readonly unknown[]],
): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local anlan.counties = '${county}'`);
    const asked = /^\s*select\b/i.test(text) ? 'analyze, timing off, ' : '';
    const explain = `explain (${asked}format json) ${text}`;
    const { rows } = await client.query<{ 'QUERY PLAN': unknown }>(explain, [...values]);
    return relationsIn(rows[0]?.['QUERY PLAN']).filter((name) => /_part[0-7]$/.test(name));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function relationsIn(plan: unknown): readonly string[] {
  if (Array.isArray(plan)) return plan.flatMap(relationsIn);
  if (typeof plan !== 'object' || plan === null) return [];
  if ('Actual Loops' in plan && plan['Actual Loops'] === 0) return [];
  const own = 'Relation Name' in plan ? [String(plan['Relation Name'])] : [];
  return [...own, ...Object.values(plan).flatMap(relationsIn)];
}

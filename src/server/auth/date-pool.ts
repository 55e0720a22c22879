import { types, type Pool, type PoolClient } from 'pg';

/** A pool as better-auth expects it: instants arrive as Date, while ours, by src/server/db/column-types.ts, gives them as text. */
export function withDates(pool: Pool): Pool {
  return new Proxy(pool, {
    get: (target, key) =>
      key === 'connect' ? async () => clientWithDates(await target.connect()) : bound(target, key),
  });
}

function clientWithDates(client: PoolClient): PoolClient {
  const query = (text: string, values: unknown[]) => client.query({ text, values, types });
  return new Proxy(client, { get: (target, key) => (key === 'query' ? query : bound(target, key)) });
}

function bound(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}

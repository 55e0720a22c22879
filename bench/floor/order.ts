import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { enforcers, entry, line, outbox } from './hazard.ts';
import { Refusal } from './request.ts';
import type { Tx } from './transaction.ts';

const ordering = z.strictObject({
  version: z.int(),
  input: z.strictObject({
    measures: line(5000),
    funds: z.int().min(0).max(1_000_000_000_000),
    dueOn: z.iso.date(),
    responsible: line(60),
    contingency: line(5000),
    order: z.uuid().nullish(),
  }),
});

/** Orders a found hazard put right by a day: row, entry, deadline and outbox line. */
export async function orderHazard({ client, county, accountId, posts, now }: Tx, id: string, body: unknown) {
  const parsed = ordering.safeParse(body);
  if (!parsed.success) throw new Refusal(422, '有几处填写需要修改');
  const { version, input } = parsed.data;
  if (input.dueOn < shanghaiDay(now)) throw new Refusal(409, '整改期限不能早于今天');
  const { rows } = await client.query({
    name: 'get-hazard',
    text: `select * from hazard where county = $1 and id = $2`,
    values: [county, id],
  });
  const [before] = rows;
  if (!before) throw new Refusal(404, '没有这条隐患');
  const allowed = posts.some((post) => enforcers.includes(post.role) && before.area.startsWith(post.area));
  if (!allowed) throw new Refusal(403, '您的岗位不能责令整改');
  if (before.version !== version) throw new Refusal(409, '这条隐患刚被他人修改过');
  if (before.state !== 'found') throw new Refusal(409, '这个状态下不能责令整改');
  const dueAt = new Date(Date.parse(`${input.dueOn}T00:00:00+08:00`) + 86_399_999).toISOString();
  const order = input.order ?? null;
  const { rowCount } = await client.query({
    name: 'order-hazard',
    text: `update hazard set version = version + 1, state = 'rectifying', updated_at = $4, due_at = $5, measures = $6, funds = $7,
        due_on = $8, responsible = $9, contingency = $10, "order" = $11
      where county = $1 and id = $2 and version = $3`,
    values: [
      county,
      id,
      version,
      now,
      dueAt,
      input.measures,
      input.funds,
      input.dueOn,
      input.responsible,
      input.contingency,
      order,
    ],
  });
  if (rowCount === 0) throw new Refusal(409, '这条隐患刚被他人修改过');
  const changed = Object.entries({ ...input, order, dueAt }).filter(([, value]) => value !== null);
  const change = {
    state: ['found', 'rectifying'],
    ...Object.fromEntries(changed.map(([name, value]) => [name, [null, value]])),
  };
  await Promise.all([
    client.query(entry([county, now, uuidv7(), id, version + 1, 'order', accountId, JSON.stringify(change)])),
    client.query({
      name: 'insert-deadline',
      text: `insert into deadline (county, row_id, name, ledger, area, town, site_id, title, owes, weight, due_at)
        values ($1, $2, 'rectify', 'hazard', $3, $4, $5, $6, 'enterprise', $7, $8)
        on conflict (county, row_id, name) do update set due_at = excluded.due_at, weight = excluded.weight, met_at = null`,
      values: [
        county,
        id,
        before.area,
        before.town,
        before.site,
        before.summary,
        before.level === 'major' ? 2 : 1,
        dueAt,
      ],
    }),
    client.query(outbox([county, id, version + 1, 'order'])),
  ]);
  const row = { ...before, ...input, version: version + 1, state: 'rectifying', due_at: dueAt, updated_at: now };
  return { row, steps: ['report'] };
}

const shanghaiDay = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

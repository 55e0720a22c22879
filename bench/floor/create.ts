import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { enforcers, entry, file, line, outbox } from './hazard.ts';
import { Refusal } from './request.ts';
import type { Tx } from './transaction.ts';

const categories = [
  'electrical',
  'fire',
  'gas',
  'equipment',
  'confinedSpace',
  'storage',
  'workAtHeight',
  'hotWork',
  'management',
  'training',
  'protection',
  'documents',
  'mine',
  'other',
] as const;
const creation = z.strictObject({
  id: z.uuid(),
  draft: z.strictObject({
    site: z.uuid(),
    visit: z.uuid().nullish(),
    campaign: z.uuid().nullish(),
    summary: line(300),
    category: z.enum(categories),
    level: z.enum(['general', 'major']),
    standard: line(200).nullish(),
    source: z.enum(['inspection', 'selfReport', 'supervision', 'checkup', 'national', 'tip', 'flood', 'exposure']),
    foundAt: z.iso.datetime().transform((text) => new Date(text).toISOString()),
    spot: line(100).nullish(),
    place: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }).nullish(),
    basis: line(300).nullish(),
    photos: z.array(file).min(1).max(20).nullish(),
  }),
});
const creators = [...enforcers, 'township', 'enterprise'];

/** Writes a hazard once, however often it is sent: row, entry and outbox line. A new hazard has no term yet, so no deadline. */
export async function createHazard({ client, county, accountId, posts, now }: Tx, body: unknown) {
  const parsed = creation.safeParse(body);
  if (!parsed.success) throw new Refusal(422, '有几处填写需要修改');
  const { id, draft } = parsed.data;
  if (draft.level === 'major' && !draft.standard) throw new Refusal(422, '重大隐患须写明判定依据');
  const { rows: sites } = await client.query<{ area: string }>({
    name: 'site-area',
    text: 'select area from site where county = $1 and id = $2',
    values: [county, draft.site],
  });
  const area = sites[0]?.area;
  if (area === undefined) throw new Refusal(422, '没有这个监管单位');
  const allowed = posts.some(
    (post) =>
      creators.includes(post.role) && (post.siteId === null ? area.startsWith(post.area) : post.siteId === draft.site),
  );
  if (!allowed) throw new Refusal(403, '您的岗位不能在该单位登记隐患');
  const town = area.length >= 9 ? area.slice(0, 9) : null;
  const { rowCount } = await client.query({
    name: 'insert-hazard',
    text: `insert into hazard (county, id, version, state, area, town, created_at, created_by, updated_at, site, visit, campaign,
        summary, category, level, standard, source, found_at, spot, place, basis, photos)
      values ($1, $2, 1, 'found', $3, $4, $5, $6, $5, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
      on conflict (county, id) do nothing`,
    values: [
      county,
      id,
      area,
      town,
      now,
      accountId,
      draft.site,
      draft.visit,
      draft.campaign,
      draft.summary,
      draft.category,
      draft.level,
      draft.standard,
      draft.source,
      draft.foundAt,
      draft.spot,
      draft.place && JSON.stringify(draft.place),
      draft.basis,
      draft.photos && JSON.stringify(draft.photos),
    ],
  });
  if (rowCount === 0) return again(client, county, id, accountId);
  const filled = Object.entries({ ...draft, area, state: 'found' }).filter(([, value]) => value != null);
  const change = Object.fromEntries(filled.map(([name, value]) => [name, [null, value]]));
  await Promise.all([
    client.query(entry([county, now, uuidv7(), id, 1, 'create', accountId, JSON.stringify(change)])),
    client.query(outbox([county, id, 1, 'create'])),
  ]);
  const row = {
    ...draft,
    id,
    version: 1,
    state: 'found',
    area,
    town,
    createdAt: now,
    createdBy: accountId,
    updatedAt: now,
  };
  return { row, steps: ['order', 'fixOnSite', 'withdraw'] };
}

async function again(client: Tx['client'], county: string, id: string, accountId: string) {
  const { rows } = await client.query<{ created_by: string }>('select * from hazard where county = $1 and id = $2', [
    county,
    id,
  ]);
  if (rows[0]?.created_by === accountId) return { row: rows[0], steps: [] };
  throw new Refusal(409, '这个编号已被另一条记录占用');
}

import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { addHours } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { wrongField } from '../../kernel/problem.ts';
import { ask } from '../../server/ask.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle, type Job } from '../../server/module.ts';
import { areaAt } from '../areas/index.ts';
import { type Detection, type Detections, metresBetween, readFirms } from './firms.ts';
import { hotspot } from './hotspot.ledger.ts';
import { type HotspotsTaken, takeHotspots } from './warning.endpoints.ts';

/** Answers a table of hot spots; a file that is none is refused in words. */
export const takeHotspotsHandler = handle(takeHotspots, async (ctx, { csv }) => {
  const read = readFirms(csv);
  if (typeof read === 'string') throw wrongField('csv', read);
  return takeDetections(ctx, read);
});

/**
 * Takes detections in, the oldest first. One near an open hot spot of the last hours belongs to it: a later overpass counts its pixels, one
 * already counted is known, so that the same table may come again and again. A hot spot that was closed is not opened by what is new.
 */
export async function takeDetections(given: Context, { detections, problems }: Detections): Promise<HotspotsTaken> {
  const ctx = withSystem(given);
  const inside = await withinBox(ctx, detections);
  const count = { made: 0, joined: 0, known: 0, outside: detections.length - inside.length };
  const metres = ctx.setting('hotspots.joinMetres');
  const hours = ctx.setting('hotspots.joinHours');
  let near = await recentSpots(ctx, inside, hours);
  const overpasses = Map.groupBy(inside, ({ seenAt }) => seenAt);
  for (const seenAt of [...overpasses.keys()].toSorted()) {
    const before = new Map(near.map((row) => [row.id, row.lastSeenAt ?? row.seenAt]));
    for (const detection of overpasses.get(seenAt) ?? []) {
      const belongs = near.filter(
        (row) =>
          metresBetween(row.place, detection) <= metres && isWithinHours(row.lastSeenAt ?? row.seenAt, seenAt, hours),
      );
      const open = belongs.find((row) => row.state !== 'closed' || seenAt <= (before.get(row.id) ?? seenAt));
      const counted = open && before.get(open.id);
      if (open && counted !== undefined && seenAt <= counted) {
        count.known += 1;
      } else if (open) {
        const change = { pixels: open.pixels + 1, lastSeenAt: seenAt };
        const grown = await update(ctx, hotspot, open.id, open.version, change);
        near = near.map((row) => (row.id === grown.id ? grown : row));
        count.joined += 1;
      } else {
        const made = await makeSpot(ctx, detection);
        if (made === undefined) count.outside += 1;
        else {
          near = [...near, made];
          count.made += 1;
        }
      }
    }
  }
  return { ...count, problems: [...problems] };
}

/** A new hot spot in the village or town it lies in; undefined when no boundary of the county holds it. */
async function makeSpot(ctx: Context, detection: Detection): Promise<Row<typeof hotspot> | undefined> {
  const { lng, lat, seenAt, satellite, confidence } = detection;
  const area = await ask(ctx, areaAt, { lng, lat });
  if (area === null) return undefined;
  const name = `${area.name} ${lng.toFixed(4)}，${lat.toFixed(4)}`;
  const facts = {
    name,
    seenAt,
    place: { lng, lat },
    source: 'feed',
    satellite: satellite || null,
    confidence,
  } as const;
  return create(ctx, hotspot, { ...facts, pixels: 1, lastSeenAt: seenAt, area: area.code }, uuidv7());
}

/** The hot spots that any of the detections may belong to. */
async function recentSpots(ctx: Context, detections: readonly Detection[], hours: number) {
  const earliest = detections.map(({ seenAt }) => seenAt).toSorted()[0];
  if (earliest === undefined) return [];
  const where = { lastSeenAt: { gte: addHours(earliest, -hours) } };
  return (await list(ctx, hotspot, { where, limit: 200 })).rows;
}

const isWithinHours = (a: string, b: string, hours: number) =>
  Math.abs(Date.parse(a) - Date.parse(b)) <= hours * 3_600_000;

/** The detections within the box around the county; without boundaries none can be said to lie in it. */
async function withinBox(ctx: Context, detections: readonly Detection[]): Promise<readonly Detection[]> {
  const [box] = await ctx.tx.rows<{ west: number; south: number; east: number; north: number }>(sql`
    select min(west) as west, min(south) as south, max(east) as east, max(north) as north from area
    where county = ${ctx.county} and west is not null and valid_from <= ${ctx.today}
      and coalesce(valid_until, 'infinity') > ${ctx.today}`);
  if (!box || box.west === null)
    throw wrongField('csv', '还没有导入本县界线，无法判断热点是否在本县，请先在行政区划页导入界线');
  const { west, south, east, north } = box;
  return detections.filter(({ lng, lat }) => lng >= west && lng <= east && lat >= south && lat <= north);
}

const atOnce = 100;

/** Chases towns whose verification is late, once each time it was sent out. */
export const chaseHotspots: Job = {
  name: 'chase-hotspots',
  cron: '* * * * *',
  run: async (ctx) => {
    const where = { state: 'dispatched', dueAt: { lt: '@now' }, chasedAt: { set: false } } as const;
    const { rows } = await list(ctx, hotspot, { where, limit: atOnce });
    for (const row of rows) await take(ctx, hotspot, row.id, 'chaseLate', {}, row.version);
    return rows.length === atOnce;
  },
};

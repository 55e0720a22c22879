import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import sql from 'sql-template-tag';
import { z } from 'zod';
import type { Context } from '../../server/context.ts';
import { areasLine, tellChanged } from '../../server/live/tell-changed.ts';
import { type AreaLine, isValidOn } from './area-line.ts';
import type { BoundaryAnswer } from './areas.endpoints.ts';
import { entriesSql } from './change-areas.server.ts';
import { matchFeature } from './match-feature.ts';
import { type Boundary, readBoundary } from './read-boundary.server.ts';
import { areaRowId, readAreas } from './read-areas.server.ts';

interface Asked {
  readonly features: readonly unknown[];
  readonly first: number;
  readonly basis: string;
  readonly write: boolean;
}

interface Taken {
  readonly feature: number;
  readonly area: AreaLine;
  readonly boundary: Boundary;
}

const featureShape = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.unknown(),
});

/** Looks at boundaries, and with `write` keeps the good ones; what is wrong is told by the number of the feature. */
export async function takeBoundaries(ctx: Context, { features, first, basis, write }: Asked): Promise<BoundaryAnswer> {
  const areas = (await readAreas(ctx)).filter((line) => isValidOn(line, ctx.today));
  const taken: Taken[] = [];
  const problems: { feature: number; words: string }[] = [];
  for (const [index, given] of features.entries()) {
    const feature = first + index;
    const found = take(given, areas);
    if (typeof found === 'string') problems.push({ feature, words: found });
    else if (taken.some(({ area }) => area.code === found.area.code))
      problems.push({ feature, words: `${found.area.name}在文件里有两个图形，只取前一个；请合并为一个多部件面` });
    else taken.push({ feature, ...found });
  }
  if (write && taken.length > 0) await keep(ctx, taken, basis);
  return {
    matched: taken.map(({ feature, area, boundary }) => ({
      feature,
      code: area.code,
      name: area.name,
      points: boundary.points,
    })),
    problems,
  };
}

function take(given: unknown, areas: readonly AreaLine[]): Omit<Taken, 'feature'> | string {
  const parsed = featureShape.safeParse(given);
  if (!parsed.success) return '不是 GeoJSON 的 Feature';
  const area = matchFeature(parsed.data.properties ?? {}, areas);
  if (typeof area === 'string') return area;
  const boundary = readBoundary(parsed.data.geometry);
  return typeof boundary === 'string' ? `${area.name}：${boundary}` : { area, boundary };
}

async function keep(ctx: Context, taken: readonly Taken[], basis: string): Promise<void> {
  const lines = taken.map(({ area, boundary: { polygons, outline, box } }) => {
    const { west, south, east, north } = box;
    return {
      code: area.code,
      boundary: { type: 'MultiPolygon', coordinates: polygons },
      outline: { type: 'MultiPolygon', coordinates: outline.map((ring) => [ring]) },
      west,
      south,
      east,
      north,
    };
  });
  // A line without a place gets the middle of its box.
  await ctx.tx.rows(sql`select anlan_put_areas((select jsonb_agg(to_jsonb(a) || n.line
      || jsonb_build_object('lng', coalesce(a.lng, ((n.line ->> 'west')::float8 + (n.line ->> 'east')::float8) / 2),
        'lat', coalesce(a.lat, ((n.line ->> 'south')::float8 + (n.line ->> 'north')::float8) / 2)))
    from area a join jsonb_array_elements(${JSON.stringify(lines)}::jsonb) as n (line) on n.line ->> 'code' = a.code
    where a.county = ${ctx.county} and a.valid_from <= ${ctx.today} and coalesce(a.valid_until, 'infinity') > ${ctx.today})) as "put"`);
  const reason = basis === '' ? {} : { basis: [null, basis] };
  const entries = taken.map(({ area, boundary }) => ({
    code: area.code,
    change: { ...reason, points: [null, boundary.points] },
  }));
  await ctx.tx.rows(entriesSql(ctx, 'boundary', entries));
  tellChanged(ctx, areasLine, areaRowId(ctx.county));
}

/** A geometry as it is kept: a polygon or several. */
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: [number, number][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] };

/** The outlines of the areas one level below an area, and its own, as they are valid today. */
export async function shapesWithin(ctx: Context, { within }: { readonly within: string }) {
  const levels = [within.length, within.length + 3];
  const rows = await ctx.tx.rows<{
    code: string;
    name: string;
    outline: Geometry;
  }>(sql`select code, name, outline from area
    where county = ${ctx.county} and outline is not null and code like ${`${within}%`} and length(code) = any(${levels}::int[])
      and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') > ${ctx.today} order by code`);
  return rows.map(({ code, name, outline }) => ({
    code,
    name,
    rings: outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat(),
  }));
}

/** The smallest area with a boundary that a point lies in: a village before its town, a town before the county. */
export async function findAreaAt(ctx: Context, { lng, lat }: { readonly lng: number; readonly lat: number }) {
  const rows = await ctx.tx.rows<{
    code: string;
    name: string;
    boundary: Geometry;
  }>(sql`select code, name, boundary from area
    where county = ${ctx.county} and boundary is not null and west <= ${lng} and east >= ${lng} and south <= ${lat} and north >= ${lat}
      and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') > ${ctx.today} order by length(code) desc, code`);
  const found = rows.find(({ boundary }) => booleanPointInPolygon([lng, lat], boundary));
  return found ? { code: found.code, name: found.name } : null;
}

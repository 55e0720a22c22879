import simplify from 'simplify-js';
import sweeplineIntersections from 'sweepline-intersections';
import { z } from 'zod';

/** A position in degrees: longitude, latitude. */
export type Position = readonly [number, number];

/** A boundary as read from a file: its polygons (outer ring first), a copy for drawing, and the box around it. */
export interface Boundary {
  readonly polygons: readonly (readonly (readonly Position[])[])[];
  readonly outline: readonly (readonly Position[])[];
  readonly box: { readonly west: number; readonly south: number; readonly east: number; readonly north: number };
  readonly points: number;
}

const most = 20_000;
const ring = z.array(z.array(z.number()).min(2));
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);

/** The boundary of a feature's geometry (RFC 7946, CGCS2000 degrees), or why it cannot be taken, in words. */
export function readBoundary(given: unknown): Boundary | string {
  const parsed = geometry.safeParse(given);
  if (!parsed.success) return '不是面：几何类型应为 Polygon 或 MultiPolygon，坐标应为数字';
  const { type, coordinates } = parsed.data;
  const raw = type === 'Polygon' ? [coordinates] : coordinates;
  const points = raw.flat(2).length;
  if (raw.length === 0 || raw.some((rings) => rings.length === 0)) return '没有坐标';
  if (points > most) return `有 ${points} 个点，超过 ${most} 个：请先在制图软件里简化到 5 米左右再导入`;
  for (const rings of raw)
    for (const each of rings) {
      const fault = faultOf(each);
      if (fault !== undefined) return fault;
    }
  const polygons = raw.map((rings) => rings.map((each) => each.map(rounded)));
  const crossing = polygons.flatMap((rings) => crossings(rings))[0];
  if (crossing)
    return `界线在经度 ${crossing[0].toFixed(5)}、纬度 ${crossing[1].toFixed(5)} 附近自相交，请在制图软件里修正`;
  return { polygons, outline: polygons.flat().map(drawn), box: boxOf(polygons.flat(2)), points };
}

function faultOf(each: readonly (readonly number[])[]): string | undefined {
  const outside = each.find(
    ([lng = Number.NaN, lat = Number.NaN]) => !(lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54),
  );
  if (outside) {
    const [x = 0, y = 0] = outside;
    if (x >= 3 && x <= 54 && y >= 73 && y <= 136) return `坐标（${x}，${y}）经纬度写反了：应先经度后纬度`;
    if (Math.abs(x) > 180 || Math.abs(y) > 90)
      return `坐标（${x}，${y}）像是投影坐标（米）：请转换为 CGCS2000 经纬度（度）`;
    return `坐标（${x}，${y}）不在我国境内：应为 CGCS2000 经纬度，先经度后纬度`;
  }
  if (each.length < 4) return '有一圈界线不足四个点';
  const [first, last] = [each[0], each.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return '有一圈界线没有闭合：最后一点应与第一点相同';
  if (new Set(each.map((position) => position.slice(0, 2).join())).size < 3) return '有一圈界线没有面积';
  return undefined;
}

/** To about a decimetre: more digits are the software's, not the survey's. */
const rounded = ([lng = 0, lat = 0]: readonly number[]): Position => [round(lng), round(lat)];
const round = (degrees: number) => Math.round(degrees * 1_000_000) / 1_000_000;

function crossings(rings: readonly (readonly Position[])[]): readonly [number, number][] {
  const coordinates = rings.map((each) => withoutRepeats(each).map(([lng, lat]) => [lng, lat]));
  return sweeplineIntersections({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } }, false);
}

const withoutRepeats = (each: readonly Position[]) =>
  each.filter(([lng, lat], i) => i === 0 || lng !== each[i - 1]?.[0] || lat !== each[i - 1]?.[1]);

/** About fifty metres: enough for a drawing of the county. */
const tolerance = 0.0005;

function drawn(each: readonly Position[]): readonly Position[] {
  const simple = simplify(
    each.map(([x, y]) => ({ x, y })),
    tolerance,
    true,
  ).map(({ x, y }): Position => [x, y]);
  return simple.length >= 4 ? simple : each;
}

function boxOf(all: readonly Position[]): Boundary['box'] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lng, lat] of all) {
    [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return { west, south, east, north };
}

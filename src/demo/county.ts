import { chance, nth, seedOf } from './chance.ts';
import { demoCountyCode as countyCode } from './county-code.ts';
import { streetNames, townRows, villageHeads, villageTails } from './county-names.ts';
import { areaOf, cells, centreOf, convexHull, pointsIn, scaled, type Point, type Polygon } from './geometry.ts';

/** A place in degrees east and north (CGCS2000). */
export type LngLat = readonly [lng: number, lat: number];

/** A village or community: 12-digit code. */
export interface Village {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly kind: 'village' | 'community';
  readonly at: LngLat;
}

/** A subdistrict, town or township: 9-digit code, with a ring (first place repeated at the end) as its boundary. */
export interface Town {
  readonly code: string;
  readonly name: string;
  /** The name without 街道, 镇 or 乡, as used in names of shops and schools. */
  readonly short: string;
  readonly kind: 'subdistrict' | 'town' | 'township';
  readonly at: LngLat;
  readonly boundary: readonly LngLat[];
  readonly villages: readonly Village[];
  /** The same boundary in kilometres about the county's centre. */
  readonly outline: Polygon;
}

/** The fictional county: 6-digit code that stands in no code table, 33 towns, 462 villages and communities. */
export interface County {
  readonly code: string;
  readonly name: string;
  readonly at: LngLat;
  readonly boundary: readonly LngLat[];
  readonly areaKm2: number;
  readonly towns: readonly Town[];
}

/** Makes the county: always the same. */
export function demoCounty(): County {
  const outline = countyOutline();
  const drawn = cells(outline, seatsOf(outline));
  const names = { country: villageNames().values(), streets: streetNames.values() };
  const towns = townRows.map(([code = '', name = '', count = ''], index): Town => {
    const town = `${countyCode}${code}`;
    const kind = name.endsWith('街道') ? 'subdistrict' : name.endsWith('镇') ? 'town' : 'township';
    const cell = nth(drawn, index);
    const short = name.replace(/(?:街道|镇|乡)$/u, '');
    const rest = (kind === 'subdistrict' ? names.streets : names.country).take(Number(count) - 1).toArray();
    return {
      code: town,
      name,
      short,
      kind,
      at: lngLatOf(centreOf(cell)),
      boundary: ringOf(cell),
      villages: villagesOf(town, kind, [`${short}${kind === 'subdistrict' ? '门' : '场'}`, ...rest], cell),
      outline: cell,
    };
  });
  return {
    code: countyCode,
    name: '安澜县',
    at: lngLatOf([0, 0]),
    boundary: ringOf(outline),
    areaKm2: Math.round(areaOf(outline)),
    towns,
  };
}

/** A place in degrees from kilometres about the county's centre. */
export function lngLatOf([x, y]: Point): LngLat {
  return [roundDegrees(105 + x / kmPerDegreeEast), roundDegrees(31 + y / kmPerDegreeNorth)];
}

/** Degrees to about a metre. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;

const kmPerDegreeNorth = 110.87;
const kmPerDegreeEast = 95.51;

const ringOf = (cell: Polygon): readonly LngLat[] => [...cell, nth(cell, 0)].map(lngLatOf);

function countyOutline(): Polygon {
  const { next } = chance(seedOf('outline'));
  const corners = Array.from({ length: 16 }, (_, index): Point => {
    const angle = ((index + next() * 0.5) * Math.PI) / 8;
    const reach = 1 + (next() - 0.5) * 0.16;
    return [1.16 * reach * Math.cos(angle), 0.9 * reach * Math.sin(angle)];
  });
  const hull = convexHull(corners);
  return scaled(hull, Math.sqrt(2600 / areaOf(hull)));
}

/** The subdistricts lie together about the centre; the other seats are spread out and moved twice to the middle of their cells. */
function seatsOf(outline: Polygon): readonly Point[] {
  const draw = pointsIn(outline, chance(seedOf('seats')));
  const inner: readonly Point[] = [
    [-1.6, 1.9],
    [2.3, 0.7],
    [-0.4, -2.4],
  ];
  let outer: readonly Point[] = [];
  while (outer.length < townRows.length - inner.length) {
    const taken = [...inner, ...outer];
    const candidates = Array.from({ length: 8 }, draw);
    const room = candidates.map((point) => Math.min(...taken.map((other) => distance(point, other))));
    outer = [...outer, nth(candidates, room.indexOf(Math.max(...room)))];
  }
  for (let pass = 0; pass < 2; pass++) {
    outer = cells(outline, [...inner, ...outer])
      .slice(inner.length)
      .map(centreOf);
  }
  return [...inner, ...outer];
}

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Communities carry 001 onwards in their town, villages 201 onwards; the seat of every town is a community. */
function villagesOf(town: string, kind: Town['kind'], names: readonly string[], cell: Polygon): readonly Village[] {
  const draw = pointsIn(cell, chance(seedOf('villages', town)));
  const communities = kind === 'subdistrict' ? names.length : Math.max(1, Math.round(names.length / 6));
  return names.map((name, index) => {
    const isCommunity = index < communities;
    const number = isCommunity ? index + 1 : 201 + index - communities;
    return {
      code: `${town}${String(number).padStart(3, '0')}`,
      name: `${name}${isCommunity ? '社区' : '村'}`,
      town,
      kind: isCommunity ? 'community' : 'village',
      at: lngLatOf(draw()),
    };
  });
}

function villageNames(): readonly string[] {
  const all = villageHeads.flatMap((head) => villageTails.map((tail) => `${head}${tail}`));
  return chance(seedOf('village names')).shuffle(all.filter((name) => new Set(name).size === name.length));
}

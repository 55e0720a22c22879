import { nth, type Chance } from './chance.ts';

/** A point in kilometres east and north of the county's centre. */
export type Point = readonly [x: number, y: number];

/** The corners of a convex polygon, counter-clockwise, the first not repeated. */
export type Polygon = readonly Point[];

/** The convex hull of points (Andrew's monotone chain). */
export function convexHull(points: readonly Point[]): Polygon {
  const sorted = points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** The area in square kilometres. */
export function areaOf(polygon: Polygon): number {
  return polygon.reduce((sum, corner, index) => sum + cross(corner, follower(polygon, index)), 0) / 2;
}

/** The centre of gravity. */
export function centreOf(polygon: Polygon): Point {
  let x = 0;
  let y = 0;
  for (const [index, corner] of polygon.entries()) {
    const next = follower(polygon, index);
    x += (corner[0] + next[0]) * cross(corner, next);
    y += (corner[1] + next[1]) * cross(corner, next);
  }
  const scale = 6 * areaOf(polygon);
  return [x / scale, y / scale];
}

/** The polygon enlarged or shrunk about the origin. */
export function scaled(polygon: Polygon, factor: number): Polygon {
  return polygon.map(([x, y]) => [x * factor, y * factor]);
}

/** The part of a convex outline that is nearer to each seed than to any other: one cell a seed (Voronoi). */
export function cells(outline: Polygon, seeds: readonly Point[]): readonly Polygon[] {
  return seeds.map((seed) =>
    seeds.reduce<Polygon>((cell, other) => (other === seed ? cell : nearerPart(cell, seed, other)), outline),
  );
}

/** Draws points inside a convex polygon, evenly spread and kept off the edge. */
export function pointsIn(polygon: Polygon, { next }: Chance): () => Point {
  const centre = centreOf(polygon);
  const triangles = polygon.map((corner, index) => [corner, follower(polygon, index)] as const);
  const sizes = triangles.map(([a, b]) => areaOf([centre, a, b]));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  return () => {
    let left = next() * whole;
    const found = sizes.findIndex((size) => (left -= size) <= 0);
    const [a, b] = nth(triangles, Math.max(0, found));
    const reach = Math.sqrt(next()) * 0.92;
    return between(centre, between(a, b, next()), reach);
  };
}

/** The point a share (0 to 1) of the way from one point to another. */
export function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** Whether a point lies in a convex polygon or within a metre of its edge. */
export function contains(polygon: Polygon, point: Point): boolean {
  return polygon.every((corner, index) => turn(corner, follower(polygon, index), point) >= -0.001);
}

function nearerPart(cell: Polygon, seed: Point, other: Point): Polygon {
  const side = ([x, y]: Point): number =>
    (x - (seed[0] + other[0]) / 2) * (other[0] - seed[0]) + (y - (seed[1] + other[1]) / 2) * (other[1] - seed[1]);
  return cell.flatMap((corner, index) => {
    const next = follower(cell, index);
    const here = side(corner);
    const there = side(next);
    const kept = here <= 0 ? [corner] : [];
    return here <= 0 === there <= 0 ? kept : [...kept, between(corner, next, here / (here - there))];
  });
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    while (kept.length >= 2 && turn(nth(kept, kept.length - 2), nth(kept, kept.length - 1), point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

const cross = (a: Point, b: Point): number => a[0] * b[1] - b[0] * a[1];
const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
const follower = (polygon: Polygon, index: number): Point => nth(polygon, (index + 1) % polygon.length);

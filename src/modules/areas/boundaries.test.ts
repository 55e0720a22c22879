import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaLine } from './area-line.ts';
import { matchFeature } from './match-feature.ts';
import { packFeatures } from './pack-features.ts';
import { readBoundary } from './read-boundary.server.ts';

const polygon = (...ring: readonly (readonly number[])[]) => ({ type: 'Polygon', coordinates: [ring] });
const good = polygon([105, 31], [105.1, 31], [105.1, 31.1], [105, 31.1], [105, 31]);

test('a boundary is taken with its box and a copy for drawing', () => {
  const circle = Array.from({ length: 2001 }, (_, i) => {
    const angle = ((i % 2000) * Math.PI) / 1000;
    return [105 + Math.cos(angle) / 10, 31 + Math.sin(angle) / 10];
  });
  const found = readBoundary(polygon(...circle));
  assert.ok(typeof found === 'object');
  assert.deepEqual(found.box, { west: 104.9, south: 30.9, east: 105.1, north: 31.1 });
  assert.equal(found.points, 2001);
  assert.ok((found.outline[0]?.length ?? 0) < 200, 'the drawing is light');
  assert.deepEqual(found.outline[0]?.[0], found.outline[0]?.at(-1), 'and closed');
});

test('a boundary that cannot be one is refused with what to do', () => {
  for (const [geometry, words] of [
    [{ type: 'Point', coordinates: [105, 31] }, /不是面/],
    [null, /不是面/],
    [polygon([105, 31], [105.1, 31], [105, 31]), /不足四个点/],
    [polygon([105, 31], [105.1, 31], [105.1, 31.1], [105, 31.1]), /没有闭合/],
    [polygon([105, 31], [105.1, 31], [105, 31], [105, 31]), /没有面积/],
    [polygon([500000, 3400000], [500001, 3400000], [500001, 3400001], [500000, 3400000]), /投影坐标（米）/],
    [polygon([31, 105], [31, 105.1], [31.1, 105.1], [31, 105]), /写反了/],
    [polygon([10, 31], [10.1, 31], [10.1, 31.1], [10, 31]), /不在我国境内/],
    [polygon([105, 31], [105.1, 31.1], [105.1, 31], [105, 31.1], [105, 31]), /自相交/],
    [polygon(...Array.from({ length: 20_001 }, () => [105, 31])), /超过 20000 个/],
  ] as const)
    assert.match(said(readBoundary(geometry)), words);
  assert.equal(typeof readBoundary(good), 'object');
});

/** The words of a refusal; of anything else nothing. */
const said = (found: unknown): string => (typeof found === 'string' ? found : '');

const line = (code: string, name: string): AreaLine => ({
  code,
  name,
  since: '2020-01-01',
  until: null,
  heir: null,
  drawn: false,
});
const areas = [line('510722101', '潼川镇'), line('510722101001', '东街社区'), line('510722102001', '东街社区')];

test('a feature is matched by code, with or without noughts, or by name; what is no one’s or two’s is told', () => {
  for (const [properties, expected] of [
    [{ CODE: '510722101000' }, '510722101'],
    [{ 行政区划代码: 510722101 }, '510722101'],
    [{ NAME: '潼川镇' }, '510722101'],
    [{ name: '东街社区', code: '510722102001' }, '510722102001'],
  ] as const) {
    const found = matchFeature(properties, areas);
    assert.equal(typeof found === 'string' ? found : found.code, expected);
  }
  assert.match(said(matchFeature({ name: '东街社区' }, areas)), /不止一处.*510722101001、510722102001/);
  assert.match(said(matchFeature({ name: '无名镇' }, areas)), /“无名镇”不是本县现行/);
  assert.match(said(matchFeature({ OBJECTID: 7 }, areas)), /不知道是哪里/);
});

test('a file is packed into calls of less than a megabyte, numbered as in the file', () => {
  const heavy = {
    type: 'Feature',
    properties: {},
    geometry: polygon(...Array.from({ length: 15_000 }, () => [105.123456789, 31.123456789])),
  };
  const features = [heavy, good, heavy, heavy, heavy];
  const { parts, problems } = packFeatures(JSON.stringify({ type: 'FeatureCollection', features }));
  assert.deepEqual(problems, []);
  assert.equal(
    parts.reduce((sum, part) => sum + part.features.length, 0),
    5,
  );
  assert.ok(parts.length > 1 && parts.every((part) => JSON.stringify(part).length < 1_000_000));
  for (const [i, part] of parts.entries())
    assert.equal(part.first, 1 + parts.slice(0, i).reduce((sum, each) => sum + each.features.length, 0));
  const huge = polygon(...Array.from({ length: 60_000 }, () => [105.123456, 31.123456]));
  assert.deepEqual(
    packFeatures(JSON.stringify({ type: 'FeatureCollection', features: [good, huge] })).problems.map(
      ({ feature }) => feature,
    ),
    [2],
  );
  for (const [text, words] of [
    ['{', /不是 JSON/],
    ['{"type":"Feature"}', /FeatureCollection/],
    [JSON.stringify({ type: 'FeatureCollection', features: [], crs: { properties: { name: 'EPSG:2383' } } }), /坐标系/],
  ] as const)
    assert.throws(() => packFeatures(text), words);
});

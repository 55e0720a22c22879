import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { countyOf } from './divisions.ts';

const folder = join(import.meta.dirname, '../../../db/divisions');
const codes = readdirSync(folder)
  .filter((name) => name.endsWith('.br'))
  .flatMap((name) => [
    ...brotliDecompressSync(readFileSync(join(folder, name)))
      .toString()
      .matchAll(/^#(\d{6}) /gm),
  ])
  .map(([, code = '']) => code);

test('every county has towns, and every area a code of its own within its parent and a name', () => {
  assert.equal(codes.length, 2978);
  assert.equal(new Set(codes).size, codes.length);
  let [towns, villages] = [0, 0];
  for (const code of codes.filter((_, i) => i % 40 === 0 || i < 30)) {
    const { areas } = countyOf(code);
    const seen = new Set(areas.map((area) => area.code));
    assert.equal(seen.size, areas.length, code);
    for (const area of areas) {
      assert.match(area.code, new RegExp(`^${code}\\d{3}(\\d{3})?$`));
      assert.ok(area.name.length > 0 && !/(?:村|居)民委员会$/.test(area.name), `${area.code} ${area.name}`);
      assert.ok(area.code.length === 9 || seen.has(area.code.slice(0, 9)));
    }
    towns += areas.filter((area) => area.code.length === 9).length;
    villages += areas.filter((area) => area.code.length === 12).length;
  }
  assert.ok(towns > 1000 && villages > 10_000, `${towns} ${villages}`);
});

test('counties of every kind are found with the city above them', () => {
  for (const [code, name, city, first] of [
    ['510722', '三台县', '绵阳市', '510722101'],
    ['110101', '东城区', '北京市', '110101001'],
    ['500101', '万州区', '重庆市', '500101001'],
    ['320583', '昆山市', '苏州市', '320583100'],
    ['441900', '东莞市', '东莞市', '441900003'],
    ['442000', '中山市', '中山市', '442000001'],
    ['460321', '西沙群岛', '三沙市', '460321451'],
    ['659001', '石河子市', '', '659001001'],
    ['652801', '库尔勒市', '巴音郭楞蒙古自治州', '652801001'],
  ] as const) {
    const found = countyOf(code);
    assert.deepEqual([found.name, found.city, found.areas[0]?.code], [name, city, first]);
  }
});

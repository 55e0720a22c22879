import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { assert, constantFrom, nat, property } from 'fast-check';
import type { Wording } from './report-text.ts';
import { writeAmount } from './write-amount.ts';

const cases: readonly (readonly [value: number, unit: string, wording: Wording, is: string, stands: boolean])[] = [
  [2114, '条', 'exact', '2114条', true],
  [2114, '条', 'hundreds', '2100余条', true],
  [2100, '条', 'hundreds', '2100条', false],
  [99, '条', 'hundreds', '99条', false],
  [0, '条', 'hundreds', '0条', false],
  [101, '条', 'hundreds', '100余条', true],
  [9999, '人次', 'tenThousand', '9999人次', false],
  [10_000, '人次', 'tenThousand', '1万人次', true],
  [12_345, '人次', 'tenThousand', '1.2万余人次', true],
  [130_000, '户', 'tenThousand', '13万户', true],
  [4_260_000_00, '元', 'exact', '426万元', true],
  [4_263_500_00, '元', 'exact', '426.35万元', true],
  [4_263_500_00, '元', 'hundreds', '426万余元', true],
  [12_340, '公里', 'exact', '12.34公里', true],
  [12_000, '公里', 'hundreds', '12公里', false],
  [5000_00, '元', 'exact', '5000元', true],
  [5000_00, '元', 'tenThousand', '5000元', false],
];
for (const [value, unit, wording, is, stands] of cases) {
  test(`${value}${unit}, wanted ${wording}, is written ${is}`, () => {
    const { number, unit: behind, instead } = writeAmount(value, unit, wording);
    equal(`${number}${behind}`, is);
    equal(instead === undefined, stands, instead);
  });
}

test('whatever the value becomes beneath a wording (R21), what is written is true of it: 余 only of more, never of less or of exactly so much', () => {
  assert(
    property(nat(2_000_000), constantFrom<Wording>('exact', 'hundreds', 'tenThousand'), (value, wording) => {
      const { number, unit } = writeAmount(value, '处', wording);
      const [, digits = '', wan, more] = /^([\d.]+)(万?)(余?)$/.exec(number) ?? [];
      const written = Math.round(Number(digits) * (wan ? 10_000 : 1));
      equal(unit, '处');
      if (!more) return equal(written, value);
      ok(written < value && value < written + (wan ? 1000 : 100), `${value} as ${number}`);
    }),
  );
});

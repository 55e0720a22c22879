import * as fc from 'fast-check';
import { z } from 'zod';
import { addDays } from '../../src/kernel/calendar.ts';
import { isLuhn } from '../../src/codes/bank-card.ts';
import { makeCreditCode } from '../../src/codes/credit-code.ts';
import { idCheck } from '../../src/codes/id-number.ts';
import { organisationCheck } from '../../src/codes/organisation-code.ts';
import type { Field, FileRef, Kind } from '../../src/kernel/field.ts';
import type { AnyLedger } from '../../src/kernel/ledger.ts';

/** What sampled values may speak of: rows and files that are there, people with accounts, areas, and the day around which days lie. */
export interface Surroundings {
  readonly idsOf: (target: AnyLedger) => readonly string[];
  readonly people: readonly string[];
  readonly areas: readonly string[];
  readonly files: readonly FileRef[];
  readonly today: string;
}

/** Values that a field takes as they are: none of them is trimmed or otherwise changed on the way in. */
export function valueOf(field: Field, around: Surroundings): fc.Arbitrary<unknown> {
  return makers[field.kind](field, around);
}

/** Values that a field must refuse: of another type, malformed, out of bounds. */
export function wrongValuesOf(field: Field): readonly unknown[] {
  const { maxLength, minimum = 0, maximum, maxItems } = boundsOf(field);
  const beyond = [
    ...(maxLength === undefined ? [] : ['长'.repeat(maxLength + 1), '', '   ', 'a\u0000b', '\ud800']),
    ...(maximum === undefined ? [] : [maximum + 1, minimum - 1, 1.5, Number.MAX_VALUE]),
    ...(maxItems === undefined ? [] : [[], [null], Array.from({ length: maxItems + 1 }, () => someId)]),
  ];
  return [...wrong[field.kind], ...beyond, { a: 1 }];
}

interface Bounds {
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}
const boundsOf = (field: Field): Bounds => z.toJSONSchema(field.schema, { io: 'input', unrepresentable: 'any' });

type Maker = (field: Field, around: Surroundings) => fc.Arbitrary<unknown>;

// Signs that SQL, LIKE, JSON and HTML read in their own way stand among the words.
const signs = [
  '隐',
  '患',
  '整',
  '改',
  'A',
  'z',
  '7',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '<',
  '&',
  '$1',
  '；',
  '😀',
  '𠮷',
  '\u200b',
  '.',
];
// What a rule may ask of a text: a period, a telephone number, a plain number.
const known = ['2026H1', '2026Q3', '2026-05', '2026', '13900000000', '12', 'A-12'];
const lineOf: Maker = (field) => {
  const most = Math.min(boundsOf(field).maxLength ?? 100, 100);
  const fit = known.filter((word) => word.length <= most);
  const wild = fc
    .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join('').slice(0, most).toWellFormed().trim() || '改');
  return fc.oneof({ weight: 3, arbitrary: wild }, { weight: 1, arbitrary: fc.constantFrom(...fit, '改') });
};
const numberOf: Maker = (field) => {
  const { minimum = 0, maximum = 1000 } = boundsOf(field);
  return fc.oneof(
    fc.integer({ min: Math.max(minimum, -5), max: Math.min(maximum, Math.max(minimum, 0) + 5) }),
    fc.maxSafeNat().map((n) => minimum + (n % (maximum - minimum + 1))),
  );
};
const idAmong = (ids: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...ids);
const dayNear = ({ today }: Surroundings) => fc.integer({ min: -90, max: 90 }).map((days) => addDays(today, days));
const momentOfDay = fc.integer({ min: 0, max: 86_399_999 }).map((ms) => new Date(ms).toISOString().slice(10));
/** Values of a form, few enough that some are equal, and each known by its mask. */
function codesOf({ of }: Field): fc.Arbitrary<string> {
  const make = of && codeSamples[of.name];
  if (!make) throw new Error(`no samples of ${of?.name}: give some in codeSamples`);
  return fc.integer({ min: 0, max: 19 }).map((n) => make(n));
}

/** The n-th of twenty values of a form, all of different masks. */
export const codeSamples: Readonly<Record<string, (n: number) => string>> = {
  creditCode: (n) => makeCreditCode('91519901', `MA${String(n).padStart(6, '0')}`),
  organisationCode: (n) => ((first8) => first8 + organisationCheck(first8))(`MA${String(n * 101).padStart(6, '0')}`),
  idNumber: (n) => ((first17) => first17 + idCheck(first17))(`51990119800101${String(n * 7).padStart(3, '0')}`),
  bankCard: (n) => luhn(`622202123456${String(n * 31).padStart(3, '0')}`),
  phone: (n) => `1990000${String(n * 13).padStart(4, '0')}`,
  officePhone: (n) => `081655${String(n * 13).padStart(5, '0')}`,
  personName: (n) => `${'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'.charAt(n)}小明`,
  vendorAddress: (n) => `https://vendor${n}.example.cn`,
  vendorSecret: (n) => `${'abcdefghijklmnopqrst'.charAt(n)}7secret-of-a-vendor`,
  informantName: (n) => `${'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'.charAt(n)}不语`,
  informantPhone: (n) => `1990001${String(n * 13).padStart(4, '0')}`,
  pushSubscription: (n) =>
    JSON.stringify({
      endpoint: `https://fcm${n}.googleapis.com/fcm/send/device-${n}`,
      p256dh: `B${'A'.repeat(85)}${String.fromCharCode(65 + n)}`,
      auth: `${'a'.repeat(21)}${String.fromCharCode(65 + n)}`,
    }),
  httpAddress: (n) => `https://10.0.0.${n}/feed`,
  periodCode: (n) => `${2010 + n}H1`,
  address: (n) => `安澜县城关镇东门${n}村3组7号`,
};
const luhn = (first: string) => first + Array.from('0123456789').find((digit) => isLuhn(first + digit));

const makers: Readonly<Record<Kind, Maker>> = {
  text: lineOf,
  note: lineOf,
  code: (field) => codesOf(field),
  count: numberOf,
  money: numberOf,
  flag: () => fc.boolean(),
  day: (_, around) => dayNear(around),
  instant: (_, around) => fc.tuple(dayNear(around), momentOfDay).map(([day, time]) => `${day}${time}`),
  choice: (field) => fc.constantFrom(...Object.keys(field.options ?? {})),
  // A ref's target is a ledger by construction.
  // What must stand open to be pointed at is the first there was: the others go their ways.
  ref: ({ target, openIn }, around) => idAmong(around.idsOf(target as AnyLedger).slice(0, openIn && 1)),
  person: (_, around) => idAmong(around.people),
  people: (field, around) => {
    const { minItems = 1, maxItems = 30 } = boundsOf(field);
    const most = Math.min(maxItems, around.people.length, minItems + 3);
    return fc.uniqueArray(idAmong(around.people), { minLength: minItems, maxLength: most });
  },
  area: (_, around) => idAmong(around.areas),
  point: () =>
    fc.record({
      lng: fc.integer({ min: 73_000_000, max: 136_000_000 }).map((n) => n / 1e6),
      lat: fc.integer({ min: 3_000_000, max: 54_000_000 }).map((n) => n / 1e6),
    }),
  files: (_, { files }) => fc.uniqueArray(fc.constantFrom(...files), { minLength: 1, maxLength: 3 }),
  sealed: (field) => codesOf(field),
};

const someId = '01890000-0000-7000-8000-00000000abcd';
const notText = [5, true, ['字']];
const notId = ['x', '', 5, `${someId}0`, 'zzzzzzzz-0000-7000-8000-00000000abcd'];
const wrong: Readonly<Record<Kind, readonly unknown[]>> = {
  text: notText,
  note: notText,
  code: [...notText, '91519901MA00000000', 'x'],
  sealed: [...notText, '91519901MA00000000', 'x1', '1**********0', '****'],
  count: ['5', 1.5, true],
  money: ['5', 0.5, -1, true],
  flag: ['true', 1, 0],
  day: ['2026-02-30', '2026-2-3', '明天', 20260301, '2026-03-01T00:00:00Z'],
  instant: ['2026-03-01', '2026-03-01 10:00', '2026-02-30T00:00:00Z', '2026-03-01T10:00:00+08:00', 5],
  choice: ['', '没有这一项', 'constructor', '__proto__', 0],
  ref: notId,
  person: notId,
  people: ['x', someId, [5], ['x'], { 0: someId }],
  area: ['51990', '5199011', 519901, '安澜县'],
  point: [{}, { lng: 104 }, { lng: '104', lat: 31 }, { lng: 0, lat: 31 }, [104, 31], { lng: 104, lat: 31, alt: 5 }],
  files: [
    {},
    ['x'],
    [{ hash: 'x', name: 'a', type: 'b', size: 1 }],
    [{ hash: 'a'.repeat(64), name: '', type: 'b', size: 1 }],
  ],
};

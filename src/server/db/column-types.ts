import { type CustomTypesConfig, types } from 'pg';

type Parse = (text: string) => unknown;

/**
 * How columns arrive in TypeScript, for a pool's `types`: a row is plain JSON. Days are 'YYYY-MM-DD', instants ISO in UTC with
 * milliseconds, int8 a number, numeric its digits as a string. Arrays of these likewise.
 */
export const columnTypes: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format === 'binary' ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format);
  },
};

/**
 * An instant as PostgreSQL prints it in UTC ('2026-03-01 02:00:00.1234+00') in the form used everywhere else
 * ('2026-03-01T02:00:00.123Z'). What is finer than a millisecond is cut off.
 */
export function instantFromText(text: string): string {
  const end = text.length - 3;
  // The common form has its parts at fixed places; other time zones, years beyond 9999 and infinity go the long way.
  if (text[10] !== ' ' || text[end] !== '+' || !text.endsWith('00') || text.length > 29) return slowInstant(text);
  const fraction = end === 19 ? '000' : text.slice(20, end).padEnd(3, '0').slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

function slowInstant(text: string): string {
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'));
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an instant: ${text}`);
  return instant.toISOString();
}

function integerFromText(text: string): number {
  const integer = Number(text);
  if (!Number.isSafeInteger(integer)) throw new RangeError(`too large for a number: ${text}`);
  return integer;
}

const asIs: Parse = (text) => text;
/** A text array's number, which the types of pg do not list. */
const textArray: number = 1009;

function arrayOf(parse: Parse): Parse {
  const split = types.getTypeParser(textArray);
  return (text) => {
    const parts: readonly (string | null)[] = split(text);
    return parts.map((part) => (part === null ? null : parse(part)));
  };
}

/** By the type's number in the catalogue: the type itself and its array. */
const parsers = new Map<number, Parse>([
  ...entries({ type: 20, array: 1016 }, integerFromText),
  ...entries({ type: 1082, array: 1182 }, asIs),
  ...entries({ type: 1114, array: 1115 }, asIs),
  ...entries({ type: 1184, array: 1185 }, instantFromText),
  ...entries({ type: 1700, array: 1231 }, asIs),
]);

function entries(oids: { readonly type: number; readonly array: number }, parse: Parse): readonly [number, Parse][] {
  return [
    [oids.type, parse],
    [oids.array, arrayOf(parse)],
  ];
}

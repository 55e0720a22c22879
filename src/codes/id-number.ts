import type { Code } from '../kernel/code.ts';
import { isDay } from '../kernel/calendar.ts';
import { stars, tidy, weighted } from './tidy.ts';

const digits = '0123456789';
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * A citizen's ID number of 18 digits (GB 11643—1999); one of 15 is brought to 18. Those of the residence permits of Hong Kong,
 * Macao and Taiwan (81, 82, 83) and of foreigners' permanent residence (9…, or three letters and twelve digits) are taken too.
 */
export const idNumber: Code = {
  name: 'idNumber',
  max: 40,
  normalise: (typed) => toEighteen(tidy(typed)),
  problem: idNumberFault,
  mask: (value) => `${value.slice(0, 6)}${stars(value.length - 10)}${value.slice(-4)}`,
};

/** Why the text is no ID number of 18 digits, or null when it is one; nobody is born after `today`, where that is told. */
export function idNumberFault(value: string, today?: string): string | null {
  if (oldPermit.test(value)) return null;
  if (value.length !== 18) return `身份证号应为18位，现在是${value.length}位`;
  if (!/^\d{17}[\dX]$/.test(value)) return '身份证号只用数字，末位可以是X，请核对';
  const province = isForeigner(value) ? value.slice(1, 3) : value.slice(0, 2);
  if (!provinces.includes(province)) return `身份证号的地区码“${province}”不存在，请核对前几位`;
  const born = bornOn(value);
  if (!isDay(born)) return '身份证号第7至14位不是出生日期，请核对';
  if (today !== undefined && born > today) return '身份证号里的出生日期晚于今天，请核对';
  return idCheck(value.slice(0, 17)) === value[17] ? null : '身份证号的校验位不符，请逐位核对';
}

/** The day of birth in an ID number of 18 digits, 'YYYY-MM-DD'. */
export const bornOn = (value: string): string => `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;

/** The sex in an ID number of 18 digits: an odd seventeenth digit is a man's. */
export const sexOf = (value: string): '男' | '女' => (Number(value[16]) % 2 === 1 ? '男' : '女');

/** The check digit for the first 17 digits of an ID number (GB 11643). */
export const idCheck = (first17: string): string => checks.charAt(weighted(first17, digits, weights) % 11);

/** Numbers of 15 digits were given until 1999 to people born in this century's predecessor. */
function toEighteen(value: string): string {
  if (!/^\d{15}$/.test(value)) return value;
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`;
  return first17 + idCheck(first17);
}

const isForeigner = (value: string) => value.startsWith('9') && !value.startsWith('91');

/** A foreigner's permanent residence card as issued before the form of 2023. */
const oldPermit = /^[A-Z]{3}\d{12}$/;

/** The first two digits that divisions have (GB/T 2260), and those of the residence permits. */
const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' ');

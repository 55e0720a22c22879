import type { Code } from '../kernel/code.ts';
import { stars, tidy, weighted } from './tidy.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** An organisation code of nine characters, written without hyphen (GB 11714—1997). */
export const organisationCode: Code = {
  name: 'organisationCode',
  max: 20,
  normalise: tidy,
  problem: (value) => {
    if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return '组织机构代码为9位数字或大写字母，请核对';
    return isOrganisationCode(value) ? null : '组织机构代码的校验位不符，请逐位核对';
  },
  mask: (value) => `${value.slice(0, 2)}${stars(5)}${value.slice(-2)}`,
};

/** Whether the text is an organisation code of nine characters, without hyphen, with its check digit right (GB 11714—1997). */
export function isOrganisationCode(code: string): boolean {
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheck(code.slice(0, 8)) === code[8];
}

/** The check character for the first 8 characters of an organisation code (GB 11714). */
export function organisationCheck(first8: string): string {
  const check = 11 - (weighted(first8, alphabet, weights) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

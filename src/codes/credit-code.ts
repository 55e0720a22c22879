import type { Code } from '../kernel/code.ts';
import { isOrganisationCode, organisationCheck } from './organisation-code.ts';
import { stars, tidy, weighted } from './tidy.ts';

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code, both its check digits verified (GB 32100—2015); it is public and stands unsealed. */
export const creditCode: Code = {
  name: 'creditCode',
  max: 40,
  normalise: tidy,
  problem: (value) => creditCodeFault(value),
  mask: (value) => `${value.slice(0, 8)}${stars(6)}${value.slice(-4)}`,
};

/** Whether the text is a unified social credit code with both its check digits right (GB 32100, GB 11714). */
export function isCreditCode(code: string): boolean {
  return creditCodeFault(code) === null;
}

/** Why the text is no unified social credit code, in words a person can correct it by, or null when it is one (GB 32100—2015). */
export function creditCodeFault(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为18位，现在是${code.length}位`;
  const strange = code.split('').find((letter) => !creditAlphabet.includes(letter));
  if (strange !== undefined) return `统一社会信用代码只用数字和大写字母，且没有I、O、S、V、Z，请核对“${strange}”`;
  if (!/^\d{6}$/.test(code.slice(2, 8))) return '统一社会信用代码第3至8位应为登记机关行政区划码';
  if (!isOrganisationCode(code.slice(8, 17)) || creditCheck(code.slice(0, 17)) !== code[17]) {
    return '统一社会信用代码校验不通过，请逐位核对';
  }
  return null;
}

/** The check character for the first 17 characters of a unified social credit code (GB 32100). */
export function creditCheck(first17: string): string {
  const sum = weighted(first17, creditAlphabet, creditWeights);
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** A valid code for demonstration data: eight characters of registry, kind and division (with a fictional division no real body has it) and eight of the body. */
export function makeCreditCode(prefix8: string, body8: string): string {
  const first17 = prefix8 + body8 + organisationCheck(body8);
  const code = first17 + creditCheck(first17);
  const fault = creditCodeFault(code);
  if (fault !== null) throw new RangeError(`${code}: ${fault}`);
  return code;
}

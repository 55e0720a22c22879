const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

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

/** Whether the text is an organisation code of nine characters, without hyphen, with its check digit right (GB 11714—1997). */
export function isOrganisationCode(code: string): boolean {
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheck(code.slice(0, 8)) === code[8];
}

/** The check character for the first 17 characters of a unified social credit code (GB 32100). */
export function creditCheck(first17: string): string {
  const sum = weighted(first17, creditAlphabet, creditWeights);
  return creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** The check character for the first 8 characters of an organisation code (GB 11714). */
export function organisationCheck(first8: string): string {
  const check = 11 - (weighted(first8, organisationAlphabet, organisationWeights) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** A valid code for demonstration data: eight characters of registry, kind and division (with a fictional division no real body has it) and eight of the body. */
export function makeCreditCode(prefix8: string, body8: string): string {
  const first17 = prefix8 + body8 + organisationCheck(body8);
  const code = first17 + creditCheck(first17);
  const fault = creditCodeFault(code);
  if (fault !== null) throw new RangeError(`${code}: ${fault}`);
  return code;
}

function weighted(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(text.charAt(at)), 0);
}

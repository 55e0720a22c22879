import type { Code } from '../kernel/code.ts';
import { stars, tidy } from './tidy.ts';

/** The number of a bank card, or of the financial account of a social-security card: its last digit is checked by Luhn (ISO/IEC 7812-1). */
export const bankCard: Code = {
  name: 'bankCard',
  max: 40,
  normalise: tidy,
  problem: (value) => {
    if (!/^\d{12,19}$/.test(value)) return '银行卡（社保卡）账号应为12至19位数字，请核对';
    return isLuhn(value) ? null : '银行卡（社保卡）账号的校验位不符，请逐位核对';
  },
  mask: (value) => [value.slice(0, 4), ...hidden(value.length - 8), value.slice(-4)].join(' '),
};

/** Whether the digits end in the check digit of Luhn. */
export function isLuhn(number: string): boolean {
  const sum = Array.from(number)
    .toReversed()
    .reduce((total, digit, at) => {
      const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** Stars in groups of four, as the digits stand on the card. */
function hidden(count: number): readonly string[] {
  return Array.from({ length: Math.ceil(count / 4) }, (_, group) => stars(Math.min(4, count - group * 4)));
}

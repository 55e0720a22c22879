const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A whole number from 1 to 99 in Chinese: 1 is 一, 10 is 十, 21 is 二十一. Anything else is a bug and throws RangeError. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no Chinese ordinal for ${value}`);
  const tens = Math.floor(value / 10);
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${lead}${digits[value % 10]}`;
}

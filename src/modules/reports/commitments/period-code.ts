import type { Code } from '../../../kernel/code.ts';
import { parsePeriod } from '../../../kernel/period.ts';
import { Problem } from '../../../kernel/problem.ts';

/** A period by its code, also when it is written in words: 2026年下半年 is 2026H2. */
export const periodCode: Code = {
  name: 'periodCode',
  max: 30,
  normalise: (typed) => {
    const text = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
    return text
      .replace(/^(\d{4})年([上下])半年$/, (_, year, half) => `${year}H${half === '上' ? 1 : 2}`)
      .replace(/^(\d{4})年第?([一二三四1-4])季度$/, (_, year, quarter) => `${year}Q${quarters[quarter] ?? quarter}`)
      .replace(/^(\d{4})年(?:全年|度)?$/, '$1')
      .replace(/^(\d{4})年(\d{1,2})月$/, (_, year, month) => `${year}-${String(month).padStart(2, '0')}`);
  },
  problem: (value) => {
    try {
      parsePeriod(value);
      return null;
    } catch (error) {
      if (error instanceof Problem) return error.message;
      throw error;
    }
  },
  mask: (value) => `${value.slice(0, 4)}*`,
};
const quarters: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

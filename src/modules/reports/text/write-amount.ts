import { inUnit } from '../../../codes/units.ts';
import type { Wording } from './report-text.ts';

/** A number as it stands in a text, and the unit behind it. */
export interface Amount {
  readonly number: string;
  readonly unit: string;
  /** Why it is not written as it was chosen to be. */
  readonly instead?: string;
}

/**
 * A figure in words. Amounts of money are in fen and written in 万元 from ten thousand yuan on, with so many decimals at least; 余 and 万
 * round down, and 余 never follows an exact number (R21).
 */
export function writeAmount(value: number, unit: string, wording: Wording, decimals = 0): Amount {
  if (unit === '元') return writeMoney(value, wording, decimals);
  if (inUnit(1, unit) !== 1)
    return exactly(inUnit(value, unit), unit, wording === 'exact' ? undefined : `${unit}数不取整`);
  if (wording === 'hundreds') return rounded(value, 100, String, unit) ?? exactly(value, unit, '数值不足百或恰为整百');
  if (wording === 'exact') return exactly(value, unit);
  if (value < 10_000) return exactly(value, unit, '数值不足一万');
  return rounded(value, 1000, inWan, unit) ?? { number: inWan(value), unit };
}

function writeMoney(fen: number, wording: Wording, decimals: number): Amount {
  const wan = 1_000_000;
  if (fen < wan) return exactly(fen / 100, '元', wording === 'exact' ? undefined : '金额不足一万元');
  const [whole = '', rest = ''] = String(fen / wan).split('.');
  const number = [whole, rest.padEnd(decimals, '0')].filter((part) => part !== '').join('.');
  if (wording !== 'hundreds' || fen % wan === 0) return { number, unit: '万元' };
  return { number: `${Math.floor(fen / wan)}`, unit: '万余元' };
}

const inWan = (value: number) => `${value / 10_000}万`;

function exactly(value: number, unit: string, instead?: string): Amount {
  return { number: String(value), unit, ...(instead === undefined ? {} : { instead }) };
}

/** Rounded down to a step, with 余; nothing when the value is a whole number of steps or less than one. */
function rounded(value: number, step: number, words: (floor: number) => string, unit: string): Amount | undefined {
  const floor = value - (value % step);
  return floor === 0 || floor === value ? undefined : { number: `${words(floor)}余`, unit };
}

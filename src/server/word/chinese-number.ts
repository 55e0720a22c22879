import { Problem } from '../../kernel/problem.ts';

/** A day 'YYYY-MM-DD' as a document dates it (GB/T 9704-2012 7.3.5.4): 2026年3月1日, no zeros before month and day. */
export function chineseDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (!year) throw new Problem('invalid', `日期“${day}”不对，应为 2026-03-01 这样的格式`);
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** An instant (ISO, UTC) on the clock of the county (UTC+8 all year): 2026年3月1日9时05分. */
export function chineseMoment(instant: string): string {
  const { day, time } = onCountyClock(instant);
  return `${chineseDay(day)}${time}`;
}

/** From one instant to another, the day said once if it is the same: 2026年3月1日9时05分至11时30分. */
export function chineseSpan(from: string, to: string): string {
  const [start, end] = [onCountyClock(from), onCountyClock(to)];
  return `${chineseMoment(from)}至${start.day === end.day ? end.time : chineseMoment(to)}`;
}

/** An amount in fen (分, a safe integer) as ten thousands of yuan, exact, without closing zeros: 1031180000 is 1031.18万元. */
export function wanYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  const whole = Math.floor(Math.abs(fen) / 1_000_000);
  const rest = String(Math.abs(fen) % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${whole}${rest ? `.${rest}` : ''}万元`;
}

/** A document number (GB/T 9704-2012 7.2.5): the bureau's word, the full year in 〔〕, the serial number without zeros or 第. */
export function documentNumber(word: string, year: number, serial: number): string {
  return `${word}〔${year}〕${serial}号`;
}

function onCountyClock(instant: string): { readonly day: string; readonly time: string } {
  const utc = Date.parse(instant);
  if (Number.isNaN(utc)) throw new Problem('invalid', `时间“${instant}”不对，请重新填写`);
  const local = new Date(utc + 8 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), time: `${Number(local.slice(11, 13))}时${local.slice(14, 16)}分` };
}

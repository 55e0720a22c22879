import { addDays, type Day, daysBetween } from '../../kernel/calendar.ts';

/** A stretch of days that do not count, both ends included; open at the end while it lasts (行政处罚法 73: 复议、诉讼期间不计). */
export interface Pause {
  readonly from: Day;
  readonly to: Day | null;
}

/** What was paid of a fine on a day, in fen. */
export interface Paid {
  readonly on: Day;
  readonly amount: number;
}

/** A part of a fine that falls due on a day, in fen: the whole of it by the law, several by an approved plan (行政处罚法 66). */
export interface Instalment {
  readonly by: Day;
  readonly amount: number;
}

/**
 * 加处罚款 of an amount (fen) overdue for so many days: a share in permille each day, never more than the fine itself (行政处罚法 72).
 * Exact: 30‰ of whole yuan is whole fen; a rest below one fen is left to the party.
 */
export function surcharge(principal: number, overdueDays: number, permille: number, cap = principal): number {
  return Math.min(cap, Math.floor((principal * permille * Math.max(0, overdueDays)) / 1000));
}

/** The days after the last day to pay, up to and with `on`, that no pause holds. */
export function overdueDays(payBy: Day, on: Day, pauses: readonly Pause[] = []): number {
  let days = 0;
  for (let day = addDays(payBy, 1); day <= on; day = addDays(day, 1)) if (!isPaused(day, pauses)) days += 1;
  return days;
}

/** What a party owes on a day. */
export interface Owed {
  /** The fine not yet paid, and what was paid. */
  readonly unpaid: number;
  readonly paid: number;
  /** What of it is past its day. */
  readonly overdue: number;
  readonly surcharge: number;
}

/**
 * What is owed at the end of a day. Payments go to the fine, earliest instalment first; each day on which a part is overdue adds its
 * share; the sum of shares stops at the fine. A payment counts from its own day on.
 */
export function owedOn(
  on: Day,
  fine: number,
  plan: readonly Instalment[],
  payments: readonly Paid[],
  { permille, pauses = [] }: { readonly permille: number; readonly pauses?: readonly Pause[] },
): Owed {
  const paidBy = (day: Day) => payments.reduce((sum, each) => (each.on <= day ? sum + each.amount : sum), 0);
  const dueBefore = (day: Day) => plan.reduce((sum, each) => (each.by < day ? sum + each.amount : sum), 0);
  const firstDue = plan.map(({ by }) => by).toSorted()[0];
  let shares = 0; // in thousandths of a fen, so that days of different amounts add up exactly
  if (firstDue !== undefined && on > firstDue) {
    const span = Math.min(daysBetween(firstDue, on), 3660);
    for (let back = span - 1; back >= 0; back -= 1) {
      const day = addDays(on, -back);
      if (!isPaused(day, pauses)) shares += Math.max(0, dueBefore(day) - paidBy(day)) * permille;
    }
  }
  const paid = paidBy(on);
  return {
    paid,
    unpaid: Math.max(0, fine - paid),
    overdue: Math.max(0, dueBefore(on) - paid),
    surcharge: Math.min(fine, Math.floor(shares / 1000)),
  };
}

/** Yuan in words of a document, exact to the fen: 12345600 is 123456元, 150 is 1.5元. */
export function yuan(fen: number): string {
  const rest = String(fen % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.floor(fen / 100)}${rest === '' ? '' : `.${rest}`}元`;
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];

/** An amount (fen, below a trillion yuan) in capital figures as fines are printed: 5000000 is 伍万元整. */
export function capitalYuan(fen: number): string {
  const whole = Math.floor(fen / 100);
  const [jiao, cents] = [Math.floor((fen % 100) / 10), fen % 10];
  const tail = `${jiao > 0 ? `${digits.charAt(jiao)}角` : cents > 0 && whole > 0 ? '零' : ''}${cents > 0 ? `${digits.charAt(cents)}分` : ''}`;
  if (whole === 0 && tail !== '') return tail.replace(/^零/, '');
  return `${capitalWhole(whole)}元${tail === '' ? '整' : tail}`;
}

function capitalWhole(whole: number): string {
  if (whole === 0) return digits.charAt(0);
  let words = '';
  let isGap = false;
  for (let group = 2; group >= 0; group -= 1) {
    const four = Math.floor(whole / 10_000 ** group) % 10_000;
    if (four === 0) {
      isGap = words !== '';
      continue;
    }
    let part = '';
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(four / 10 ** place) % 10;
      if (digit === 0) {
        isGap = isGap || words !== '' || part !== '';
        continue;
      }
      part += `${isGap ? '零' : ''}${digits.charAt(digit)}${places[place] ?? ''}`;
      isGap = false;
    }
    words += `${part}${groups[group] ?? ''}`;
    isGap = four % 10 === 0;
  }
  return words;
}

const isPaused = (day: Day, pauses: readonly Pause[]) =>
  pauses.some(({ from, to }) => day >= from && (to === null || day <= to));

import { dayOf, daysBetween } from '../../kernel/calendar.ts';
import { isEndOfDay } from './moment.ts';

/** How a clock stands: in words, whether it has run out, and how full its bar is (1 is a week or more, 0 is none). */
export interface TimeLeft {
  readonly words: string;
  readonly past: boolean;
  readonly share: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The time left to an instant, '还剩 3 小时 12 分', or gone since, '已超 2 天'. A term given in days is past in whole days. */
export function timeLeft(dueAt: string, now: string): TimeLeft {
  const left = Date.parse(dueAt) - Date.parse(now);
  if (left >= 0) return { words: `还剩 ${span(left, 2)}`, past: false, share: Math.min(left / (7 * day), 1) };
  const days = isEndOfDay(dueAt) ? daysBetween(dayOf(dueAt), dayOf(now)) : 0;
  return { words: `已超 ${days > 0 ? `${days} 天` : span(-left, 1)}`, past: true, share: 0 };
}

function span(ms: number, fewDays: number): string {
  const [days, hours, minutes] = [
    Math.floor(ms / day),
    Math.floor((ms % day) / hour),
    Math.floor((ms % hour) / minute),
  ];
  if (days >= fewDays) return `${days} 天`;
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return minutes > 0 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  return `${Math.max(minutes, 1)} 分`;
}

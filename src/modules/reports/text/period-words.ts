import { dayOf } from '../../../kernel/calendar.ts';
import type { ReportPeriod } from '../campaigns/campaign-period.ts';
import { isWeek } from './weeks.ts';

/** The words a report's period is spoken of by: its name, the same without the year, and what comes next (R18: never typed). */
export function periodWords(period: ReportPeriod): Readonly<Record<'period' | 'span' | 'next', string>> {
  const [span, next] = spanOf(period);
  return { period: period.label, span, next };
}

function spanOf({ code, from, to, campaign }: ReportPeriod): readonly [span: string, next: string] {
  if (campaign) return ['行动期间', '下一步'];
  if (/^\d{4}$/.test(code)) return ['全年', '明年'];
  if (code.endsWith('H1')) return ['上半年', '下半年'];
  if (code.endsWith('H2')) return ['下半年', '明年'];
  if (/Q\d$/.test(code)) return ['本季度', '下季度'];
  if (isWeek(from, to)) return ['本周', '下周'];
  return /^\d{4}-\d{2}$/.test(code) ? ['本月', '下月'] : ['本期', '下一步'];
}

/** The day up to which the figures know, as a text says it: 2026年6月30日. */
export function cutoffWords(cutoff: string): string {
  const [year, month, day] = dayOf(cutoff).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

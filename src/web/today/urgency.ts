import { addDays, dayOf } from '../../kernel/calendar.ts';
import type { DutyLine } from '../../kernel/wire.ts';

/** Lines that are about equally urgent, under their heading. */
export interface Urgency {
  readonly label: string;
  readonly lines: readonly DutyLine[];
}

/** The lines as they follow each other, cut where the urgency changes: overdue, today, within seven days, later. */
export function byUrgency(lines: readonly DutyLine[], now: string): readonly Urgency[] {
  const today = dayOf(now);
  const week = addDays(today, 7); // today and six more, as the figure above counts
  const labelOf = ({ dueAt }: DutyLine) => {
    if (dueAt < now) return '已逾期';
    const day = dayOf(dueAt);
    if (day === today) return '今天到期';
    return day < week ? '七日内到期' : '七日以后到期';
  };
  const labels = [...new Set(lines.map(labelOf))];
  return labels.map((label) => ({ label, lines: lines.filter((line) => labelOf(line) === label) }));
}

import { addDays, addWorkdays, type Calendar, type Day, rollIfHoliday } from '../../kernel/calendar.ts';

/** The same day so many months later; a month without it gives its last day (民法典 202). */
export function addMonths(day: Day, months: number): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months];
  const first = `${year + Math.floor(month / 12)}-${String((((month % 12) + 12) % 12) + 1).padStart(2, '0')}`;
  const last = Number(addDays(`${nextMonth(first)}-01`, -1).slice(8));
  return `${first}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`;
}

/** The last day to pay: so many calendar days after the decision was received, moved to a working day (行政处罚法 67, 民事诉讼法 85). */
export const payBy = (servedOn: Day, days: number, calendar: Calendar): Day =>
  rollIfHoliday(addDays(servedOn, days), calendar);

/** The last day on which the party may still sue, and the days between which the court may be asked to enforce (行政强制法 53). */
export function courtWindow(
  servedOn: Day,
  terms: { readonly litigationMonths: number; readonly courtMonths: number },
): { readonly suitUntil: Day; readonly from: Day; readonly until: Day } {
  const suitUntil = addMonths(servedOn, terms.litigationMonths);
  return { suitUntil, from: addDays(suitUntil, 1), until: addMonths(suitUntil, terms.courtMonths) };
}

/** The first day on which the court may be asked after the demand note was served: its working days must have run (行政强制法 54, 69). */
export const urgedUntil = (servedOn: Day, workdays: number, calendar: Calendar): Day =>
  addDays(addWorkdays(servedOn, workdays, calendar), 1);

/** The last day to serve the notice of a hearing: so many whole working days lie between it and the hearing (行政处罚法 64). */
export const hearingNoticeBy = (hearingOn: Day, workdays: number, calendar: Calendar): Day =>
  addWorkdays(hearingOn, -(workdays + 1), calendar);

/** The last day of a seizure: its days, what it was extended by, and the days of an appraisal, which do not count (行政强制法 25). */
export const seizureUntil = (startedOn: Day, days: number, extended = 0, appraisal = 0): Day =>
  addDays(startedOn, days + extended + appraisal);

/** Whether an act may no longer be punished when it was found so long after it ended (行政处罚法 36). */
export const isBarred = (endedOn: Day, foundOn: Day, years: number): boolean =>
  foundOn > addMonths(endedOn, years * 12);

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

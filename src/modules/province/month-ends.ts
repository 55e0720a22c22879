import { addDays, type Day } from '../../kernel/calendar.ts';

/** The last days of the last so many months that have ended before a day, the latest first. */
export function monthEnds(today: Day, count: number): readonly Day[] {
  const ends: Day[] = [];
  let day = addDays(`${today.slice(0, 7)}-01`, -1);
  while (ends.length < count) {
    ends.push(day);
    day = addDays(`${day.slice(0, 7)}-01`, -1);
  }
  return ends;
}

/** The same day a year earlier; of 29 February the 28th. */
export function yearEarlier(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1);
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

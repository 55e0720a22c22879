/** A moment as the clock on the wall in Shanghai shows it: 'YYYY-MM-DDTHH:mm'. */
export const toWall = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The moment at which the clock on the wall in Shanghai shows 'YYYY-MM-DDTHH:mm'. */
export const fromWall = (wall: string): string => new Date(`${wall}:00+08:00`).toISOString();

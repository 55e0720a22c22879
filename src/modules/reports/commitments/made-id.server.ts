import { createHash } from 'node:crypto';
import type { Context } from '../../../server/context.ts';

/** The id of what a period's plan promises: two reports signed at once make one row, whichever is first. */
export function madeId({ county }: Pick<Context, 'county'>, from: string, what: string): string {
  const time = Date.parse(from).toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${county}/${what}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

import { createHash } from 'node:crypto';

/** An id that follows from another: made twice, it is the same. The time part stays, so that rows keep their order. */
export function derivedId(id: string, what: string | number): string {
  const hash = createHash('sha256').update(`${id}/${what}`).digest('hex');
  return `${id.slice(0, 13)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

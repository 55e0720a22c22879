import { z } from 'zod';
import { recall, remember } from '../remembered.ts';
import type { Find } from './finds.ts';

const most = 8;
const kept = z.array(z.object({ key: z.string(), path: z.string(), label: z.string(), note: z.string() }));

/** What this person opened from the search lately, the latest first. */
export function recentFinds(person: string): readonly Find[] {
  const parsed = kept.safeParse(recall(`found.${person}`));
  return parsed.success ? parsed.data : [];
}

/** Remembers what this person opened from the search. */
export function rememberFind(person: string, { key, path, label, note }: Find): void {
  const others = recentFinds(person).filter((find) => find.key !== key);
  remember(`found.${person}`, [{ key, path, label, note }, ...others].slice(0, most));
}

import { useState } from 'react';
import { z } from 'zod';
import { serverNow } from '../clock.ts';
import { recall, remember } from '../remembered.ts';

const kept = z.object({ since: z.string().nullable(), seen: z.string() });
const apartMs = 30 * 60_000;

/** When this person was here before, by what this browser remembers: looking again within half an hour is the same visit. Null at first. */
export function useLastVisit(person: string): string | null {
  const [since] = useState(() => {
    const next = visited(recall(`visit.${person}`), serverNow());
    remember(`visit.${person}`, next);
    return next.since;
  });
  return since;
}

/** What is remembered after being here now, from what was remembered before. */
export function visited(before: unknown, now: string): { readonly since: string | null; readonly seen: string } {
  const last = kept.safeParse(before);
  if (!last.success) return { since: null, seen: now };
  const isNewVisit = Date.parse(now) - Date.parse(last.data.seen) > apartMs;
  return { since: isNewVisit ? last.data.seen : last.data.since, seen: now };
}

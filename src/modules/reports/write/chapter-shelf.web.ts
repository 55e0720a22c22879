import { useMemo } from 'react';
import { z } from 'zod';
import { sectionText } from '../text/report-text.ts';

const kept = z.object({ base: sectionText, version: z.int(), text: sectionText });

/** What was typed in a chapter and not yet saved, on which version. */
export type Kept = z.infer<typeof kept>;

/** Where a chapter's typing lies until it is saved: the browser's storage, which may refuse without harm. */
export function useChapterShelf(name: string) {
  return useMemo(() => chapterShelf(name), [name]);
}

function chapterShelf(name: string) {
  const key = `chapter:${name}`;
  return {
    keep: (what: Kept) => quietly(() => localStorage.setItem(key, JSON.stringify(what))),
    load: (): Kept | undefined => {
      const found = quietly(() => localStorage.getItem(key)) ?? 'null';
      const parsed = kept.safeParse(JSON.parse(found));
      return parsed.success ? parsed.data : undefined;
    },
    drop: () => quietly(() => localStorage.removeItem(key)),
  };
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

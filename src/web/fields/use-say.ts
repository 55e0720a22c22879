import type { Titles } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { useAreaNames, usePeopleNames } from '../names.ts';
import type { Say } from './words-of.ts';

/** What is needed to say a value on this page: everybody's names, and the names that came with the rows. */
export function useSay(titles: Titles): Say {
  return { areaName: useAreaNames(), personName: usePeopleNames(), titles, today: useNow().today };
}

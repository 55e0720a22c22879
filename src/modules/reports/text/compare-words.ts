import { diffChars } from 'diff';
import type { Compare } from './flat-text.ts';

/** Beyond so many single changes a text counts as written anew. */
const mostChanges = 1500;

/** What became of a text, character by character; nothing when too much is other. */
export const compareWords: Compare = (before, after) => diffChars(before, after, { maxEditLength: mostChanges });

import type { Composed } from './composed.ts';
import { findOutline } from './outlines.ts';
import { cutoffWords, periodWords } from './text/period-words.ts';
import type { Numbering } from './text/report-text.ts';

const plainNumbering: Numbering = { runIn: [], continuous: false };

/** How a report numbers its headings: as the outline it was begun from. */
export const numberingOf = (template: string): Numbering => findOutline(template)?.numbering ?? plainNumbering;

/** What a report is printed from on every page: its content, with the words of its period and how its headings are numbered. */
export function printingOf(content: Composed) {
  const { template, bureau, county, cutoff, period } = content;
  const words = { ...periodWords(period), cutoff: cutoffWords(cutoff), county, bureau };
  return { content, words, ...numberingOf(template) };
}

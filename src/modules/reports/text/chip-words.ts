import { keyOf } from './ask-key.ts';
import { type Known, printChip } from './print-chip.ts';
import { asksOf, type Chip } from './report-text.ts';

/** A chip in plain words; one just put in has none until it is counted. */
export function chipWords(known: Known, chip: Chip): string {
  if (asksOf(chip).some((of) => !known.figures.has(keyOf(of)))) return '计数中';
  const { runs } = printChip(known, chip);
  return runs.map((run) => (typeof run === 'string' ? run : run.text)).join('') || '（此处不写）';
}

import { keyOf } from './ask-key.ts';
import { type Known, printChip, type Printed } from './print-chip.ts';
import { asksOf, type Chip } from './report-text.ts';

/** A chip as it stands in the text while figures arrive: one whose figures are not there yet says so. */
export function printArriving(known: Known, chip: Chip): Printed {
  const waits = asksOf(chip).find((of) => !known.figures.has(keyOf(of)));
  return waits ? { runs: [arriving(keyOf(waits))], notes: [] } : printChip(known, chip);
}

/** What stands in the place of a figure that is not there yet. */
export const arriving = (figure: string) => ({ text: '计数中', figure, kind: 'number' }) as const;

/** A chip in plain words; one just put in has none until it is counted. */
export function chipWords(known: Known, chip: Chip): string {
  const { runs } = printArriving(known, chip);
  return runs.map((run) => (typeof run === 'string' ? run : run.text)).join('') || '（此处不写）';
}

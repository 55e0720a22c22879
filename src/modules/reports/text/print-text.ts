import { chineseNumber } from '../../../codes/chinese-number.ts';
import type { ComposedBlock, ComposedNote, ComposedRun } from '../composed.ts';
import { type Known, printChip } from './print-chip.ts';
import type { Numbering, SectionText, TextBlock, TextRun } from './report-text.ts';

/**
 * A report's sections as they are printed: every number made, every chip in words, and what the writer is to be told. Chips are printed
 * by `print`, which for a whole report is that of counted ones.
 */
export function printText(
  known: Known,
  sections: readonly SectionText[],
  numbering: Numbering,
  print = printChip,
): { readonly blocks: readonly ComposedBlock[]; readonly notes: readonly ComposedNote[] } {
  const notes: ComposedNote[] = [];
  const printed = (runs: readonly TextRun[]): readonly ComposedRun[] =>
    runs.flatMap((run) => {
      if (typeof run === 'string') return [run];
      const { runs: made, notes: said } = print(known, run);
      notes.push(...said);
      return made;
    });
  const blocks = flat(sections).map((block) => ({ ...block, runs: printed(block.runs) }));
  return { blocks: numbered(joined(blocks, numbering), numbering), notes };
}

/** A line of a text before it is numbered. */
export interface Line<R> {
  readonly kind: TextBlock['kind'];
  readonly level: 0 | 1 | 2 | 3;
  readonly text: string;
  readonly runs: readonly R[];
}

function flat(sections: readonly SectionText[]): readonly Line<TextRun>[] {
  return sections.flatMap(({ heading, blocks }) => [
    ...(heading === '' ? [] : [{ kind: 'heading', level: 1, text: heading, runs: [] } as const]),
    ...blocks.map((block) =>
      block.kind === 'heading'
        ? { ...block, runs: [] }
        : { kind: block.kind, level: 0 as const, text: '', runs: block.runs },
    ),
  ]);
}

/** Clauses drawn into the paragraph they follow, run-in headings into the one they lead; a paragraph without words is left out. */
function joined(lines: readonly Line<ComposedRun>[], { runIn }: Numbering): readonly Line<ComposedRun>[] {
  const done: Line<ComposedRun>[] = [];
  let clauses = 0;
  for (const line of lines) {
    if (line.kind !== 'heading' && wordsOf(line.runs).trim() === '') continue;
    const last = done.at(-1);
    clauses = line.kind === 'clause' ? clauses + 1 : 0;
    const runs = line.kind === 'clause' ? [`${chineseNumber(clauses)}是`, ...line.runs] : line.runs;
    const leads = last?.kind === 'heading' && runIn.some((level) => level === last.level) && last.runs.length === 0;
    const follows = line.kind === 'clause' && last !== undefined && last.kind !== 'heading';
    const continues = line.kind === 'clause' && last?.kind === 'heading' && last.runs.length > 0;
    if (last && line.kind !== 'heading' && line.kind !== 'item' && (leads || follows || continues)) {
      done[done.length - 1] = { ...last, runs: [...last.runs, ...runs] };
    } else {
      done.push({ ...line, runs });
    }
  }
  return done;
}

/** The lines with their numbers: 一、 （一） 1. of headings, 一是 of items. */
export function numbered(lines: readonly Line<ComposedRun>[], { continuous }: Numbering): readonly ComposedBlock[] {
  let [first, second, third, items] = [0, 0, 0, 0];
  const numberOf = ({ kind, level }: Line<ComposedRun>): string => {
    items = kind === 'item' ? items + 1 : 0;
    if (kind === 'item') return `${chineseNumber(items)}是`;
    if (level === 0) return '';
    if (level === 1) [first, second] = [first + 1, 0];
    if (level === 2) second += 1;
    third = level === 3 ? third + 1 : level === 1 || !continuous ? 0 : third;
    return {
      1: `${chineseNumber(Math.max(1, first))}、`,
      2: `（${chineseNumber(Math.max(1, second))}）`,
      3: `${third}.`,
    }[level];
  };
  return lines.map((line) => ({
    kind: line.kind === 'heading' ? 'heading' : 'paragraph',
    level: line.level,
    number: numberOf(line),
    text: line.text,
    runs: merged(line.runs),
  }));
}

const wordsOf = (runs: readonly ComposedRun[]) =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

function merged(runs: readonly ComposedRun[]): readonly ComposedRun[] {
  return runs.reduce<readonly ComposedRun[]>((done, run) => {
    const last = done.at(-1);
    return typeof last === 'string' && typeof run === 'string' ? [...done.slice(0, -1), last + run] : [...done, run];
  }, []);
}

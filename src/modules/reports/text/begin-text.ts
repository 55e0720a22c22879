import { asksOf, type SectionText, type TextAsk, type TextBlock, type TextRun } from './report-text.ts';

/** What a structure becomes at the beginning of a report, and the sentences it was begun without. */
export interface Begun {
  readonly sections: readonly SectionText[];
  readonly left: readonly string[];
}

/**
 * The sections of a structure for a period: a sentence whose figures are all nothing is left out, unless it says so itself ("none");
 * a heading under which nothing is left goes too. `worth` gives a figure's value.
 */
export function beginText(structure: readonly SectionText[], worth: (of: TextAsk) => number): Begun {
  const left: string[] = [];
  const sections = structure.map(({ heading, blocks }) => {
    const kept = blocks.flatMap((block): TextBlock[] => {
      if (block.kind === 'heading') return [block];
      const sentences = sentencesOf(block.runs);
      const borne = sentences.filter((sentence) => isBorneOut(sentence, worth));
      left.push(...sentences.filter((sentence) => !borne.includes(sentence)).map(said));
      // Words that only lead to figures go with them.
      const leadsNowhere = sentences.some(hasFigures) && !borne.some(hasFigures);
      return leadsNowhere ? [] : [{ ...block, runs: borne.flat() }];
    });
    return { heading, blocks: withoutEmptyHeadings(kept) };
  });
  return { sections: sections.filter(({ blocks }) => blocks.length > 0), left };
}

const hasFigures = (sentence: readonly TextRun[]) =>
  sentence.some((run) => typeof run !== 'string' && asksOf(run).length > 0);

function isBorneOut(sentence: readonly TextRun[], worth: (of: TextAsk) => number): boolean {
  const chips = sentence.filter((run) => typeof run !== 'string');
  const asks = chips.flatMap(asksOf);
  return asks.length === 0 || chips.some(({ chip }) => chip === 'none') || asks.some((of) => worth(of) !== 0);
}

/** The sentences of a paragraph, each with its 。 */
export function sentencesOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const sentences: TextRun[][] = [[]];
  for (const run of runs) {
    if (typeof run !== 'string') {
      sentences.at(-1)?.push(run);
      continue;
    }
    const parts = run.split(/(?<=。)/);
    for (const [at, part] of parts.entries()) {
      if (at > 0) sentences.push([]);
      sentences.at(-1)?.push(part);
    }
    if (run.endsWith('。')) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

function withoutEmptyHeadings(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.filter((block, at) => {
    if (block.kind !== 'heading') return true;
    const rest = blocks.slice(at + 1);
    const end = rest.findIndex((next) => next.kind === 'heading' && next.level <= block.level);
    return rest.slice(0, end < 0 ? undefined : end).some(({ kind }) => kind !== 'heading');
  });
}

const said = (sentence: readonly TextRun[]) => sentence.map((run) => (typeof run === 'string' ? run : '…')).join('');

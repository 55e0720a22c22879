import { chineseNumber } from '../../codes/chinese-number.ts';
import { numberBlocks } from '../../server/word/outline.ts';
import type { ComposedBlock, ComposedNote, ComposedRun } from './composed.ts';
import type { Sentence, TemplateBlock } from './report.template.ts';
import { type Facts, fillSlots, join, writeSentence } from './write-sentence.ts';

/** The text of a template with its figures in place, numbered, and what is to be said beside it. An item without a sentence is left out. */
export function composeText(facts: Facts): {
  readonly title: string;
  readonly blocks: readonly ComposedBlock[];
  readonly notes: readonly ComposedNote[];
} {
  const parts = facts.template.blocks.map((block) => composeBlock(facts, block));
  return {
    title: wordsOf(fillSlots(facts, facts.template.title)),
    blocks: numbered(parts.flatMap(({ blocks }) => blocks)),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** The words of a text without what its numbers are bound to. */
export const wordsOf = (runs: readonly ComposedRun[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

interface Composing {
  readonly blocks: readonly ComposedBlock[];
  readonly notes: readonly ComposedNote[];
}

const paragraph = { kind: 'paragraph', level: 0, number: '', text: '' } as const;

function composeBlock(facts: Facts, block: TemplateBlock): Composing {
  const write = (sentences: readonly Sentence[]) => join(sentences.map((s) => writeSentence(facts, s)));
  if (block.kind === 'items') {
    const items = block.items.map(({ text, sentences }) => ({ text, ...write(sentences) }));
    const there = items.filter(({ runs }) => runs.length > 0);
    const blocks = there.map(({ text, runs }, index) => ({
      ...paragraph,
      number: `${chineseNumber(index + 1)}是`,
      text: `${text}。`,
      runs,
    }));
    return { blocks, notes: items.flatMap(({ notes }) => notes) };
  }
  const { runs, notes } = write(block.sentences ?? []);
  if (block.kind === 'paragraph') return { blocks: [{ ...paragraph, runs }], notes };
  const text = wordsOf(fillSlots(facts, block.text));
  return { blocks: [{ kind: 'heading', level: block.level, number: '', text, runs }], notes };
}

function numbered(blocks: readonly ComposedBlock[]): readonly ComposedBlock[] {
  const numbers = numberBlocks(
    blocks.map(({ kind, level, text }) =>
      kind === 'heading' ? { kind, level: level === 1 ? 1 : 2, text } : { kind, runs: [] },
    ),
  );
  return blocks.map((block, index) => ({ ...block, number: numbers[index] || block.number }));
}

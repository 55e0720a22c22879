import type { ComposedBlock, ComposedNote, ComposedRun } from './composed.ts';
import type { Sentence, Template, TemplateBlock } from './report.template.ts';
import { type Line, numbered } from './text/print-text.ts';
import { type Facts, fillSlots, join, writeSentence } from './write-sentence.ts';

/**
 * The text of a template with its figures in place, numbered, and what is to be said beside it. An item without a sentence is left out. What
 * rests on figures that are not counted yet says so.
 */
export function composeText(
  facts: Facts,
  template: Pick<Template, 'title' | 'blocks'>,
): { readonly title: string; readonly blocks: readonly ComposedBlock[]; readonly notes: readonly ComposedNote[] } {
  const parts = template.blocks.map((block) => composeBlock(facts, block));
  return {
    title: wordsOf(fillSlots(facts, template.title)),
    blocks: numbered(
      parts.flatMap(({ lines }) => lines),
      { runIn: [], continuous: false },
    ),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

/** The words of a text without what its numbers are bound to. */
export const wordsOf = (runs: readonly ComposedRun[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

interface Composing {
  readonly lines: readonly Line<ComposedRun>[];
  readonly notes: readonly ComposedNote[];
}

function composeBlock(facts: Facts, block: TemplateBlock): Composing {
  const write = (sentences: readonly Sentence[]) => join(sentences.map((s) => writeSentence(facts, s)));
  if (block.kind === 'items') {
    const items = block.items.map(({ text, sentences }) => ({ text, ...write(sentences) }));
    const there = items.filter(({ runs }) => runs.length > 0);
    const lines = there.map(({ text, runs }) => ({ kind: 'item', level: 0, text: `${text}。`, runs }) as const);
    return { lines, notes: items.flatMap(({ notes }) => notes) };
  }
  const { runs, notes } = write(block.sentences ?? []);
  if (block.kind === 'paragraph') return { lines: [{ kind: 'paragraph', level: 0, text: '', runs }], notes };
  const text = wordsOf(fillSlots(facts, block.text));
  return { lines: [{ kind: 'heading', level: block.level, text, runs }], notes };
}

import { AlignmentType, HeadingLevel, Paragraph, type IParagraphOptions, type ParagraphChild } from 'docx';
import { textRun, type Face } from './fonts.ts';
import type { FigureMarker } from './figure-mark.ts';
import { numberBlocks, type Block, type Heading, type Run } from './outline.ts';
import { characters, onGrid } from './page.ts';

/** The first-line indent of two characters, in characters and, for readers that do not count them, in twips. */
export const firstLine = { firstLineChars: 200, firstLine: characters(2) } as const;

/** The face of each level of headings (GB/T 9704-2012 7.3.3). */
export const headingFace: Record<Heading['level'], Face> = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong', 4: 'fangsong' };
const headingStyle = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** The body: numbered headings and paragraphs on the grid. With `keepWithNext` a short last paragraph stays with what follows it. */
export function bodyParagraphs(
  blocks: readonly Block[],
  mark: FigureMarker,
  { keepWithNext = false } = {},
): readonly Paragraph[] {
  const numbers = numberBlocks(blocks);
  const pieces = blocks.flatMap((block, index) =>
    block.kind === 'heading'
      ? [headingPiece(block, numbers[index] ?? '', mark)]
      : linesOf(block.runs).map((runs): IParagraphOptions => ({ children: printed(runs, mark) })),
  );
  return pieces.map((piece, index) => {
    const keep = keepWithNext && index === pieces.length - 1 && isShort(blocks.at(-1)) ? { keepNext: true } : {};
    return new Paragraph({ indent: firstLine, spacing: onGrid(), ...piece, ...keep });
  });
}

function headingPiece(block: Heading, number: string, mark: FigureMarker): IParagraphOptions {
  const face = headingFace[block.level];
  const style = { heading: headingStyle[block.level] };
  if (!block.runIn)
    return { ...style, alignment: AlignmentType.LEFT, keepNext: true, children: [textRun(number + block.text, face)] };
  const stop = /[。！？：；]$/.test(block.text) ? '' : '。';
  return { ...style, children: [textRun(number + block.text + stop, face), ...printed(block.runIn, mark)] };
}

function printed(runs: readonly Run[], mark: FigureMarker): readonly ParagraphChild[] {
  return runs.map((run) => {
    if (typeof run === 'string') return textRun(run, 'fangsong');
    const text = textRun(run.text, 'fangsong');
    return run.figure === undefined ? text : mark(run.figure, text);
  });
}

/** The paragraphs that pieces of text make: a line break inside a plain piece ends one there; lines without any text are left out. */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const [head = '', ...rest] = typeof run === 'string' ? run.split(/\r\n|\r|\n/) : [run];
    lines.at(-1)?.push(head);
    lines.push(...rest.map((text) => [text]));
  }
  return lines.filter((line) => line.some((run) => typeof run !== 'string' || run.trim() !== ''));
}

/** Whether a block may move whole to where the signature is; a long one would leave half a page empty. */
export function isShort(block: Block | undefined): boolean {
  if (block?.kind !== 'paragraph') return true;
  return block.runs.reduce((length, run) => length + (typeof run === 'string' ? run : run.text).length, 0) <= 168;
}

import { chineseNumber } from '../../codes/chinese-number.ts';

/** A piece of text; a figure's piece names the figure, so that the printed number can be found again. */
export type Run = string | { readonly text: string; readonly figure?: string };

/** A heading of level 1 to 4; its number is made unless it is told. `runIn` is text that follows it on the same line. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  readonly number?: string;
  readonly runIn?: readonly Run[];
}

/** A paragraph of body text; a line break in its text starts another paragraph. */
export interface BodyParagraph {
  readonly kind: 'paragraph';
  readonly runs: readonly Run[];
}

/** What the body of an official document is made of. */
export type Block = Heading | BodyParagraph;

/** A heading; the number is made when the document is. */
export function heading(level: Heading['level'], text: string, ...runIn: readonly Run[]): Heading {
  return { kind: 'heading', level, text, ...(runIn.length > 0 ? { runIn } : {}) };
}

/** A paragraph of the given pieces. */
export function paragraph(...runs: readonly Run[]): BodyParagraph {
  return { kind: 'paragraph', runs };
}

/** Items inside one paragraph, each led by 一是, 二是, …; at most 99. */
export function ordinals(items: readonly (readonly Run[])[]): readonly Run[] {
  return items.flatMap((item, index) => [`${chineseNumber(index + 1)}是`, ...item]);
}

/** Items as paragraphs of their own, each led by 一是, 二是, …; at most 99. */
export function ordinalParagraphs(items: readonly (readonly Run[])[]): readonly BodyParagraph[] {
  return items.map((item, index) => paragraph(`${chineseNumber(index + 1)}是`, ...item));
}

// GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）
const forms: Record<Heading['level'], (count: number) => string> = {
  1: (count) => `${chineseNumber(count)}、`,
  2: (count) => `（${chineseNumber(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
};

/** The number of each block, '' for a paragraph. A heading counts on from its last sibling and starts its lower levels again. */
export function numberBlocks(blocks: readonly Block[]): readonly string[] {
  let counts: readonly number[] = [];
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return '';
    const count = (counts[block.level - 1] ?? 0) + 1;
    counts = [1, 2, 3, 4]
      .slice(0, block.level)
      .map((level) => (level === block.level ? count : (counts[level - 1] ?? 0)));
    return block.number ?? forms[block.level](count);
  });
}

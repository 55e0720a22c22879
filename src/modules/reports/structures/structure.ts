import type { Numbering, SectionText, TextBlock, TextRun } from '../text/report-text.ts';
import { namedChips } from './named-chips.ts';

/** An outline a report is begun from: its title, how it numbers, and its chapters with their sentences. */
export interface Structure {
  readonly label: string;
  /** May hold {bureau}, {period}, {span} and {next}, as may headings. */
  readonly title: string;
  readonly numbering: Numbering;
  readonly sections: readonly SectionText[];
}

/** A chapter: its heading, '' for none, and its blocks. */
export const chapter = (heading: string, ...blocks: readonly (TextBlock | readonly TextBlock[])[]): SectionText => ({
  heading,
  blocks: blocks.flat(),
});

/** A heading of the second level and what stands below it. */
export const part = (text: string, ...blocks: readonly (TextBlock | readonly TextBlock[])[]): readonly TextBlock[] => [
  { kind: 'heading', level: 2, text },
  ...blocks.flat(),
];

/** A heading of the third level and what stands below it. */
export const topic = (text: string, ...blocks: readonly TextBlock[]): readonly TextBlock[] => [
  { kind: 'heading', level: 3, text },
  ...blocks,
];

/** A paragraph of sentences with the names of chips in braces. */
export const words = (...sentences: readonly string[]): TextBlock => textOf('paragraph', sentences);

/** A paragraph led by 一是, 二是, …. */
export const item = (...sentences: readonly string[]): TextBlock => textOf('item', sentences);

/** The same within the paragraph it follows. */
export const clause = (...sentences: readonly string[]): TextBlock => textOf('clause', sentences);

function textOf(kind: 'paragraph' | 'item' | 'clause', sentences: readonly string[]): TextBlock {
  const parts = sentences.join('').split(/(\{[a-zA-Z]+\})/);
  const runs = parts
    .filter((piece) => piece !== '')
    .map((piece): TextRun => {
      const name = /^\{(.+)\}$/.exec(piece)?.[1];
      if (name === undefined) return piece;
      const chip = namedChips[name];
      if (!chip) throw new Error(`no structure's chip is called ${name}`);
      return chip;
    });
  return { kind, runs };
}

import type { FigureAsk } from '../../kernel/indicator.ts';

/** A figure that counts rows. Its unit is the indicator's unless told; rounded down to hundreds (余) only when the template says so. */
export interface CountedFigure {
  readonly label: string;
  readonly ask: FigureAsk;
  /** The code of its own period, where that is not the report's. */
  readonly period?: string;
  readonly unit?: string;
  readonly rounding?: 'hundreds';
}

/** A figure in percent, of two others by their keys. */
export interface RatioFigure {
  readonly label: string;
  readonly part: string;
  readonly whole: string;
}

/** A figure a report prints or rests a claim on. */
export type TemplateFigure = CountedFigure | RatioFigure;

/** Words that stand only when all of a whole is done; otherwise the figures do (全部、均、全覆盖). */
export interface AllClaim {
  readonly kind: 'all';
  readonly done: string;
  readonly whole: string;
  readonly words: string;
  readonly otherwise: string;
}

/** Words that stand only when a figure is nothing (未发现); otherwise the pieces that follow. */
export interface NoneClaim {
  readonly kind: 'none';
  readonly figure: string;
  readonly words: string;
  readonly otherwise: readonly Piece[];
}

/** A piece of a sentence: text with slots such as `{universiade.found}`, a claim, words for a figure that is not nothing, or several joined by 、. */
export type Piece =
  | string
  | AllClaim
  | NoneClaim
  | { readonly kind: 'some'; readonly figure: string; readonly words: string }
  | { readonly kind: 'list'; readonly of: readonly { readonly figure: string; readonly words: string }[] };

/** A claim that a whole is done. */
export const all = (done: string, whole: string, words: string, otherwise: string): Piece => ({
  kind: 'all',
  done,
  whole,
  words,
  otherwise,
});

/** A claim that there is nothing, and what is said when there is something. */
export const none = (figure: string, words: string, ...otherwise: readonly Piece[]): Piece => ({
  kind: 'none',
  figure,
  words,
  otherwise,
});

/** Words left out when their figure is nothing. */
export const some = (figure: string, words: string): Piece => ({ kind: 'some', figure, words });

/** Phrases joined by 、, those of figures that are nothing left out. */
export const listed = (...of: readonly (readonly [figure: string, words: string])[]): Piece => ({
  kind: 'list',
  of: of.map(([figure, words]) => ({ figure, words })),
});

/** A sentence. When the figures it needs are all nothing, or its campaign is not in the ledger, it is left out and said to be. */
export interface Sentence {
  readonly about: string;
  readonly needs?: readonly string[];
  /** The key of the campaign whose name stands in the slot `{campaign}`. */
  readonly campaign?: string;
  readonly pieces: readonly Piece[];
}

/** A part of a report. The numbers of headings and items (一、 （一） 一是) are made when it is composed. */
export type TemplateBlock =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2;
      readonly text: string;
      readonly sentences?: readonly Sentence[];
    }
  | { readonly kind: 'paragraph'; readonly sentences: readonly Sentence[] }
  | {
      readonly kind: 'items';
      readonly items: readonly { readonly text: string; readonly sentences: readonly Sentence[] }[];
    };

/** What must hold between figures: a part is not more than its whole (R02, R03), or the parts make up the whole (R04). */
export type FigureRule =
  | { readonly rule: 'R02' | 'R03'; readonly part: string; readonly whole: string }
  | { readonly rule: 'R04'; readonly parts: readonly string[]; readonly whole: string };

/** A report as data: its title, the figures by key, the text they stand in and the rules between them. */
export interface Template {
  readonly label: string;
  /** May hold the slots {bureau}, {county}, {period}. */
  readonly title: string;
  readonly figures: Readonly<Record<string, TemplateFigure>>;
  readonly blocks: readonly TemplateBlock[];
  readonly rules: readonly FigureRule[];
}

/** Whether a figure is of two others. */
export const isRatio = (figure: TemplateFigure): figure is RatioFigure => 'part' in figure;

/** All sentences of a template, in their order. */
export function sentencesOf({ blocks }: Template): readonly Sentence[] {
  return blocks.flatMap((block) =>
    block.kind === 'items' ? block.items.flatMap((item) => item.sentences) : (block.sentences ?? []),
  );
}

/**
 * The parts of a template that are counted each by itself, in their order: a paragraph, a heading or an item with its sentences, the figures
 * they tell and the rules between those.
 */
export function partsOf(template: Template): readonly Template[] {
  return template.blocks.flatMap(partBlocks).flatMap((block) => {
    const part = narrowed(template, { ...template, blocks: [block] });
    return Object.keys(part.figures).length === 0 ? [] : [part];
  });
}

const partBlocks = (block: TemplateBlock): readonly TemplateBlock[] =>
  block.kind === 'items' ? block.items.map((item) => ({ ...block, items: [item] })) : [block];

function narrowed({ figures, rules }: Template, part: Template): Template {
  const named = sentencesOf(part)
    .flatMap(slotsOfSentence)
    .flatMap((key) => {
      const figure = figures[key];
      return figure && isRatio(figure) ? [figure.part, figure.whole, key] : [key];
    });
  const told = new Set(named);
  const holds = (rule: FigureRule) =>
    [rule.whole, ...(rule.rule === 'R04' ? rule.parts : [rule.part])].every((key) => told.has(key));
  return {
    ...part,
    figures: Object.fromEntries(Object.entries(figures).filter(([key]) => told.has(key))),
    rules: rules.filter(holds),
  };
}

/** The slots of a sentence: figures, and words such as {campaign}. */
export const slotsOfSentence = ({ needs = [], pieces }: Sentence): readonly string[] => [
  ...needs,
  ...pieces.flatMap(slotsOfPiece),
];

function slotsOfPiece(piece: Piece): readonly string[] {
  if (typeof piece === 'string') return slotsIn(piece);
  if (piece.kind === 'all') return [piece.done, piece.whole, ...slotsIn(piece.otherwise)];
  if (piece.kind === 'none') return [piece.figure, ...piece.otherwise.flatMap(slotsOfPiece)];
  if (piece.kind === 'some') return [piece.figure, ...slotsIn(piece.words)];
  return piece.of.flatMap(({ figure, words }) => [figure, ...slotsIn(words)]);
}

/** The slots of a text. */
export const slotsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{([^}]+)\}/g)].map(([, slot = '']) => slot);

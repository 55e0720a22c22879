import { z } from 'zod';

/** A figure as a text asks for it: an indicator by its code, narrowed by a filter. */
export const textAsk = z.strictObject({
  indicator: z.string().max(80),
  where: z.record(z.string(), z.unknown()).readonly().optional(),
  /** The code of its own period, where that is not the report's. */
  period: z.string().max(30).optional(),
  /** What it is called on its card; the indicator's own name unless told. */
  label: z.string().max(60).optional(),
});

/** How a number is written: to the last one, as hundreds with 余, or in 万. A wording the value does not bear is written exactly. */
export const wordings = { exact: '准确数', hundreds: '余（百位）', tenThousand: '万' } as const;

const words = z.string().max(60);
const phrase = z.strictObject({ before: words, after: words });

/** A piece of text that is generated whenever the report is printed and never typed. */
const chip = z.discriminatedUnion('chip', [
  z.strictObject({
    chip: z.literal('figure'),
    of: textAsk,
    wording: z.enum(Object.keys(wordings) as (keyof typeof wordings)[]), // Object.keys forgets the literal keys
  }),
  z.strictObject({ chip: z.literal('share'), part: textAsk, whole: textAsk, label: words }),
  /** "All" stands only when every one of a whole is done; otherwise the number does, between the words of `otherwise`. */
  z.strictObject({ chip: z.literal('all'), done: textAsk, whole: textAsk, words, otherwise: phrase }),
  /** "None" stands only when there is none. */
  z.strictObject({ chip: z.literal('none'), of: textAsk, words, otherwise: phrase }),
  /** 其中……: those parts that are not nothing. */
  z.strictObject({
    chip: z.literal('parts'),
    whole: textAsk,
    parts: z
      .array(z.strictObject({ words, of: textAsk }))
      .min(1)
      .max(12)
      .readonly(),
  }),
  /** Against the same period of the year before. */
  z.strictObject({ chip: z.literal('change'), of: textAsk }),
  z.strictObject({ chip: z.literal('word'), word: z.enum(['period', 'span', 'next', 'cutoff', 'county', 'bureau']) }),
  z.strictObject({ chip: z.literal('campaign'), key: z.string().max(40) }),
]);

/** A piece of a paragraph: words, or what is generated. */
export const textRun = z.union([z.string().max(5000), chip.readonly()]);

/** A paragraph of its own; an item led by 一是 in a paragraph of its own; a clause led by 一是 within the paragraph; a heading below the chapter's. */
const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3)]),
    text: z.string().max(60),
  }),
  z.strictObject({ kind: z.enum(['paragraph', 'item', 'clause']), runs: z.array(textRun).max(300).readonly() }),
]);

/** What a section says: its heading, '' for none, and the blocks below it. */
export const sectionText = z.strictObject({
  heading: z.string().trim().max(60),
  blocks: z.array(block.readonly()).max(300).readonly(),
});

/** A figure asked for in a text. */
export type TextAsk = z.infer<typeof textAsk>;
/** How a number is written. */
export type Wording = keyof typeof wordings;
/** A piece that is generated. */
export type Chip = z.infer<typeof chip>;
/** A piece of a paragraph. */
export type TextRun = z.infer<typeof textRun>;
/** A heading or a paragraph. */
export type TextBlock = z.infer<typeof block>;
/** A chapter of a report. */
export type SectionText = z.infer<typeof sectionText>;

/** How a structure numbers and sets its headings; the forms 一、 （一） 1. are the standard's (GB/T 9704-2012 7.3.3). */
export interface Numbering {
  /** The levels whose headings stand in the first line of the paragraph that follows them. */
  readonly runIn: readonly (2 | 3)[];
  /** Whether the third level counts on across the second. */
  readonly continuous: boolean;
}

/** The figures a chip rests on. */
export function asksOf(c: Chip): readonly TextAsk[] {
  if (c.chip === 'figure' || c.chip === 'none' || c.chip === 'change') return [c.of];
  if (c.chip === 'share') return [c.part, c.whole];
  if (c.chip === 'all') return [c.done, c.whole];
  return c.chip === 'parts' ? [c.whole, ...c.parts.map(({ of }) => of)] : [];
}

/** The chips of a section, in their order. */
export const chipsOf = ({ blocks }: SectionText): readonly Chip[] =>
  blocks.flatMap((b) => (b.kind === 'heading' ? [] : b.runs.filter((r) => typeof r !== 'string')));

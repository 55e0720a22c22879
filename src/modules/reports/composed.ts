import { z } from 'zod';

const where = z.record(z.string(), z.unknown()).readonly();

/** The letter that corrected a figure of a signed report: its number, its day, and the value it gave. */
export const corrected = z.object({ number: z.string(), on: z.string(), value: z.number().nullable() }).readonly();

/** A figure as it was counted: what was asked, of which rows, when, and what it was a year before. */
const figure = z.object({
  key: z.string(),
  label: z.string(),
  /** null for a ratio of nothing */
  value: z.number().nullable(),
  unit: z.string(),
  /** What stands in the text, without the unit. */
  printed: z.string(),
  /** The indicator's code; of a ratio, of its part and its whole: 'hazard.rectified/hazard.found'. */
  indicator: z.string(),
  /** The indicator's own words, e.g. 排查隐患. */
  indicatorLabel: z.string(),
  /** A hash of the indicator's definition. */
  definition: z.string(),
  /** The filter as sent, and the indicator's own, their times still relative. */
  where,
  /** The ledger and the filter of exactly the rows it counts, all times resolved. */
  ledger: z.string(),
  rows: where,
  /** For a figure of different values (家): the label of the column that is counted. */
  different: z.string().nullable(),
  /** Its own period and cutoff, where they are not the report's. */
  own: z.object({ period: z.string(), label: z.string(), cutoff: z.string() }).readonly().optional(),
  /** For a ratio: the keys of its part and its whole. */
  ratio: z.object({ part: z.string(), whole: z.string() }).readonly().nullable(),
  /** The same period a year before; null when the ledger held nothing then. */
  before: z
    .object({
      value: z.number().nullable(),
      change: z.number(),
      percent: z.number().nullable(),
      /** The old report it was taken from, where our ledgers hold nothing of that year. */
      origin: z.string().optional(),
    })
    .readonly()
    .nullable(),
  /** Signed reports on the same period that tell it otherwise, and why: asked for before this one is signed, unless a letter said it. */
  elsewhere: z
    .object({
      reports: z
        .array(
          z
            .object({ report: z.string(), title: z.string(), value: z.number(), corrected: corrected.optional() })
            .readonly(),
        )
        .readonly(),
      why: z.object({ reason: z.string(), by: z.string(), at: z.string() }).readonly().nullable(),
    })
    .readonly()
    .optional(),
});

/** A piece of text; a number or a claim names the figure it rests on. */
const run = z.union([
  z.string(),
  z.object({ text: z.string(), figure: z.string(), kind: z.enum(['number', 'claim']) }).readonly(),
]);

const block = z.object({
  kind: z.enum(['heading', 'paragraph']),
  /** Of a heading; 0 for a paragraph. */
  level: z.int().min(0).max(3),
  /** 一、 or （一） or 一是, '' for a plain paragraph. */
  number: z.string(),
  /** The words of a heading, or the leading words of an item. */
  text: z.string(),
  runs: z.array(run).readonly(),
});

/** The consistency rules of the catalogue that run on a report. */
const ruleNames = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R11',
  'R12',
  'R14',
  'R15',
  'R16',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
  'R22',
] as const;

/** What the reader is told beside the text: a rule that holds or does not, a claim that was not made, a sentence left out. */
const note = z.object({
  rule: z.enum([...ruleNames, 'typed', 'omitted']),
  kind: z.enum(['agrees', 'differs', 'unclaimed', 'omitted']),
  words: z.string(),
  figures: z.array(z.string()).readonly(),
});

const masthead = z.object({
  name: z.string(),
  issuer: z.string(),
  /** The number of the issue in its year, and of all; null until it is signed, the second also where issues are not counted by year. */
  issue: z.int().nullable(),
  total: z.int().nullable(),
  /** The day it was signed. */
  date: z.string().nullable(),
});

const bulletinEnd = z.object({
  /** Whom it goes to, in words; what stands between ； has a line of its own. */
  sendTo: z.string(),
  copies: z.int().nullable(),
});

/** A composed report: text, figures and notes, all counted at one moment. */
export const composed = z.object({
  template: z.string(),
  title: z.string(),
  bureau: z.string(),
  county: z.string(),
  period: z
    .object({
      code: z.string(),
      label: z.string(),
      from: z.string(),
      to: z.string(),
      /** The campaign whose days these are. */
      campaign: z.object({ id: z.string(), name: z.string() }).readonly().optional(),
    })
    .readonly(),
  /** The head of a bulletin (版头). */
  masthead: masthead.readonly().optional(),
  /** Its foot (报尾), where its series says whom it goes to. */
  foot: bulletinEnd.readonly().optional(),
  /** The names of the campaigns the text speaks of, by key. */
  campaigns: z.record(z.string(), z.string()).readonly(),
  /** The last moment the figures know. */
  cutoff: z.string(),
  blocks: z.array(block.readonly()).readonly(),
  figures: z.array(figure.readonly()).readonly(),
  notes: z.array(note.readonly()).readonly(),
});

/** The head of a bulletin. */
export type Masthead = z.infer<typeof masthead>;
/** The foot of a bulletin. */
export type BulletinEnd = z.infer<typeof bulletinEnd>;
/** A composed report. */
export type Composed = z.infer<typeof composed>;
/** A figure of a composed report. */
export type ComposedFigure = Composed['figures'][number];
/** A heading or a paragraph of a composed report. */
export type ComposedBlock = Composed['blocks'][number];
/** A piece of its text. */
export type ComposedRun = ComposedBlock['runs'][number];
/** A remark beside the text. */
export type ComposedNote = Composed['notes'][number];

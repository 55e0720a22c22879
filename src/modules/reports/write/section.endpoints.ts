import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';
import { composed } from '../composed.ts';
import { printing, templatePart } from '../printing.ts';
import { report } from '../report.ledger.ts';
import { sectionText, textAsk } from '../text/report-text.ts';

const id = z.uuid();
const writers = [...report.may.create] as const;
/** Whoever reviews may mend a word, and a section's writer may be any of the bureau's people. */
const authors = [...bureau] as const;

/** A chapter as it stands. */
export const section = z.object({
  id,
  version: z.int(),
  text: sectionText.readonly(),
  /** Who is to write it, if that was said. */
  writer: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});

/** Begins a report for a period or on a campaign: from an outline, a topic, a template of the bureau's own, another report in its words, or as the next issue of a series. Answers the same when it is sent again. */
export const beginReport = endpoint({
  method: 'post',
  path: '/reports/begin',
  label: '新编报告',
  by: writers,
  input: z.strictObject({
    id,
    /** The code of a period; not asked for with a campaign. */
    period: z.string().max(30).optional(),
    campaign: id.optional(),
    title: z.string().trim().max(100).optional(),
    from: z.union([
      z.strictObject({ structure: z.string().max(30) }).readonly(),
      z.strictObject({ topic: z.string().max(30) }).readonly(),
      z.strictObject({ series: id }).readonly(),
      z.strictObject({ report: id }).readonly(),
      z.strictObject({ template: z.string().max(40), version: z.int() }).readonly(),
    ]),
  }),
  /** `isBare`: the report on a topic has no figure, only claims that there was none of something. */
  output: z.object({ id, left: z.array(z.string()).readonly(), isBare: z.boolean() }),
});

/**
 * A report's chapters as they stand, with the report as it would be printed now; with a chapter named, or, of a report without chapters, a
 * part of its template, that one alone is counted.
 */
export const readSections = endpoint({
  method: 'get',
  path: '/reports/sections',
  label: '报告章节',
  by: [...bureau],
  input: z.strictObject({ report: id, section: id.optional(), part: templatePart.optional() }),
  output: printing.extend({ sections: z.array(section.readonly()).readonly() }),
});

/** Saves a chapter over the version it was written on. Problem 'stale' holds the chapter as somebody else saved it meanwhile. */
export const saveSection = endpoint({
  method: 'post',
  path: '/reports/sections/save',
  label: '保存章节',
  by: authors,
  input: z.strictObject({ report: id, section: id, version: z.int().min(0), text: sectionText }),
  output: section,
});

/** Gives a chapter to a writer, or to nobody in particular. */
export const assignSection = endpoint({
  method: 'post',
  path: '/reports/sections/assign',
  label: '分工',
  by: writers,
  input: z.strictObject({ report: id, section: id, writer: id.nullable() }),
  output: z.object({}),
});

/** Every version of a chapter, the latest first, 100 at most. */
export const pastSections = endpoint({
  method: 'get',
  path: '/reports/sections/past',
  label: '章节旧稿',
  by: [...bureau],
  input: z.strictObject({ report: id, section: id }),
  output: z.object({ versions: z.array(section.omit({ writer: true, id: true }).readonly()).readonly() }),
});

const point = z.object({ period: z.string(), label: z.string(), value: z.number() });

/** A figure in a report's period, counted now, and in the periods of the same kind before it, oldest first. */
export const lookAtFigure = endpoint({
  method: 'get',
  path: '/reports/figure',
  label: '看一个数字',
  by: [...bureau],
  input: z.strictObject({ period: z.string().max(30), of: textAsk }),
  output: z.object({ figure: composed.shape.figures.unwrap().element, trend: z.array(point.readonly()).readonly() }),
});

/** A chapter as it travels. */
export type Section = z.infer<typeof section>;
/** What a writer's page works on. */
export type Writing = z.infer<typeof readSections.output>;
/** A figure and how it went. */
export type FigureLook = z.infer<typeof lookAtFigure.output>;

import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';
import { printing } from '../printing.ts';
import { report } from '../report.ledger.ts';
import { textRun } from '../text/report-text.ts';
import { section } from './section.endpoints.ts';

const id = z.uuid();
const readers = [...bureau] as const;
const words = z.string().trim().min(1).max(1000);

/** Whoever runs the report says which chapters it has. */
const writers = [...report.may.create] as const;

const word = z.object({ id, words: z.string(), by: z.string(), at: z.string() });

const comment = z.object({
  id,
  section: id,
  /** Where it stands in the flat text of the chapter as saved last; null when nothing of that is left. */
  stretch: z.object({ from: z.int(), to: z.int() }).readonly().nullable(),
  /** What it was said of, as it stood then. */
  quote: z.array(textRun).readonly(),
  /** The comment and the answers to it, in the order they came. */
  said: z.array(word.readonly()).readonly(),
  resolved: z.object({ by: z.string(), at: z.string() }).readonly().nullable(),
});

/** A report's chapters as they stand and what was said of them, with its frame but no figure: asked again whenever somebody writes. */
export const readChapters = endpoint({
  method: 'get',
  path: '/reports/chapters',
  label: '报告章节和批注',
  by: readers,
  input: z.strictObject({ report: id }),
  output: z.object({
    sections: z.array(section.readonly()).readonly(),
    /** Chapters taken out, the latest first. */
    removed: z.array(z.object({ id, heading: z.string(), by: z.string(), at: z.string() }).readonly()).readonly(),
    comments: z.array(comment.readonly()).readonly(),
    frame: printing.readonly(),
  }),
});

/** Puts a new chapter behind another, or first. Answers the same when it is sent again. */
export const addSection = endpoint({
  method: 'post',
  path: '/reports/sections/add',
  label: '增加章节',
  by: writers,
  input: z.strictObject({ report: id, section: id, after: id.nullable(), heading: z.string().trim().max(60) }),
  output: z.object({}),
});

/** Moves a chapter behind another, or first; the numbers of headings follow when the report is printed. */
export const moveSection = endpoint({
  method: 'post',
  path: '/reports/sections/move',
  label: '移动章节',
  by: writers,
  input: z.strictObject({ report: id, section: id, after: id.nullable() }),
  output: z.object({}),
});

/** Takes a chapter out as it was seen, by its version; who still writes in it brings it back by saving. */
export const removeSection = endpoint({
  method: 'post',
  path: '/reports/sections/remove',
  label: '删除章节',
  by: writers,
  input: z.strictObject({ report: id, section: id, version: z.int() }),
  output: z.object({}),
});

/** Puts a chapter back that was taken out, where it stood. */
export const restoreSection = endpoint({
  method: 'post',
  path: '/reports/sections/restore',
  label: '恢复章节',
  by: writers,
  input: z.strictObject({ report: id, section: id }),
  output: z.object({}),
});

/** Says something of a stretch of a chapter's flat text in one of its versions. Answers the same when it is sent again. */
export const addComment = endpoint({
  method: 'post',
  path: '/reports/comments/add',
  label: '批注',
  by: readers,
  input: z.strictObject({
    report: id,
    section: id,
    version: z.int().min(1),
    id,
    from: z.int().min(0),
    to: z.int().min(1),
    words,
  }),
  output: z.object({}),
});

/** Answers a comment. */
export const answerComment = endpoint({
  method: 'post',
  path: '/reports/comments/answer',
  label: '回复批注',
  by: readers,
  input: z.strictObject({ report: id, comment: id, id, words }),
  output: z.object({}),
});

/** Calls a comment done with, or not done with after all. */
export const resolveComment = endpoint({
  method: 'post',
  path: '/reports/comments/resolve',
  label: '解决批注',
  by: readers,
  input: z.strictObject({ report: id, comment: id, isResolved: z.boolean() }),
  output: z.object({}),
});

/** What the pages of those who write hear of. */
export type Chapters = z.infer<typeof readChapters.output>;
/** A comment as it travels. */
export type Comment = Chapters['comments'][number];

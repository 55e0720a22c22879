import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { bureau } from '../../../kernel/role.ts';
import { planners } from './commitment.ledger.ts';

const id = z.uuid();
const kind = z.enum(['commitment', 'problem']);

const choice = {
  /** Not to be kept as a task of its own. */
  struck: z.boolean(),
  owner: id.nullable(),
  unit: z.string().trim().max(60).nullable(),
  dueOn: z.iso.date('日期应为 2026-03-01 这样的格式').nullable(),
};

const promise = z.object({
  kind,
  mark: z.string(),
  text: z.string(),
  place: z.string(),
  /** What of the coming period will tell how far it has come, where the text speaks of it. */
  indicator: z.string().nullable(),
  ...choice,
  /** The promise of an earlier period that this one carries on, and how often that makes. */
  carried: z.object({ id, period: z.string(), times: z.int() }).readonly().nullable(),
  /** The row that is there already for the period planned. */
  known: id.nullable(),
});

/** What signing a report will keep, as its text stands now: tasks of the coming period, shortcomings, and what is still owed and not in it. */
export const readPromises = endpoint({
  method: 'get',
  path: '/reports/promises',
  label: '报告将列入的任务',
  by: [...bureau],
  input: z.strictObject({ report: id }),
  output: z.object({
    /** The name of the period that is planned. */
    coming: z.string(),
    promises: z.array(promise.readonly()).readonly(),
    /** Tasks not finished that this plan does not speak of; `isLeft` when they are of its own period and their report was withdrawn. */
    missing: z.array(z.object({ id, text: z.string(), period: z.string(), isLeft: z.boolean() }).readonly()).readonly(),
    /** Tasks finished in the report's period that it does not tell of yet. */
    finished: z.array(z.object({ id, text: z.string(), words: z.string() }).readonly()).readonly(),
  }),
});

/** Says of a promise before its report is signed whether it is kept, whose it is and by when. */
export const choosePromise = endpoint({
  method: 'post',
  path: '/reports/promises/choose',
  label: '安排计划任务',
  by: planners,
  input: z.strictObject({ report: id, kind, mark: z.string().min(1).max(300), ...choice }),
  output: z.object({}),
});

/** Writes a finished task into the report's chapter of what was done, as a paragraph of its own at the end. */
export const tellFinished = endpoint({
  method: 'post',
  path: '/reports/promises/tell',
  label: '已完成任务写入总结',
  by: planners,
  input: z.strictObject({ report: id, commitment: id }),
  output: z.object({ heading: z.string() }),
});

const task = z.object({
  id,
  version: z.int(),
  state: z.string(),
  text: z.string(),
  /** The name of its period, and its code. */
  period: z.string(),
  code: z.string(),
  unit: z.string().nullable(),
  owner: z.string().nullable(),
  dueOn: z.string(),
  isOverdue: z.boolean(),
  carriedTimes: z.int(),
  parent: z.string().nullable(),
  result: z.string().nullable(),
  /** The rows that bear out what came of it. */
  evidence: z.array(z.object({ ledger: z.string(), id }).readonly()).readonly(),
  /** What the indicator tells of the period so far; `reached` is null where nothing was aimed at. */
  progress: z
    .object({
      label: z.string(),
      value: z.number(),
      unit: z.string(),
      goal: z.enum(['atLeast', 'atMost']),
      target: z.int().nullable(),
      reached: z.boolean().nullable(),
      ledger: z.string(),
      rows: z.record(z.string(), z.unknown()).readonly(),
    })
    .readonly()
    .nullable(),
});

/** The tasks of a period, and those of earlier ones that are still owed: overdue first, then by their days. */
export const taskBoard = endpoint({
  method: 'get',
  path: '/reports/commitments',
  label: '计划任务',
  by: [...bureau],
  input: z.strictObject({ period: z.string().max(30) }),
  output: z.object({
    label: z.string(),
    tasks: z.array(task.readonly()).readonly(),
  }),
});

/** What will be kept of a report. */
export type Promises = z.infer<typeof readPromises.output>;
/** One of it. */
export type ReportPromise = Promises['promises'][number];
/** A task on the board. */
export type BoardTask = z.infer<typeof task>;

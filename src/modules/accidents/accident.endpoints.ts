import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { investigating, readers, reporters } from './accident-roles.ts';

const people = z.int('请填整数').min(0, '不能小于 0').max(100_000, '数值过大，请核对').nullish();

/** Sends the next report of an accident: first, follow-up, final, or a supplement within the term in which a death still counts. */
export const reportAccident = endpoint({
  method: 'post',
  path: '/accidents/report',
  label: '事故报告',
  by: reporters,
  input: z.strictObject({
    id: z.uuid(),
    accident: z.uuid(),
    kind: z.enum(['next', 'final', 'correction'], '请选择报告种类'),
    recipients: words(200),
    situation: words(5000),
    dead: people,
    missing: people,
    injured: people,
    slight: people,
    loss: z.int('金额最多到分').min(0, '金额不能为负').max(1_000_000_000_000).nullish(),
  }),
  output: z.object({ id: z.uuid(), title: z.string(), grade: z.string(), counted: z.boolean() }),
});

/** Forms the team that investigates, under the government the grade calls for. */
export const openInvestigation = endpoint({
  method: 'post',
  path: '/accidents/open-investigation',
  label: '成立调查组',
  by: investigating,
  input: z.strictObject({
    id: z.uuid(),
    accident: z.uuid(),
    leader: words(60),
    members: words(5000),
    procuratorate: z.boolean(),
    formedOn: z.iso.date('日期应为 2026-03-01 这样的格式'),
  }),
  output: z.object({ id: z.uuid() }),
});

/** An accident in time: its terms, who must be told, and its chain of reports. */
export const accidentCourse = endpoint({
  method: 'get',
  path: '/accidents/course',
  label: '事故时间线',
  by: readers,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    unitDueAt: z.string().nullable(),
    upTo: z.string(),
    windowEndsOn: z.string(),
    investigator: z.string(),
    nearMiss: z.array(z.string()).readonly(),
    reports: z
      .array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          kind: z.string(),
          reportedAt: z.string(),
          recipients: z.string(),
          dead: z.int().nullable(),
          missing: z.int().nullable(),
          injured: z.int().nullable(),
          slight: z.int().nullable(),
          grade: z.string(),
          situation: z.string(),
        }),
      )
      .readonly(),
    investigation: z.uuid().nullable(),
  }),
});

/** What the course of an accident holds. */
export type AccidentCourse = z.infer<typeof accidentCourse.output>;

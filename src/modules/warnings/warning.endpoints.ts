import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { bureau } from '../../kernel/role.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { dutyRoom, readers } from './warning-roles.ts';
import { earlyWarning } from './warning.ledger.ts';

const id = z.uuid();
const colourHours = z.object({ blue: z.int(), yellow: z.int(), orange: z.int(), red: z.int() });

/** What a warning begins with: of a gauge's alarm, of the warning it will replace, or nothing; and how long each colour usually holds. */
export const beginWarning = endpoint({
  method: 'get',
  path: '/warnings/begin',
  label: '拟发预警',
  by: dutyRoom,
  input: z.strictObject({ alarm: id.nullable(), replaces: id.nullable() }),
  output: z.object({ hours: colourHours, start: z.record(z.string(), z.unknown()) }),
});

/** Hands a warning on to be signed, new or taken in: with all a warning must say, judged in the same transaction. The same again changes nothing. */
export const submitWarning = endpoint({
  method: 'post',
  path: '/warnings/submit',
  label: '研判转审签',
  by: dutyRoom,
  input: z.strictObject({
    id,
    /** The version that was seen; null for a new one. */
    version: z.int().nullable(),
    draft: draftSchema(earlyWarning),
    opinion: earlyWarning.fields.opinion.schema,
  }),
  output: z.object({ id }),
});

/** Takes in a message of the warning network, a CAP 1.2 file. The same message again changes nothing. */
export const takeCap = endpoint({
  method: 'post',
  path: '/warnings/take-cap',
  label: '导入预警报文',
  by: dutyRoom,
  input: z.strictObject({ xml: z.string().min(1, '文件是空的').max(1_000_000, '文件超过 1 MB') }),
  output: z.object({ outcome: z.enum(['taken', 'known', 'updated', 'cancelled']), id, headline: z.string() }),
});

/** Issues a signed warning: numbers it, sends it to the areas that were signed, and begins the call-out of the people there. */
export const issueWarning = endpoint({
  method: 'post',
  path: '/warnings/issue',
  label: '发布预警',
  by: dutyRoom,
  input: z.strictObject({ id, version: z.int(), callOut: z.boolean() }),
  output: z.object({
    version: z.int(),
    documentNumber: z.string(),
    targets: z.int(),
    /** The call-out that has begun; null where nobody was to be called, or there was nobody. */
    callOut: id.nullable(),
    people: z.int(),
  }),
});

const counted = { sent: z.int(), received: z.int(), acted: z.int() };
const calls = z.array(z.object({ id, number: z.string().nullable(), people: z.int(), isOver: z.boolean() }));

/** The warnings that are not over: those in force, the graver colour first, and those on their way, the most urgent first. */
export const warningBoard = endpoint({
  method: 'get',
  path: '/warnings/board',
  label: '在效预警',
  by: bureau,
  input: z.strictObject({}),
  output: z.object({
    warnings: z.array(
      z.object({
        id,
        headline: z.string(),
        state: z.string(),
        colour: z.string().nullable(),
        affected: z.string().nullable(),
        /** The codes of the areas it goes to. */
        areas: z.array(z.string()),
        documentNumber: z.string().nullable(),
        issuedAt: z.string().nullable(),
        validUntil: z.string().nullable(),
        dueAt: z.string().nullable(),
        ...counted,
        calls,
      }),
    ),
  }),
});

/** The warnings that are not over, as answered. */
export type WarningBoard = z.infer<typeof warningBoard.output>;

/** What belongs to one warning: where it came from and what it has become, to whom it goes or went, and who was called. */
export const warningCourse = endpoint({
  method: 'get',
  path: '/warnings/course',
  label: '预警办理情况',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    /** The other messages and editions of the same warning, the oldest first. */
    lineage: z.array(
      z.object({
        id,
        headline: z.string(),
        state: z.string(),
        colour: z.string().nullable(),
        at: z.string(),
        isLater: z.boolean(),
      }),
    ),
    recipients: z.array(z.object({ area: z.string(), name: z.string() })),
    /** What of the words for its areas names none. */
    unknown: z.array(z.string()),
    /** How many people would be called if it were issued now. */
    people: z.int(),
    ...counted,
    calls,
  }),
});

/** What belongs to one warning, as answered. */
export type WarningCourse = z.infer<typeof warningCourse.output>;

/** Publishes a paper of the fire season with the next number of its kind and year. */
export const publishBulletin = endpoint({
  method: 'post',
  path: '/warnings/publish-bulletin',
  label: '编号发布',
  by: dutyRoom,
  input: z.strictObject({ id, version: z.int() }),
  output: z.object({ version: z.int(), documentNumber: z.string() }),
});

/** Takes in a table of hot spots in the form of FIRMS; what lies outside the county is left out, near ones of some hours are one. */
export const takeHotspots = endpoint({
  method: 'post',
  path: '/warnings/take-hotspots',
  label: '导入卫星热点',
  by: dutyRoom,
  input: z.strictObject({ csv: z.string().min(1, '文件是空的').max(1_000_000, '文件超过 1 MB，请只下载本地区的数据') }),
  output: z.object({
    made: z.int(),
    joined: z.int(),
    known: z.int(),
    outside: z.int(),
    problems: z.array(z.object({ line: z.int(), words: z.string() })),
  }),
});

/** What became of a table of hot spots. */
export type HotspotsTaken = z.infer<typeof takeHotspots.output>;

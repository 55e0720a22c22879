import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { accident } from '../accidents/index.ts';
import { incidentCall } from './call.ledger.ts';
import { incidentKinds, readers, reporters } from './incident-words.ts';

const id = z.uuid();
const people = z.int('请填整数').min(0, '不能小于 0').max(1_000_000, '数值过大，请核对').nullish();
const kinds = Object.keys(incidentKinds) as (keyof typeof incidentKinds)[]; // Object.keys forgets the names

/** Makes an incident of a call, with whoever must be told: one request, which may come twice. */
export const raiseIncident = endpoint({
  method: 'post',
  path: '/incidents/raise',
  label: '立为突发事件',
  by: reporters,
  input: z.strictObject({
    id,
    call: id,
    /** The version of the call that was kept; null when nothing of it has been sent yet. */
    version: z.int().nullable(),
    draft: draftSchema(incidentCall),
  }),
  output: z.object({ id, name: z.string(), grade: z.string() }),
});

/** What somebody hears on the telephone, as far as it tells whether others hear of the same. */
export const likelySame = endpoint({
  method: 'get',
  path: '/incidents/likely-same',
  label: '疑似同一事件',
  by: readers,
  input: z.strictObject({
    call: id,
    kind: z.enum(kinds).nullable(),
    occurredAt: z.iso.datetime().nullable(),
    district: z.string().max(12).nullable(),
    placeWords: z.string().max(200).nullable(),
    place: z.strictObject({ lng: z.number(), lat: z.number() }).nullable(),
  }),
  output: z.object({
    incidents: z.array(z.object({ id, name: z.string(), receivedAt: z.string(), state: z.string() })).readonly(),
    calls: z
      .array(z.object({ id, heard: z.string(), by: z.string(), receivedAt: z.string(), likely: z.boolean() }))
      .readonly(),
  }),
});

/** What others hear. */
export type LikelySame = z.infer<typeof likelySame.output>;

/** Sends the next report of an incident: first, follow-up, final; behind it a supplement or a correction. */
export const reportIncident = endpoint({
  method: 'post',
  path: '/incidents/report',
  label: '报送突发事件信息',
  by: reporters,
  input: z.strictObject({
    id,
    incident: id,
    kind: z.enum(['next', 'final', 'correction'], '请选择报告种类'),
    situation: words(5000),
    dead: people,
    missing: people,
    injured: people,
    trapped: people,
    evacuated: people,
    explanation: z.string().trim().max(300, '最多 300 个字').nullish(),
  }),
  output: z.object({ id, title: z.string(), grade: z.string(), counted: z.boolean() }),
});

/** Makes a production accident of an incident; what is known goes along, with the reports sent so far. */
export const becomeAccident = endpoint({
  method: 'post',
  path: '/incidents/become-accident',
  label: '转为生产安全事故',
  by: reporters,
  input: z.strictObject({
    id,
    incident: id,
    unitName: accident.fields.unitName.schema,
    sector: accident.fields.sector.schema,
    kind: accident.fields.kind.schema,
  }),
  output: z.object({ id }),
});

const report = z.object({
  id,
  title: z.string(),
  kind: z.string(),
  reportedAt: z.string(),
  grade: z.string(),
  dead: z.int().nullable(),
  missing: z.int().nullable(),
  injured: z.int().nullable(),
  trapped: z.int().nullable(),
  evacuated: z.int().nullable(),
  situation: z.string(),
  changes: z.string().nullable(),
  explanation: z.string().nullable(),
});

const notice = z.object({
  id,
  version: z.int(),
  state: z.string(),
  recipient: z.string(),
  channel: z.string(),
  tellBy: z.string(),
  basis: z.string(),
  about: z.string().nullable(),
  receiver: z.string().nullable(),
  receiverPost: z.string().nullable(),
  toldAt: z.string().nullable(),
  means: z.string().nullable(),
});

/** An incident in time: who must be told by when, the chain of reports, the calls behind it. */
export const incidentCourse = endpoint({
  method: 'get',
  path: '/incidents/course',
  label: '报送情况',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({
    notices: z.array(notice).readonly(),
    reports: z.array(report).readonly(),
    calls: z
      .array(
        z.object({
          id,
          caller: z.string().nullable(),
          callerUnit: z.string().nullable(),
          callerTold: z.string().nullable(),
          receivedAt: z.string(),
        }),
      )
      .readonly(),
    /** The last day on which a death still changes the grade. */
    windowEndsOn: z.string(),
    bureau: z.string(),
    where: z.string(),
  }),
});

/** What the course of an incident holds. */
export type IncidentCourse = z.infer<typeof incidentCourse.output>;

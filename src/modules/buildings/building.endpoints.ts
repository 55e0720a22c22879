import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { followers, readers } from './building-roles.ts';
import { recheckFaults, recheckSample } from './recheck.ledger.ts';
import { stages } from './stages.ts';

const id = z.uuid();
const within = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, '请选择乡镇或村（社区）');
const counts = z.object(Object.fromEntries(stages.map((stage) => [stage, z.int()]))).readonly();

/** How far the survey has come: by stage, town or village, and by town and country. */
export const surveyProgress = endpoint({
  method: 'get',
  path: '/buildings/progress',
  label: '房屋排查进度',
  by: readers,
  input: z.strictObject({ within: within.optional() }),
  output: z.object({
    within,
    parts: z
      .array(
        z.object({
          /** A town of the county, a village of the town; the area itself for what lies in none of them. */
          area: z.string(),
          name: z.string(),
          urban: counts,
          rural: counts,
        }),
      )
      .readonly(),
  }),
});

/** How far the survey has come, as it is told. */
export type Progress = z.infer<typeof surveyProgress.output>;

/** Buildings of a village or town that may be one: of the same code, the same address, or on the same spot. */
export const likelyDuplicates = endpoint({
  method: 'get',
  path: '/buildings/duplicates',
  label: '疑似重复房屋',
  by: readers,
  input: z.strictObject({ within: z.string().regex(/^\d{12}$/, '请选择村（社区）') }),
  output: z.object({
    metres: z.int(),
    /** How many buildings were compared. */
    compared: z.int(),
    clusters: z
      .array(
        z.object({
          likenesses: z.array(z.enum(['code', 'address', 'place'])).readonly(),
          rows: z
            .array(
              z.object({
                id,
                version: z.int(),
                surveyCode: z.string(),
                address: z.string(),
                area: z.string(),
                state: z.string(),
                createdAt: z.string(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  }),
});

/** Keeps one of the buildings that are one, and takes the others off as registered twice, all or none. */
export const removeDuplicates = endpoint({
  method: 'post',
  path: '/buildings/remove-duplicates',
  label: '核减重复房屋',
  by: followers,
  input: z.strictObject({
    keep: id,
    others: z
      .array(z.strictObject({ id, version: z.int() }))
      .min(1)
      .max(50),
  }),
  output: z.object({ removed: z.int() }),
});

/** Writes down that buildings which look like one are not: they are not shown as one again. */
export const keepApart = endpoint({
  method: 'post',
  path: '/buildings/keep-apart',
  label: '认定不是同一栋',
  by: followers,
  input: z.strictObject({ ids: z.array(id).min(2).max(50) }),
  output: z.object({ kept: z.int() }),
});

/** Draws a random sample of surveyed buildings, by a seed that is written down. */
export const drawRecheck = endpoint({
  method: 'post',
  path: '/buildings/draw-recheck',
  label: '抽取复核房屋',
  by: followers,
  input: z.strictObject({
    id,
    name: recheckSample.fields.name.schema,
    within,
    among: recheckSample.fields.among.schema,
    wanted: recheckSample.fields.wanted.schema,
    dueOn: z.iso.date('请填写复核期限'),
  }),
  output: z.object({ id, drawn: z.int(), population: z.int() }),
});

/** What a sample has come to: how many were checked, how many wrong and in what, the rate with its interval. */
export const recheckResult = endpoint({
  method: 'get',
  path: '/buildings/recheck-result',
  label: '抽查差错率',
  by: recheckSample.may.read,
  input: z.strictObject({ id }),
  output: z.object({
    drawn: z.int(),
    checked: z.int(),
    wrong: z.int(),
    faults: z.record(z.enum(Object.keys(recheckFaults)), z.int()),
    rate: z.object({ percent: z.number(), low: z.number(), high: z.number() }).nullable(),
    limit: z.number(),
    verdict: z.enum(['passed', 'failed', 'unsure']).nullable(),
  }),
});

import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { dutyRoom } from './warning-roles.ts';
import { audiences } from './warning-target.ledger.ts';

const id = z.uuid();

/** Takes in a message of the warning network, a CAP 1.2 file. The same message again changes nothing. */
export const takeCap = endpoint({
  method: 'post',
  path: '/warnings/take-cap',
  label: '导入预警报文',
  by: dutyRoom,
  input: z.strictObject({ xml: z.string().min(1, '文件是空的').max(1_000_000, '文件超过 1 MB') }),
  output: z.object({ outcome: z.enum(['taken', 'known', 'updated', 'cancelled']), id, headline: z.string() }),
});

/** Issues a signed warning: numbers it, sends it to areas, and begins the call-out of the people there. */
export const issueWarning = endpoint({
  method: 'post',
  path: '/warnings/issue',
  label: '发布预警',
  by: dutyRoom,
  input: z.strictObject({
    id,
    version: z.int(),
    audience: z.enum(Object.keys(audiences) as [keyof typeof audiences]), // Object.keys forgets the names
    recipients: z
      .array(
        z.strictObject({
          recipient: z.string().trim().min(1, '请填写送达单位').max(100),
          area: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/),
        }),
      )
      .min(1, '请选择发布范围')
      .max(600, '一次最多 600 个单位'),
    callOut: z.boolean(),
  }),
  output: z.object({
    version: z.int(),
    documentNumber: z.string(),
    targets: z.int(),
    /** The call-out that has begun; null where nobody was to be called, or there was nobody. */
    callOut: id.nullable(),
    people: z.int(),
  }),
});

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

import { z } from 'zod';
import { words } from '../../codes/words.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { clerks, readers } from './permit-roles.ts';

const row = { id: z.uuid(), version: z.int() };
const day = z.iso.date('日期应为 2026-03-01 这样的格式');
const done = z.object({ version: z.int() });

/** Accepts an application, unless the kind is not issued for now or the permit it would extend is past its date. */
export const acceptApplication = endpoint({
  method: 'post',
  path: '/permits/accept',
  label: '受理许可申请',
  by: clerks,
  input: z.strictObject({ ...row, acceptedOn: day }),
  output: done,
});

/** Grants an application: by somebody who has not reviewed it, when nothing stands in the way. */
export const approveApplication = endpoint({
  method: 'post',
  path: '/permits/approve',
  label: '准予许可',
  by: ['leader'],
  input: z.strictObject({ ...row, decisionOpinion: words(5000) }),
  output: done,
});

/** Issues the permit of a granted application with its number; an extended permit is replaced by it. */
export const issuePermit = endpoint({
  method: 'post',
  path: '/permits/issue',
  label: '发证',
  by: clerks,
  input: z.strictObject({
    ...row,
    scope: words(5000),
    storageLimit: words(60).nullish(),
    validFrom: day,
    /** Left out, it is as late as the law allows. */
    validTo: day.nullish(),
    /** Of a permit that the superior decides on; our own are numbered here. */
    permitNumber: words(60).nullish(),
  }),
  output: z.object({ permit: z.uuid(), permitNumber: z.string(), validTo: z.string() }),
});

/** What stands in the way of an application's next guarded step, in words; null when nothing does. */
export const applicationBarriers = endpoint({
  method: 'get',
  path: '/permits/barriers',
  label: '许可办理障碍',
  by: readers,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    step: z.enum(['accept', 'approve', 'issue']).nullable(),
    may: z.boolean(),
    barrier: z.string().nullable(),
    /** What a new permit would say when nothing else is said. */
    term: z.object({ validFrom: z.string(), validTo: z.string() }).nullable(),
  }),
});

const expiring = z.object({
  id: z.uuid(),
  name: z.string(),
  siteName: z.string(),
  town: z.string().nullable(),
  kind: z.string(),
  state: z.string(),
  validTo: z.string(),
  number: z.string().nullable(),
});

/** The permits and certificates that are past their date or come near it, the nearest first. */
export const expiryBoard = endpoint({
  method: 'get',
  path: '/permits/expiry-board',
  label: '证照到期',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    permits: z.array(expiring).readonly(),
    certificates: z.array(expiring).readonly(),
    suspended: z
      .array(z.object({ id: z.uuid(), kind: z.string(), basis: z.string(), fromOn: z.string(), area: z.string() }))
      .readonly(),
  }),
});

/** What the board of expiry holds. */
export type ExpiryBoard = z.infer<typeof expiryBoard.output>;

import { z } from 'zod';

const inspector = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Section and office on the day of the draw, e.g. 监管一股执法人员. */
  post: z.string(),
  certificate: z.string().nullable(),
});

const pick = z.object({
  /** The site's id in the published list. */
  id: z.uuid(),
  place: z.int(),
  name: z.string(),
  sector: z.string(),
  town: z.string().nullable(),
  inspectors: z.array(inspector).readonly(),
  state: z.string(),
});

const resultPage = z.object({
  bureau: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  plan: z.string().nullable(),
  scope: z.string(),
  drawnAt: z.string(),
  publishedAt: z.string(),
  visitBy: z.string(),
  /** Why and when it was declared void; such a draw stays to be read. */
  voided: z.object({ at: z.string(), reason: z.string() }).nullable(),
  candidates: z.int(),
  excluded: z.int(),
  officers: z.int(),
  picks: z.array(pick).readonly(),
  method: z.string(),
  seed: z.string(),
  listHash: z.string(),
  /** Whether seed and lists, reckoned again just now, give these lots. */
  isSame: z.boolean(),
});

/** What anybody reads of a published draw (国办发〔2015〕58号): its lots, its rule, and all that is needed to draw again. */
export const drawResult = { name: 'draw-result', label: '双随机抽查公示', output: resultPage } as const;

/** The lists of a published draw as a text, a line for each: what the number of the lists was made from. */
export const drawList = { name: 'draw-list', label: '双随机待抽名单', media: 'text/plain; charset=utf-8' } as const;

/** What the public page of a draw shows. */
export type DrawResult = z.infer<typeof resultPage>;

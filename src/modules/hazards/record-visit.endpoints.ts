import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { visit } from '../inspections/index.ts';
import { hazard } from './hazard.ledger.ts';

const five = z.strictObject({
  measures: hazard.fields.measures.schema,
  funds: hazard.fields.funds.schema,
  dueOn: hazard.fields.dueOn.schema,
  responsible: hazard.fields.responsible.schema,
  contingency: hazard.fields.contingency.schema,
});

/** What an inspector found on a visit, and what is done about it: ordered with the five, put right at once, or left open. */
const finding = z.strictObject({
  id: z.uuid(),
  summary: hazard.fields.summary.schema,
  category: hazard.fields.category.schema,
  level: hazard.fields.level.schema,
  standard: hazard.fields.standard.schema.nullish(),
  spot: hazard.fields.spot.schema.nullish(),
  basis: hazard.fields.basis.schema.nullish(),
  photos: hazard.fields.photos.schema.nullish(),
  handling: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('order'), five }),
    z.strictObject({ kind: z.literal('fixedOnSite'), result: hazard.fields.result.schema }),
    z.strictObject({ kind: z.literal('open') }),
  ]),
});

const visitDraft = draftSchema(visit);
const id = z.uuid();

/** A whole visit in one call: the visit, its findings and the document that orders them put right; all of it or nothing. */
export const recordVisit = endpoint({
  method: 'post',
  path: '/hazards/record-visit',
  label: '录入现场检查',
  by: ['inspector', 'sectionChief', 'committeeOffice', 'township'],
  input: z.strictObject({
    id,
    visit: visitDraft,
    findings: z.array(finding).max(100, '一次检查最多录入 100 条隐患'),
    /** The document for the findings to be ordered, if any are. */
    order: z.strictObject({ id, kind: z.enum(['order', 'notice']) }).nullish(),
  }),
  output: z.object({
    visitId: id,
    visitNumber: z.string().nullable(),
    orderId: id.nullable(),
    orderNumber: z.string().nullable(),
    hazardIds: z.array(id),
  }),
});

/** One finding of a visit as it is sent. */
export type Finding = z.infer<typeof finding>;

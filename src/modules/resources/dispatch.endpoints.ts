import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { draftSchema } from '../../kernel/schema.ts';
import { dispatchLine, supplyDispatch } from './dispatch.ledger.ts';
import { deciders, keepers, readers } from './resource-roles.ts';

const id = z.uuid();
const d = supplyDispatch.fields;
const l = dispatchLine.fields;

/** Asks for goods: the order and its lines together. */
export const requestDispatch = endpoint({
  method: 'post',
  path: '/resources/request-dispatch',
  label: '申请调拨',
  by: [...keepers, 'leader'],
  input: z.strictObject({
    id,
    dispatch: draftSchema(supplyDispatch),
    lines: z
      .array(z.strictObject({ id, supply: id, asked: l.asked.schema }))
      .min(1, '至少填写一种物资')
      .max(100, '一次最多 100 种物资'),
  }),
  output: z.object({ id, number: z.string().nullable() }),
});

/** Issues what was approved, the earliest expiry first, and prints a label for every box. */
export const issueDispatch = endpoint({
  method: 'post',
  path: '/resources/issue-dispatch',
  label: '调拨出库',
  by: keepers,
  input: z.strictObject({
    id,
    version: z.int(),
    carrier: d.carrier.schema,
    route: d.route.schema,
    lines: z.array(z.strictObject({ id, issued: z.int('请填整数').min(0, '不能小于 0').max(1_000_000) })).min(1),
  }),
  output: z.object({ version: z.int(), labels: z.int() }),
});

/** Records what arrived: whole, damaged, short; a difference is explained. */
export const receiveDispatch = endpoint({
  method: 'post',
  path: '/resources/receive-dispatch',
  label: '调拨签收',
  by: keepers,
  input: z.strictObject({
    id,
    version: z.int(),
    signedBy: d.signedBy.schema,
    lines: z
      .array(
        z.strictObject({
          id,
          received: l.received.schema,
          damaged: l.damaged.schema,
          explanation: l.explanation.schema.nullish(),
        }),
      )
      .min(1),
  }),
  output: z.object({ version: z.int(), whole: z.boolean() }),
});

/** What stands on a box: no names of people, no telephone numbers. */
export const boxLabel = z.object({
  order: z.string(),
  purpose: z.string(),
  goods: z.string(),
  pieces: z.int(),
  unit: z.string(),
  /** Gross weight of the box in grams; unknown where the item has none. */
  grams: z.int().nullable(),
  from: z.string(),
  to: z.string(),
  receiver: z.string(),
  route: z.string(),
  box: z.int(),
  boxes: z.int(),
  issuedOn: z.string(),
});

/** The labels of a dispatch with the code of each, which the page makes into a QR. */
export const dispatchLabels = endpoint({
  method: 'get',
  path: '/resources/dispatch-labels',
  label: '箱签',
  by: readers,
  input: z.strictObject({ id }),
  output: z.object({ labels: z.array(z.object({ code: z.string(), content: boxLabel })) }),
});

/** Revokes all labels of a dispatch, so that a scan tells nothing any more; with `again`, new ones are made. */
export const renewLabels = endpoint({
  method: 'post',
  path: '/resources/renew-labels',
  label: '停用或换发箱签',
  by: [...keepers, ...deciders],
  input: z.strictObject({ id, again: z.boolean() }),
  output: z.object({ labels: z.int() }),
});

/** What a label says. */
export type BoxLabel = z.infer<typeof boxLabel>;

/** What whoever scans a box is told: the label, and where the order stands. */
export const openBox = { name: 'box', label: '箱签查询', output: boxLabel.extend({ state: z.string() }) } as const;

import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { deciders, keepers } from './resource-roles.ts';
import { stocktake, stocktakeLine } from './stocktake.ledger.ts';

const id = z.uuid();
const counted = z.object({ id });

/** Begins a count of a store: a line for every lot that lies there by the book at the moment of counting. */
export const openStocktake = endpoint({
  method: 'post',
  path: '/resources/open-stocktake',
  label: '开始盘点',
  by: keepers,
  input: z.strictObject({
    id,
    name: stocktake.fields.name.schema,
    storage: z.uuid('请选择储存点'),
    countedAt: stocktake.fields.countedAt.schema,
    counters: stocktake.fields.counters.schema,
  }),
  output: z.object({ id, lines: z.int() }),
});

/** Writes down what was counted, line by line; each with the version that was seen. */
export const saveCounts = endpoint({
  method: 'post',
  path: '/resources/save-counts',
  label: '保存实盘数',
  by: keepers,
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          id,
          version: z.int(),
          counted: stocktakeLine.fields.counted.schema.nullable(),
          reason: stocktakeLine.fields.reason.schema.nullish(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ saved: z.int() }),
});

/** Approves a count: its differences become movements at the moment of counting. `lines` are those the approver saw. */
export const approveStocktake = endpoint({
  method: 'post',
  path: '/resources/approve-stocktake',
  label: '核准盘点',
  by: deciders,
  input: z.strictObject({
    id,
    version: z.int(),
    opinion: stocktake.fields.opinion.schema,
    lines: z.array(z.strictObject({ id, version: z.int() })).max(2000),
  }),
  output: z.object({ entered: z.int(), movements: z.array(counted) }),
});

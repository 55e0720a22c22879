import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { stockMovement } from './movement.ledger.ts';
import { keepers, readers } from './resource-roles.ts';
import { storageKinds } from './storage.ledger.ts';

const id = z.uuid();
const f = stockMovement.fields;
const amount = z.int('数量请填整数').min(1, '数量至少为 1').max(1_000_000, '数量过大，请核对');

/** What a keeper records in one go; a transfer is a movement out of one place and one into another. */
export const recordedKinds = {
  receipt: '入库',
  issue: '出库',
  transfer: '移库',
  lend: '借出',
  giveBack: '归还',
  writeOff: '报废',
  opening: '期初',
} as const;

/** One kind of goods that moves. Coming in, it says its batch and expiry; going out, its lot, or none: then the earliest expiry goes first. */
const line = z.strictObject({
  id,
  supply: id,
  quantity: amount,
  batch: f.batch.schema.nullish(),
  expiresOn: f.expiresOn.schema.nullish(),
  lot: id.nullish(),
});

/** Records goods coming in, going out or moving, all lines of a slip together or none. */
export const recordMovements = endpoint({
  method: 'post',
  path: '/resources/record-movements',
  label: '登记出入库',
  by: keepers,
  input: z.strictObject({
    // Object.keys forgets the literal keys.
    kind: z.enum(Object.keys(recordedKinds) as (keyof typeof recordedKinds)[], '请选择类型'),
    storage: z.uuid('请选择储存点'),
    to: id.nullish(),
    movedAt: f.movedAt.schema,
    reason: f.reason.schema,
    counterparty: f.counterparty.schema.nullish(),
    purchase: id.nullish(),
    /** Of a loan: by when it is owed back, and how the borrower is reached. */
    dueOn: z.iso.date('请填写应还日期').nullish(),
    phone: z.string().trim().max(30).nullish(),
    /** Of goods given back: the loan. */
    loan: id.nullish(),
    lines: z.array(line).min(1, '至少填写一种物资').max(100, '一次最多登记 100 行'),
  }),
  output: z.object({ movements: z.array(z.object({ id, name: z.string(), quantity: z.int(), left: z.int() })) }),
});

/** Takes a movement back: one of the opposite quantity at the same moment, that points to it and says why. */
export const reverseMovement = endpoint({
  method: 'post',
  path: '/resources/reverse-movement',
  label: '冲销出入库记录',
  by: keepers,
  input: z.strictObject({
    id,
    movement: id,
    reason: z.string('请填写冲销原因').trim().min(1, '请填写冲销原因').max(60),
  }),
  output: z.object({ id }),
});

const quantity = z.int();
// Object.keys forgets the literal keys.
const storageKind = z.enum(Object.keys(storageKinds) as (keyof typeof storageKinds)[]);

/** What can be moved and asked for, by name; for those too whose reach is a town. */
export const catalogue = endpoint({
  method: 'get',
  path: '/resources/catalogue',
  label: '物资目录',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    supplies: z
      .array(z.object({ id, name: z.string(), unit: z.string(), group: z.string(), kind: z.string() }))
      .readonly(),
    storages: z.array(z.object({ id, name: z.string(), kind: storageKind, area: z.string() })).readonly(),
  }),
});

/** What a catalogue holds. */
export type Catalogue = z.infer<typeof catalogue.output>;

/** What lies where: now, or at the end of a day. */
export const stockBoard = endpoint({
  method: 'get',
  path: '/resources/stock-board',
  label: '库存总览',
  by: readers,
  input: z.strictObject({ on: z.iso.date('日期应为 2026-03-01 这样的格式').nullish() }),
  output: z.object({
    on: z.string().nullable(),
    storages: z.array(z.object({ id, name: z.string(), kind: storageKind })).readonly(),
    supplies: z
      .array(z.object({ id, name: z.string(), unit: z.string(), group: z.string(), kind: z.string() }))
      .readonly(),
    cells: z.array(z.object({ supply: id, storage: id, quantity, expiring: quantity, expired: quantity })).readonly(),
    thresholds: z
      .array(
        z.object({
          id,
          supply: id,
          storage: id.nullable(),
          minimum: quantity,
          maximum: quantity.nullable(),
          held: quantity,
        }),
      )
      .readonly(),
    /** What expires within the first notice or has expired, the earliest first. */
    soon: z
      .array(z.object({ id, name: z.string(), unit: z.string(), expiresOn: z.string(), onHand: quantity }))
      .readonly(),
  }),
});

/** What a board shows. */
export type Board = z.infer<typeof stockBoard.output>;
/** What is sent to record movements. */
export type MovementsAsked = z.infer<typeof recordMovements.input>;

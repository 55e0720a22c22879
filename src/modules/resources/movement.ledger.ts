import { choice, count, day, type Field, files, instant, ref, text } from '../../kernel/field.ts';
import { type AnyLedger, ledger } from '../../kernel/ledger.ts';
import { supplyDispatch } from './dispatch.ledger.ts';
import { supplyLoan } from './loan.ledger.ts';
import { faultsOf } from './movement.rules.ts';
import { movementKinds } from './movement-kinds.ts';
import { supplyPurchase } from './purchase.ledger.ts';
import { keepers, readers } from './resource-roles.ts';
import { stocktake } from './stocktake.ledger.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';

/** A row of the same ledger: the target is looked up when it is first asked for. */
const another = (label: string): Field<string, false> => ({
  ...ref(undefined, { label, group: '关联' }),
  get target(): AnyLedger {
    return stockMovement;
  },
});

/**
 * One change of one stock (出入库, L41): written once and never edited; a mistake is taken back by a movement of the opposite
 * quantity at the same moment that points to it. Stock at any time is the sum of what had moved by then, and is never negative
 * (stock-movements.server.ts).
 */
export const stockMovement = ledger('stockMovement', {
  label: '出入库记录',
  title: 'reason',
  fields: {
    reason: text({ label: '事由', required: true, key: true, group: '出入库' }),
    kind: choice({ label: '类型', required: true, options: movementKinds, group: '出入库' }),
    movedAt: instant({ label: '发生时间', required: true, key: true, group: '出入库' }),
    storage: ref(supplyStorage, { label: '储存点', required: true, key: true, group: '出入库' }),
    supply: ref(supply, { label: '物资', required: true, key: true, group: '出入库' }),
    batch: text({ label: '批号', key: true, max: 40, group: '出入库' }),
    expiresOn: day({ label: '有效期至', group: '出入库' }),
    quantity: count({
      label: '增减数量',
      required: true,
      key: true,
      min: -1_000_000,
      max: 1_000_000,
      hint: '增加填正数，减少填负数，如出库 15 件填 -15',
      group: '出入库',
    }),
    counterparty: text({ label: '对方单位', max: 100, hint: '供货、领用或借用单位', group: '关联' }),
    dispatch: ref(supplyDispatch, { label: '调拨单', group: '关联' }),
    loan: ref(supplyLoan, { label: '借用单', group: '关联' }),
    purchase: ref(supplyPurchase, { label: '采购', group: '关联' }),
    stocktake: ref(stocktake, { label: '盘点', group: '关联' }),
    from: another('调出记录'),
    reverses: another('冲销的记录'),
    vouchers: files({ label: '凭证', group: '关联' }),
  },
  states: { entered: '已入账' },
  initial: 'entered',
  steps: {},
  may: { read: readers, create: keepers, update: [] },
  check: faultsOf,
});

import { indicators } from '../../kernel/indicator.ts';
import { resourceAgreement } from './agreement.ledger.ts';
import { dispatchLine } from './dispatch.ledger.ts';
import { equipment } from './equipment.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { supplyPurchase } from './purchase.ledger.ts';
import { rescueTeam, teamMember, teamMuster } from './team.ledger.ts';

/**
 * Stocks are movements summed to the cutoff. Narrowed by {storage: {kind}} they are the county's own stores, the agreed or the
 * pledged stock, by {supply: {kind}} the 棉被, 帐篷 … of a report.
 */
export const movementIndicators = indicators(stockMovement, {
  held: { label: '在储物资', unit: '件', since: 'movedAt', sum: 'quantity' },
  received: { label: '新入库物资', unit: '件', at: 'movedAt', sum: 'quantity', where: { kind: 'receipt' } },
});

/** What went out by dispatch orders. */
export const dispatchIndicators = indicators(dispatchLine, {
  dispatched: { label: '调拨救灾物资', unit: '件', at: 'issuedAt', sum: 'issued' },
});

/** What was asked of the purchasing department; asked for is not yet spent. */
export const purchaseIndicators = indicators(supplyPurchase, {
  requested: { label: '提请采购应急物资金额', unit: '元', at: 'requestedOn', sum: 'amount' },
  accepted: { label: '采购验收入库金额', unit: '元', at: 'acceptedOn', sum: 'spent' },
});

/** Teams there at the cutoff, and the people they are set up with; narrowed by level they are the figures of a report. */
export const teamIndicators = indicators(rescueTeam, {
  count: { label: '应急救援队伍', unit: '支', since: 'formedOn', until: 'disbandedOn' },
  headcount: { label: '应急救援队伍人数', unit: '人', since: 'formedOn', until: 'disbandedOn', sum: 'headcount' },
  inspected: { label: '点验队伍', unit: '支', at: 'inspectedOn' },
});

/** People on the rosters at the cutoff. */
export const memberIndicators = indicators(teamMember, {
  listed: { label: '登记在册队员', unit: '人', since: 'joinedOn', until: 'leftOn' },
});

/** Call-outs. */
export const musterIndicators = indicators(teamMuster, {
  held: { label: '集结拉动', unit: '次', at: 'calledAt' },
  present: { label: '集结拉动人次', unit: '人次', at: 'calledAt', sum: 'present' },
});

/** Equipment in hand at the cutoff: pieces, and how many different kinds. */
export const equipmentIndicators = indicators(equipment, {
  count: { label: '应急装备', unit: '台（辆、部）', since: 'issuedOn', until: 'retiredOn', sum: 'quantity' },
  categories: { label: '装备品类', unit: '个', since: 'issuedOn', until: 'retiredOn', distinct: 'kind' },
  maintained: { label: '维修装备', unit: '台（套）', at: 'servicedOn', sum: 'quantity' },
});

/** Promises in force at the cutoff. */
export const agreementIndicators = indicators(resourceAgreement, {
  inForce: { label: '储备与合作协议', unit: '份', since: 'signedOn', until: 'endedOn' },
});

import { module } from '../../kernel/module.ts';
import { resourceAgreement } from './agreement.ledger.ts';
import { dispatchLine, supplyDispatch } from './dispatch.ledger.ts';
import { equipment } from './equipment.ledger.ts';
import { supplyLoan } from './loan.ledger.ts';
import { stockLot } from './lot.ledger.ts';
import { stockMovement } from './movement.ledger.ts';
import { supplyPurchase } from './purchase.ledger.ts';
import {
  agreementIndicators,
  dispatchIndicators,
  equipmentIndicators,
  memberIndicators,
  movementIndicators,
  musterIndicators,
  purchaseIndicators,
  teamIndicators,
} from './resource.indicators.ts';
import { resourceLaws, resourceSettings } from './resource.laws.ts';
import { stocktake, stocktakeLine } from './stocktake.ledger.ts';
import { supplyStorage } from './storage.ledger.ts';
import { supply } from './supply.ledger.ts';
import { rescueTeam, teamMember, teamMuster } from './team.ledger.ts';
import { stockThreshold } from './threshold.ledger.ts';

export { resourceAgreement } from './agreement.ledger.ts';
export { dispatchLabels, issueDispatch, receiveDispatch, requestDispatch } from './dispatch.endpoints.ts';
export { dispatchLine, supplyDispatch } from './dispatch.ledger.ts';
export { equipment } from './equipment.ledger.ts';
export { supplyLoan } from './loan.ledger.ts';
export { stockLot } from './lot.ledger.ts';
export { stockMovement } from './movement.ledger.ts';
export { supplyPurchase } from './purchase.ledger.ts';
export { recordMovements, stockBoard } from './stock.endpoints.ts';
export { approveStocktake, openStocktake, saveCounts } from './stocktake.endpoints.ts';
export { stocktake, stocktakeLine } from './stocktake.ledger.ts';
export { supplyStorage } from './storage.ledger.ts';
export { supply } from './supply.ledger.ts';
export { teamBoard } from './team.endpoints.ts';
export { rescueTeam, teamMember, teamMuster } from './team.ledger.ts';
export { stockThreshold } from './threshold.ledger.ts';

/** Teams, equipment and supplies: who and what can be sent, and where it really is (L39–L43). */
export const resources = module('resources', {
  label: '队伍物资',
  ledgers: [
    rescueTeam,
    teamMember,
    teamMuster,
    equipment,
    resourceAgreement,
    supplyStorage,
    supply,
    stockLot,
    stockMovement,
    stockThreshold,
    supplyLoan,
    stocktake,
    stocktakeLine,
    supplyDispatch,
    dispatchLine,
    supplyPurchase,
  ],
  indicators: [
    teamIndicators,
    memberIndicators,
    musterIndicators,
    equipmentIndicators,
    agreementIndicators,
    movementIndicators,
    dispatchIndicators,
    purchaseIndicators,
  ],
  laws: resourceLaws,
  settings: resourceSettings,
});

import { indicators } from '../../kernel/indicator.ts';
import { caseTransfer } from './case-transfer.ledger.ts';
import { enforcementCase } from './case.ledger.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { seizure } from './seizure.ledger.ts';

/** What is counted of cases; narrowed by sector, cause, unit, mode. A case whose filing was refused was never filed. */
export const caseIndicators = indicators(enforcementCase, {
  filed: { label: '执法立案', unit: '起', at: 'filedOn' },
  filedSites: { label: '立案调查企业', unit: '家', at: 'filedOn', distinct: 'site' },
  investigating: {
    label: '期内立案仍在调查',
    unit: '起',
    at: 'filedOn',
    where: { or: [{ concludedOn: { set: false } }, { concludedOn: { gt: '@cutoff' } }], state: { not: 'dropped' } },
  },
  penalised: { label: '行政处罚', unit: '起', at: 'decidedOn', where: { exemptReason: { set: false } } },
  imposed: { label: '罚款金额', unit: '元', at: 'decidedOn', sum: 'fine', where: { exemptReason: { set: false } } },
  halted: {
    label: '责令停产整顿',
    unit: '家次',
    at: 'decidedOn',
    where: { halt: true, exemptReason: { set: false } },
  },
  closed: { label: '结案', unit: '起', at: 'closedOn' },
  typical: { label: '典型案例', unit: '例', at: 'typicalOn' },
});

/** What came in: never the same as what was imposed. */
export const paymentIndicators = indicators(finePayment, {
  collected: {
    label: '收缴罚款',
    unit: '元',
    at: 'paidOn',
    sum: 'amount',
    where: { state: 'entered', kind: ['fine', 'surcharge'] },
  },
  collectedOfAccidents: {
    label: '收缴事故罚款',
    unit: '元',
    at: 'paidOn',
    sum: 'amount',
    where: { state: 'entered', kind: ['fine', 'surcharge'], cause: 'accident' },
  },
});

/** What was seized, by item and unit, and what was closed down. */
export const seizureIndicators = indicators(seizure, {
  fireworks: {
    label: '查收非法烟花爆竹',
    unit: '件',
    at: 'takenAt',
    sum: 'quantity',
    where: { item: 'fireworks' },
  },
  fuelTrucks: {
    label: '查扣非法流动加油车',
    unit: '台',
    at: 'takenAt',
    sum: 'quantity',
    where: { item: 'fuelTruck' },
  },
  diesel: {
    label: '查扣柴油',
    unit: '吨',
    at: 'takenAt',
    sum: 'quantity',
    where: { item: 'diesel' },
  },
  gasoline: {
    label: '查扣汽油',
    unit: '吨',
    at: 'takenAt',
    sum: 'quantity',
    where: { item: 'gasoline' },
  },
  fuelPointsClosed: {
    label: '取缔非法加油点',
    unit: '处',
    at: 'takenAt',
    sum: 'quantity',
    where: { item: 'fuelPoint' },
  },
});

/** What was handed to other authorities. */
export const transferIndicators = indicators(caseTransfer, {
  acts: { label: '移交违法行为', unit: '起', at: 'sentAt', sum: 'acts' },
});

import { module } from '../../kernel/module.ts';
import { caseAct } from './case-act.ledger.ts';
import { caseDuty } from './case-duty.ledger.ts';
import { enforcementCase } from './case.ledger.ts';
import { caseTransfer } from './case-transfer.ledger.ts';
import { caseIndicators, paymentIndicators, seizureIndicators, transferIndicators } from './enforcement.indicators.ts';
import { enforcementLaws, enforcementSettings } from './enforcement.laws.ts';
import { finePayment } from './fine-payment.ledger.ts';
import { seizure } from './seizure.ledger.ts';

export { caseAct } from './case-act.ledger.ts';
export { caseDuty } from './case-duty.ledger.ts';
export { enforcementCase } from './case.ledger.ts';
export { caseTransfer } from './case-transfer.ledger.ts';
export { finePayment } from './fine-payment.ledger.ts';
export { penaltyRates } from './penalty-rate.endpoints.ts';
export { seizure } from './seizure.ledger.ts';
export {
  fineBook,
  markTypical,
  openCase,
  recordCaseAct,
  recordPayment,
  takeCaseStep,
} from './enforcement.endpoints.ts';
export { violationLibrary } from './violation-library.ts';

/** Enforcement cases from filing to archive, fines, seizures and transfers. */
export const enforcement = module('enforcement', {
  label: '行政执法',
  ledgers: [enforcementCase, caseAct, finePayment, seizure, caseTransfer, caseDuty],
  indicators: [caseIndicators, paymentIndicators, seizureIndicators, transferIndicators],
  laws: enforcementLaws,
  settings: enforcementSettings,
});

import { module } from '../../kernel/module.ts';
import { permitApplication } from './application.ledger.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { constructionProject } from './construction-project.ledger.ts';
import { fireworksStock } from './fireworks-stock.ledger.ts';
import {
  applicationIndicators,
  certificateIndicators,
  permitIndicators,
  projectIndicators,
  stockIndicators,
} from './permit.indicators.ts';
import { permitLaws, permitSettings } from './permit.laws.ts';
import { permit } from './permit.ledger.ts';
import { permitSuspension } from './suspension.ledger.ts';

export { permitApplication } from './application.ledger.ts';
export { safetyCertificate } from './certificate.ledger.ts';
export { constructionProject } from './construction-project.ledger.ts';
export { fireworksStock } from './fireworks-stock.ledger.ts';
export { acceptApplication, approveApplication, expiryBoard, issuePermit } from './permit.endpoints.ts';
export { permit } from './permit.ledger.ts';
export { permitFault } from './permit.rules.ts';
export { permitSuspension } from './suspension.ledger.ts';

/** Permits from application to expiry, and the certificates of those who answer for safety (L21, L22). */
export const permits = module('permits', {
  label: '许可证照',
  ledgers: [permitApplication, permit, permitSuspension, safetyCertificate, fireworksStock, constructionProject],
  indicators: [applicationIndicators, permitIndicators, certificateIndicators, stockIndicators, projectIndicators],
  laws: permitLaws,
  settings: permitSettings,
});

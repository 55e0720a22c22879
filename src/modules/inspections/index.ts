import { module } from '../../kernel/module.ts';
import { visitIndicators } from './visit.indicators.ts';
import { visit } from './visit.ledger.ts';

export { methods, visit } from './visit.ledger.ts';

/** Visits to sites, and what was checked there. */
export const inspections = module('inspections', {
  label: '监督检查',
  ledgers: [visit],
  indicators: [visitIndicators],
});

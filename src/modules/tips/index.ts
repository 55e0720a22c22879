import { module } from '../../kernel/module.ts';
import { tipIndicators } from './tip.indicators.ts';
import { tipLaws, tipSettings } from './tip.laws.ts';
import { tip } from './tip.ledger.ts';

export { tip } from './tip.ledger.ts';

/** Tips of the public (举报投诉): taken in, checked, handled, answered, rewarded. */
export const tips = module('tips', {
  label: '举报投诉',
  ledgers: [tip],
  indicators: [tipIndicators],
  laws: tipLaws,
  settings: tipSettings,
});

import { module } from '../../kernel/module.ts';
import { buildingIndicators, recheckIndicators } from './building.indicators.ts';
import { buildingLaws, buildingSettings } from './building.laws.ts';
import { building } from './building.ledger.ts';
import { recheckItem, recheckSample } from './recheck.ledger.ts';

export {
  drawRecheck,
  keepApart,
  likelyDuplicates,
  recheckResult,
  removeDuplicates,
  surveyProgress,
} from './building.endpoints.ts';
export { building } from './building.ledger.ts';
export { recheckItem, recheckSample } from './recheck.ledger.ts';

/** The building survey (房屋排查): listed, surveyed, judged, appraised, treated, re-checked by sample. */
export const buildings = module('buildings', {
  label: '房屋排查',
  ledgers: [building, recheckSample, recheckItem],
  indicators: [buildingIndicators, recheckIndicators],
  laws: buildingLaws,
  settings: buildingSettings,
});

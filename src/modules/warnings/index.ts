import { module } from '../../kernel/module.ts';
import { warningFeed } from './feed.ledger.ts';
import { fireDangerBulletin } from './fire-bulletin.ledger.ts';
import { hotspot } from './hotspot.ledger.ts';
import { bulletinIndicators, hotspotIndicators, targetIndicators, warningIndicators } from './warning.indicators.ts';
import { warningLaws, warningSettings } from './warning.laws.ts';
import { earlyWarning } from './warning.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';

export { warningFeed } from './feed.ledger.ts';
export { metresBetween } from './firms.ts';
export { bulletinKinds, fireDangerBulletin, fireLevels } from './fire-bulletin.ledger.ts';
export { hotspot, hotspotResults } from './hotspot.ledger.ts';
export { issueWarning, publishBulletin, submitWarning, takeCap, takeHotspots } from './warning.endpoints.ts';
export { audiences, earlyWarning, warningHazards, warningKinds } from './warning.ledger.ts';
export { warningTarget } from './warning-target.ledger.ts';

/** Warnings, fire-danger bulletins and hot spots (L32–L34): taken in, judged, signed, issued, received, stood down. */
export const warnings = module('warnings', {
  label: '监测预警',
  ledgers: [earlyWarning, warningTarget, hotspot, fireDangerBulletin, warningFeed],
  indicators: [warningIndicators, targetIndicators, bulletinIndicators, hotspotIndicators],
  laws: warningLaws,
  settings: warningSettings,
});

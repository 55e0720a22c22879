import { module } from '../../kernel/module.ts';
import { siteIndicators } from './site.indicators.ts';
import { siteLaws, siteSettings } from './site.laws.ts';
import { site } from './site.ledger.ts';

export { sectors, site } from './site.ledger.ts';

/** Enterprises and other regulated sites, one file each. */
export const sites = module('sites', {
  label: '监管单位',
  ledgers: [site],
  indicators: [siteIndicators],
  laws: siteLaws,
  settings: siteSettings,
});

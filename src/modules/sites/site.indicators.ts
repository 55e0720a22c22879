import { indicators } from '../../kernel/indicator.ts';
import { site } from './site.ledger.ts';

/** What is counted of the sites' files. */
export const siteIndicators = indicators(site, {
  listed: { label: '在册监管单位', unit: '家', since: 'listedOn', until: 'closedOn' },
});

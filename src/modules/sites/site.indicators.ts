import { indicators } from '../../kernel/indicator.ts';
import { site } from './site.ledger.ts';

/** What is counted of the sites' files; narrowed by sector or 专项整治类型 they are the parts of a report. */
export const siteIndicators = indicators(site, {
  listed: { label: '在册监管单位', unit: '家', since: 'listedOn', until: 'closedOn' },
  confirmed: { label: '再确认监管单位', unit: '家', at: 'confirmedOn' },
  closed: { label: '关闭退出单位', unit: '家', at: 'closedOn' },
});

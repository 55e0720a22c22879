import { indicators } from '../../kernel/indicator.ts';
import { chainStanding } from './chain-standing.ledger.ts';
import { floodDutyHolder } from './duty-holder.ledger.ts';
import { floodSite } from './flood-site.ledger.ts';
import { floodOperation } from './operation.ledger.ts';

/** Places there are at the cutoff. */
export const siteIndicators = indicators(floodSite, {
  listed: { label: '防汛防火责任点', unit: '处', since: 'createdAt', until: 'endedOn' },
});

/**
 * Places by how their chain stood at the cutoff; narrowed by {site: {kind}} the covered ones are the reservoirs, sluices, flash-flood sites
 * of a report (C000-064 to C000-069). Covered is where every seat has somebody, whether they can be reached or not.
 */
export const standingIndicators = indicators(chainStanding, {
  covered: {
    label: '落实防汛责任人的责任点',
    unit: '处',
    since: 'sinceOn',
    until: 'untilOn',
    where: { standing: ['sound', 'weak'] },
    distinct: 'site',
  },
  lacking: {
    label: '责任人有缺位的责任点',
    unit: '处',
    since: 'sinceOn',
    until: 'untilOn',
    where: { standing: 'lacking' },
    distinct: 'site',
  },
});

/** People who sit in the seats at the cutoff. */
export const holderIndicators = indicators(floodDutyHolder, {
  count: { label: '防汛防火责任人', unit: '人', since: 'startsOn', until: 'endsOn', distinct: 'contact' },
});

/** What was done against the water. */
export const operationIndicators = indicators(floodOperation, {
  persons: { label: '生产自救发动人员', unit: '人次', at: 'workedAt', sum: 'persons', where: { state: 'recorded' } },
  vehicles: { label: '动用车辆', unit: '台套', at: 'workedAt', sum: 'vehicles', where: { state: 'recorded' } },
  drained: { label: '累计排水', unit: '立方米', at: 'workedAt', sum: 'drained', where: { state: 'recorded' } },
});

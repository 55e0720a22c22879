import { indicators } from '../../kernel/indicator.ts';
import { floodDutyHolder } from './duty-holder.ledger.ts';
import { floodSite } from './flood-site.ledger.ts';
import { floodOperation } from './operation.ledger.ts';

/** Places whose chain stands complete at the cutoff; narrowed by {kind} they are the reservoirs, sluices, flash-flood sites of a report. */
export const siteIndicators = indicators(floodSite, {
  covered: { label: '落实防汛责任人的责任点', unit: '处', since: 'coveredOn', until: 'brokenOn' },
  listed: { label: '防汛防火责任点', unit: '处', since: 'createdAt', until: 'endedOn' },
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

import type { Day } from '../../../kernel/calendar.ts';
import { type Period, parsePeriod } from '../../../kernel/period.ts';

/** What a report is about: a period, or the days of a campaign. */
export interface ReportPeriod extends Period {
  readonly campaign?: { readonly id: string; readonly name: string };
}

/** A campaign as its days are reckoned from. */
interface CampaignDays {
  readonly id: string;
  readonly name: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** The period of a campaign: from its first day to its last, or to today while it runs; called by the campaign's name. */
export function campaignPeriod({ id, name, startsOn, endsOn }: CampaignDays, today: Day): ReportPeriod {
  const to = startsOn <= today && today < endsOn ? today : endsOn;
  return {
    ...parsePeriod(`${startsOn}..${to}`),
    label: campaignLabels(name)[to < endsOn ? 0 : 1],
    campaign: { id, name },
  };
}

/** What the days of a campaign are called while it runs, and when it is over. */
export const campaignLabels = (name: string): readonly [running: string, over: string] => [
  `${name}开展以来`,
  `${name}期间`,
];

import { addDays, addWorkdays } from '../kernel/calendar.ts';
import type { Section } from './sections.ts';
import type { Sector } from './sectors.ts';

/** A case of the demonstration: whose, for what, how much (fen), and how far it has come. */
export interface PlannedCase {
  readonly key: string;
  readonly sector: Sector;
  readonly which: number;
  readonly section: Section;
  readonly source: 'inspection' | 'hazard' | 'tip' | 'accident';
  readonly violation: string;
  readonly partyKind: 'unit' | 'individual';
  readonly head: string;
  readonly findings: string;
  readonly grade: 'light' | 'usual' | 'heavy';
  readonly fine: number;
  readonly openedOn: string;
  readonly mode: 'regular' | 'cross' | 'internet';
  readonly township?: true;
  readonly onSpot?: true;
  readonly until?: 'opened' | 'filed' | 'noticed' | 'served';
  readonly paidOn?: string;
  readonly deferredTo?: string;
  readonly receipt: string;
  readonly typicalOn?: string;
}

const common = {
  source: 'inspection',
  partyKind: 'unit',
  head: '安全生产管理人员',
  mode: 'regular',
  section: 'brigade',
  findings: '检查发现的违法行为属实，当事人无异议。',
} as const;

/**
 * The cases of a year: in its first half three filed and fined 150,000 yuan, 120,000 of it hazardous chemicals; 780,000 yuan of fines for
 * accidents of the year before came in; three cases were taken up by the ministry. Behind the middle of the year, some at each stage.
 */
export function plannedCases(year: number, now: string): readonly PlannedCase[] {
  const today = now.slice(0, 10);
  const ago = (days: number) => addWorkdays(addDays(today, -days), 0);
  const first: readonly PlannedCase[] = [
    {
      ...common,
      key: 'accident',
      sector: 'industryTrade',
      which: 3,
      source: 'accident',
      violation: 'A11401',
      grade: 'usual',
      fine: 78_000_000,
      openedOn: `${year - 1}-11-03`,
      paidOn: `${year}-02-24`,
      deferredTo: `${year}-02-27`,
      receipt: 'No.20260214',
      typicalOn: `${year}-06-10`,
    },
    {
      ...common,
      key: 'hazchem',
      sector: 'hazchem',
      which: 1,
      section: 'supervisionOne',
      violation: 'A10121',
      grade: 'light',
      fine: 12_000_000,
      openedOn: `${year}-02-26`,
      receipt: 'No.20260331',
      typicalOn: `${year}-06-10`,
    },
    {
      ...common,
      key: 'training',
      sector: 'industryTrade',
      which: 9,
      violation: 'A9704',
      grade: 'light',
      fine: 1_500_000,
      openedOn: `${year}-03-16`,
      receipt: 'No.20260418',
      typicalOn: `${year}-06-10`,
    },
    {
      ...common,
      key: 'brick',
      sector: 'shaleBrick',
      which: 2,
      section: 'supervisionTwo',
      source: 'hazard',
      violation: 'A10201',
      grade: 'usual',
      fine: 1_500_000,
      openedOn: `${year}-04-13`,
      receipt: 'No.20260520',
    },
  ];
  const later: readonly PlannedCase[] = [
    {
      ...common,
      key: 'mine',
      sector: 'noncoalMine',
      which: 1,
      section: 'supervisionTwo',
      violation: 'A9903',
      grade: 'usual',
      fine: 2_500_000,
      openedOn: ago(84),
      until: 'served',
      receipt: '',
    },
    {
      ...common,
      key: 'cross',
      sector: 'industryTrade',
      which: 14,
      violation: 'A9905',
      grade: 'light',
      fine: 800_000,
      openedOn: ago(58),
      mode: 'cross',
      township: true,
      receipt: 'No.20261019',
    },
    {
      ...common,
      key: 'spot',
      sector: 'smallWorkshop',
      which: 4,
      violation: 'A9901',
      grade: 'light',
      fine: 100_000,
      openedOn: ago(16),
      onSpot: true,
      receipt: '',
    },
    {
      ...common,
      key: 'plan',
      sector: 'industryTrade',
      which: 20,
      violation: 'A9706',
      grade: 'usual',
      fine: 4_000_000,
      openedOn: ago(17),
      until: 'noticed',
      mode: 'internet',
      receipt: '',
    },
    {
      ...common,
      key: 'station',
      sector: 'gasStation',
      which: 2,
      section: 'supervisionOne',
      violation: 'A10103',
      grade: 'usual',
      fine: 0,
      openedOn: ago(12),
      until: 'filed',
      receipt: '',
    },
    {
      ...common,
      key: 'dust',
      sector: 'dustExplosion',
      which: 0,
      section: 'supervisionTwo',
      violation: 'A9902',
      grade: 'usual',
      fine: 0,
      openedOn: ago(3),
      until: 'opened',
      receipt: '',
    },
  ];
  const middle = `${year}-07-05`;
  return [...first, ...later.filter(({ openedOn }) => openedOn > middle)];
}

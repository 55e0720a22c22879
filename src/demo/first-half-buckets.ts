import type { CampaignKey } from './campaigns.ts';
import type { CrewSection } from './crews.ts';
import type { Sector } from './sectors.ts';
import type { Method } from './visit.ts';

/**
 * A part of the first half-year's work, counted by itself: campaign and method together say to which part a visit and its
 * hazards belong. `sites` says how many different sites of each sector are visited, `revisits` how many of them twice.
 */
export interface Bucket {
  readonly key: string;
  readonly campaign: CampaignKey | null;
  /** Each as likely as it is often named. */
  readonly methods: readonly Method[];
  /** Days as MM-DD between which the visits lie. */
  readonly from: string;
  readonly to: string;
  readonly crews: readonly CrewSection[];
  readonly sites: Partial<Readonly<Record<Sector, number>>>;
  readonly revisits: number;
  /** Hazards in all, major ones included. */
  readonly hazards: number;
  /** General hazards still open on 30 June; major ones are told apart below. */
  readonly openAtHalfYear: number;
  readonly majors?: readonly { readonly sector: Sector; readonly stays: 'closed' | 'controlled' }[];
  /** At most so many general hazards on one visit; 6 where not said. */
  readonly most?: number;
  /** Sectors where nothing is found. */
  readonly clean?: readonly Sector[];
  /** How many visits an expert joins: all of them, or the first so many. */
  readonly experts?: 'all' | number;
  /** How many visits end with a rectification notice (整改通知书). */
  readonly notices?: number;
}

/** The first half-year, part by part: together these give the half-year's figures exactly. */
export const buckets: readonly Bucket[] = [
  {
    key: 'year_end',
    campaign: 'year_end',
    methods: ['specialCheck', 'specialCheck', 'joint', 'covert'],
    from: '01-05',
    to: '02-10',
    crews: ['supervisionTwo', 'supervisionOne', 'brigade'],
    sites: {
      hazchem: 14,
      gasStation: 10,
      industryTrade: 22,
      ammoniaRefrigeration: 4,
      dustExplosion: 4,
      construction: 6,
    },
    revisits: 0,
    hazards: 20,
    openAtHalfYear: 0,
    majors: [
      { sector: 'industryTrade', stays: 'closed' },
      { sector: 'ammoniaRefrigeration', stays: 'controlled' },
    ],
  },
  {
    key: 'fireworks',
    campaign: 'fireworks',
    methods: ['lawEnforcement', 'lawEnforcement', 'joint'],
    from: '01-08',
    to: '02-13',
    crews: ['supervisionOne'],
    sites: { fireworksWholesale: 3, fireworksRetail: 130 },
    revisits: 13,
    hazards: 24,
    openAtHalfYear: 0,
  },
  {
    key: 'supervision_resumption',
    campaign: 'supervision_resumption',
    methods: ['supervision'],
    from: '02-24',
    to: '03-06',
    crews: ['committeeOffice'],
    sites: { industryTrade: 36, construction: 16, hazchem: 8 },
    revisits: 0,
    hazards: 121,
    openAtHalfYear: 4,
    notices: 2,
  },
  {
    key: 'supervision_two_sessions',
    campaign: 'supervision_two_sessions',
    methods: ['supervision'],
    from: '03-02',
    to: '03-13',
    crews: ['committeeOffice'],
    sites: { hazchem: 10, gasStation: 12, mall: 10, hospital: 6, gasUser: 12 },
    revisits: 0,
    hazards: 96,
    openAtHalfYear: 3,
    notices: 2,
  },
  {
    key: 'supervision_comprehensive',
    campaign: 'supervision_comprehensive',
    methods: ['supervision'],
    from: '04-07',
    to: '04-24',
    crews: ['committeeOffice'],
    sites: {
      industryTrade: 30,
      hazchem: 12,
      gasStation: 10,
      mall: 14,
      school: 14,
      construction: 18,
      gasUser: 12,
      hospital: 6,
      residential: 8,
      elderlyCare: 6,
    },
    revisits: 0,
    hazards: 318,
    openAtHalfYear: 22,
    notices: 6,
  },
  {
    key: 'supervision_may_day',
    campaign: 'supervision_may_day',
    methods: ['supervision'],
    from: '04-22',
    to: '04-30',
    crews: ['committeeOffice'],
    sites: { amusement: 10, mall: 10, gasUser: 12, swimmingFitness: 8 },
    revisits: 0,
    hazards: 70,
    openAtHalfYear: 6,
    notices: 1,
  },
  {
    key: 'supervision_workshop',
    campaign: 'supervision_workshop',
    methods: ['supervision'],
    from: '05-11',
    to: '05-22',
    crews: ['committeeOffice'],
    sites: { smallWorkshop: 60 },
    revisits: 0,
    hazards: 108,
    openAtHalfYear: 9,
    notices: 2,
  },
  {
    key: 'mine_coverage',
    campaign: 'mine_coverage',
    methods: ['lawEnforcement'],
    from: '03-09',
    to: '04-10',
    crews: ['supervisionTwo'],
    sites: { noncoalMine: 2, shaleBrick: 32 },
    revisits: 4,
    hazards: 67,
    openAtHalfYear: 0,
  },
  {
    key: 'universiade',
    campaign: 'universiade',
    methods: ['specialCheck', 'specialCheck', 'specialCheck', 'joint', 'lawEnforcement', 'covert'],
    from: '03-23',
    to: '06-26',
    crews: ['brigade', 'brigade', 'brigade', 'supervisionTwo'],
    sites: {
      gasUser: 360,
      mall: 115,
      residential: 150,
      school: 80,
      hospital: 38,
      elderlyCare: 40,
      swimmingFitness: 33,
      amusement: 18,
      construction: 55,
      industryTrade: 160,
      smallWorkshop: 110,
      hazchem: 30,
      gasStation: 36,
      confinedSpace: 13,
    },
    revisits: 52,
    hazards: 2114,
    openAtHalfYear: 91,
  },
  {
    key: 'major_hazard',
    campaign: 'major_hazard',
    methods: ['lawEnforcement', 'specialCheck'],
    from: '05-06',
    to: '06-24',
    crews: ['supervisionOne', 'supervisionTwo'],
    sites: { industryTrade: 12, hazchem: 7, dustExplosion: 5, ammoniaRefrigeration: 2, confinedSpace: 4 },
    revisits: 2,
    hazards: 21,
    openAtHalfYear: 2,
    majors: [
      { sector: 'dustExplosion', stays: 'closed' },
      { sector: 'dustExplosion', stays: 'closed' },
      { sector: 'confinedSpace', stays: 'closed' },
      { sector: 'hazchem', stays: 'closed' },
      { sector: 'industryTrade', stays: 'closed' },
    ],
    experts: 11,
  },
  {
    key: 'dept_plus_expert',
    campaign: 'dept_plus_expert',
    methods: ['deptPlusExpert'],
    from: '02-26',
    to: '06-24',
    crews: ['brigade', 'supervisionTwo'],
    sites: {
      elderlyCare: 42,
      smallWorkshop: 230,
      confinedSpace: 40,
      residential: 95,
      swimmingFitness: 35,
      amusement: 18,
      gasUser: 188,
      noncoalMine: 2,
    },
    revisits: 10,
    hazards: 1517,
    openAtHalfYear: 284,
    clean: ['noncoalMine'],
    experts: 'all',
  },
  {
    key: 'three_big',
    campaign: 'three_big',
    methods: ['covert', 'joint'],
    from: '02-25',
    to: '06-18',
    crews: ['committeeOffice'],
    sites: { mall: 5, gasUser: 7, residential: 5, smallWorkshop: 5, school: 2, construction: 3 },
    revisits: 0,
    hazards: 93,
    openAtHalfYear: 23,
  },
  {
    key: 'routine',
    campaign: null,
    methods: [
      'lawEnforcement',
      'lawEnforcement',
      'lawEnforcement',
      'lawEnforcement',
      'lawEnforcement',
      'covert',
      'joint',
    ],
    from: '01-05',
    to: '06-30',
    crews: ['brigade', 'brigade', 'supervisionOne', 'supervisionTwo'],
    sites: {
      industryTrade: 112,
      hazchem: 28,
      gasStation: 24,
      smallWorkshop: 40,
      confinedSpace: 18,
      mall: 18,
      gasUser: 18,
      dustExplosion: 3,
      ammoniaRefrigeration: 2,
      hospital: 3,
    },
    revisits: 0,
    hazards: 86,
    openAtHalfYear: 6,
  },
  {
    key: 'self_report',
    campaign: null,
    methods: ['selfReport'],
    from: '01-12',
    to: '06-26',
    crews: ['supervisionOne', 'supervisionTwo'],
    sites: { hazchem: 8, gasStation: 4, industryTrade: 8, dustExplosion: 2, confinedSpace: 2 },
    revisits: 0,
    hazards: 24,
    openAtHalfYear: 2,
    most: 1,
  },
];

import { addDays, type Day } from '../../kernel/calendar.ts';

/** The kinds of place that somebody answers for. */
export const siteKinds = {
  reservoir: '中小型水库',
  sluice: '中型水闸',
  flashFlood: '山洪灾害点',
  tailings: '尾矿库',
  geohazard: '地质灾害点',
  underground: '城市地下空间',
  pond: '塘坝',
  river: '河道',
  waterlogging: '易涝点',
  dangerousHouses: '危旧房屋',
  enterprise: '重点企业',
  village: '村（社区）',
  forestBlock: '林区片块',
} as const;

/** A kind of place. */
export type SiteKind = keyof typeof siteKinds;

/** The seats of the chains. */
export const seats = {
  administrative: '行政责任人',
  technical: '技术责任人',
  patrol: '巡查责任人',
  county: '县级责任人',
  town: '乡镇级责任人',
  village: '村级责任人',
  group: '组级责任人',
  household: '户级责任人',
  city: '市级包库负责人',
  townPond: '乡镇级包库负责人',
  enterprise: '企业级包库负责人',
  responsible: '责任人',
  monitor: '监测人',
  guarantor: '包保责任人',
  ranger: '护林员',
} as const;

/** A seat. */
export type Seat = keyof typeof seats;

/**
 * The seats each kind of place must have: the three of a reservoir, the five levels of a flash-flood site (县、乡、村、组、户), the three
 * of a tailings pond. No national text names all of them (rules 8.1, 8.2, 8.12 are 待核实): they are what counties do.
 */
export const chains: Readonly<Record<SiteKind, readonly Seat[]>> = {
  reservoir: ['administrative', 'technical', 'patrol'],
  sluice: ['administrative', 'technical', 'patrol'],
  flashFlood: ['county', 'town', 'village', 'group', 'household'],
  tailings: ['city', 'townPond', 'enterprise'],
  geohazard: ['responsible', 'monitor', 'patrol'],
  underground: ['guarantor'],
  pond: ['responsible', 'patrol'],
  river: ['responsible', 'patrol'],
  waterlogging: ['responsible'],
  dangerousHouses: ['responsible'],
  enterprise: ['responsible'],
  village: ['responsible', 'patrol'],
  forestBlock: ['responsible', 'ranger'],
};

/** The day by which the list of a year is to be settled: so many days before the first of the month in which the season begins. */
export const readyBy = (year: string, month: number, days: number): Day =>
  addDays(`${year}-${String(month).padStart(2, '0')}-01`, -days);

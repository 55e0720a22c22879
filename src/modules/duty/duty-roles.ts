import { bureau } from '../../kernel/role.ts';

/** Who may see rosters, handovers and whereabouts. */
export const readers = bureau;

/** Those who sit in the duty room in turn. */
export const watchers = ['dutyOfficer', 'inspector', 'sectionChief', 'committeeOffice', 'leader'] as const;

/** Those who draw up rosters and change them. */
export const rosterMakers = ['sectionChief', 'committeeOffice', 'leader'] as const;

/** The duty rooms that are manned (值班机构). */
export const desks = { bureau: '局值班室', flood: '防汛办', forest: '森防指' } as const;

/** The seats of a shift. */
export const seats = { leader: '带班领导', main: '主班', deputy: '副班' } as const;

/** The key of a seat. */
export type Seat = keyof typeof seats;

/** The key of a duty room. */
export type Desk = keyof typeof desks;

import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { peopleOf } from '../../server/http/names.ts';
import { list } from '../../server/ledger/read.ts';
import { leaderAbsence } from './absence.ledger.ts';
import type { ShiftLine } from './duty.endpoints.ts';
import type { Absence, Turn } from './roster.rules.ts';
import type { dutyShift } from './shift.ledger.ts';

/** A shift of the ledger. */
export type Shift = Row<typeof dutyShift>;

/** The names of the people with a post in the county. */
export async function namesOf(ctx: Context): Promise<(id: string) => string> {
  const people = new Map((await peopleOf(ctx)).map(({ id, name }) => [id, name]));
  return (id) => people.get(id) ?? '已离任人员';
}

/** A shift with its people's names. */
export function lineOf(shift: Shift, nameOf: (id: string) => string): ShiftLine {
  const person = (id: string | null) => (id === null ? null : { id, name: nameOf(id) });
  const { id, version, state, name, onDay, startsAt, endsAt, isHoliday } = shift;
  const crew = { leader: person(shift.leader), main: person(shift.main), deputy: person(shift.deputy) };
  return { id, version, state, name, onDay, startsAt, endsAt, isHoliday, ...crew };
}

/** A shift as the rules see it. */
export const turnOf = ({ onDay, startsAt, endsAt, isHoliday, leader, main, deputy }: Shift): Turn => ({
  onDay,
  startsAt,
  endsAt,
  isHoliday,
  leader,
  main,
  deputy,
});

/** How many people a crew has, and how many of them are no leader. */
export const countsOf = ({ leader, main, deputy }: Pick<Turn, 'leader' | 'main' | 'deputy'>) => {
  const officers = [main, deputy].filter((person) => person !== null).length;
  return { officers, persons: officers + (leader === null ? 0 : 1) };
};

/** Who is away with leave at any time between two moments. */
export async function absencesBetween(
  ctx: Context,
  from: string,
  to: string,
): Promise<readonly (Absence & { readonly destination: string })[]> {
  const { rows } = await list(ctx, leaderAbsence, {
    where: { state: 'approved', endsAt: { gte: from }, startsAt: { lte: to } },
    sort: { by: 'endsAt' },
    limit: 200,
  });
  return rows;
}

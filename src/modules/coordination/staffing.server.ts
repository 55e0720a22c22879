import { list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { staffing } from './committee.ledger.ts';
import { staffingBoard } from './coordination.endpoints.ts';
import { vacancyOf } from './staffing.rules.ts';

/** Answers how the offices the caller may see are staffed today, the emptiest first. */
export const staffingBoardHandler = handle(staffingBoard, async (ctx) => {
  const { rows } = await list(ctx, staffing, { where: { state: 'current' }, sort: { by: 'unit' }, limit: 200 });
  const towns = rows.map((row) => {
    const { id, area, unit, quota, actual, seconded } = row;
    return { id, area, unit, quota, actual, seconded, ...vacancyOf(row) };
  });
  const sum = (of: (one: (typeof towns)[number]) => number) => towns.reduce((total, one) => total + of(one), 0);
  const whole = { quota: sum(({ quota }) => quota), actual: sum(({ actual }) => actual) };
  return {
    towns: towns.toSorted((a, b) => (b.vacancy ?? 0) - (a.vacancy ?? 0)),
    county: { ...whole, seconded: sum(({ seconded }) => seconded ?? 0), ...vacancyOf(whole) },
  };
});

import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { list, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { wholeCase } from './case-file.server.ts';
import { enforcementCase } from './case.ledger.ts';
import { fineBook } from './enforcement.endpoints.ts';
import { finePayment } from './fine-payment.ledger.ts';

interface Sum {
  readonly key: string;
  readonly sum: string;
  readonly count: number;
}

/** Answers the book of fines of a year: imposed by the day of the decision, collected by the day of the payment. */
export const fineBookHandler = handle(fineBook, async (ctx, { year }) => {
  const imposedIn = (key: string) => sumsOf(ctx, year, key);
  const [months, units] = [await imposedIn('month'), await imposedIn('unit')];
  const [paidMonths, paidUnits] = [await collectedOf(ctx, year, 'month'), await collectedOf(ctx, year, 'unit')];
  const names = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  return {
    months: names.map((month) => ({ month, ...line(months, paidMonths, month) })),
    units: Object.entries(enforcementCase.fields.unit.options).map(([key, unit]) => ({
      unit,
      ...line(units, paidUnits, key),
    })),
    owing: await owingOf(ctx),
  };
});

const line = (imposed: readonly Sum[], collected: readonly Sum[], key: string) => ({
  imposed: Number(imposed.find((each) => each.key === key)?.sum ?? 0),
  cases: imposed.find((each) => each.key === key)?.count ?? 0,
  collected: Number(collected.find((each) => each.key === key)?.sum ?? 0),
});

function sumsOf(ctx: Context, year: string, by: string) {
  const seen = visibleSql(ctx, enforcementCase, { decidedOn: { gte: `${year}-01-01`, lte: `${year}-12-31` } });
  const key = by === 'month' ? sql`to_char(t.decided_on, 'YYYY-MM')` : sql`t.unit`;
  return ctx.tx.rows<Sum>(sql`select ${key} as "key", sum(t.fine)::text as "sum", count(*)::int as "count"
    from enforcement_case t where ${seen} and t.fine > 0 group by 1`);
}

function collectedOf(ctx: Context, year: string, by: string) {
  const where = { paidOn: { gte: `${year}-01-01`, lte: `${year}-12-31` }, state: 'entered' };
  const seen = visibleSql(ctx, finePayment, where);
  const key = by === 'month' ? sql`to_char(t.paid_on, 'YYYY-MM')` : sql`c.unit`;
  return ctx.tx.rows<Sum>(sql`select ${key} as "key", sum(t.amount)::text as "sum", count(*)::int as "count"
    from fine_payment t join enforcement_case c on c.county = t.county and c.id = t."case"
    where ${seen} group by 1`);
}

/** Who still owes, the earliest day first. */
async function owingOf(ctx: Context) {
  const where = { state: 'served', paidOn: { set: false }, fine: { gt: 0 } } as const;
  const { rows } = await list(ctx, enforcementCase, { where, sort: { by: 'payBy' }, limit: 100 });
  const owing = [];
  for (const row of rows) {
    const { owed } = await wholeCase(ctx, row);
    const { id, name, number, payBy } = row;
    owing.push({ id, name, number, payBy, unpaid: owed.unpaid, surcharge: owed.surcharge - owed.surchargePaid });
  }
  return owing;
}

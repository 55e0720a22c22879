import sql from 'sql-template-tag';
import { ratio } from '../../kernel/indicator.ts';
import { parsePeriod, type Period } from '../../kernel/period.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { townsNow } from '../../server/areas/towns-now.ts';
import type { Context } from '../../server/context.ts';
import { tally } from '../../server/figures/tally.ts';
import { handle } from '../../server/module.ts';
import { visit } from '../inspections/index.ts';
import { enforcementCase } from './case.ledger.ts';
import { type PenaltyRate, penaltyRates } from './penalty-rate.endpoints.ts';

interface Asked {
  readonly key: string;
  readonly people: readonly string[];
  readonly visits: AnyWhere;
  readonly cases: AnyWhere;
}

/** Answers the rates of a period, of this year unless told; who neither visited nor penalised is not ranked. */
export const penaltyRatesHandler = handle(
  penaltyRates,
  async (ctx, asked) => {
    const period = parsePeriod(asked.period ?? ctx.today.slice(0, 4));
    const [towns, sections] = await Promise.all([townsOf(ctx), sectionsOf(ctx, period)]);
    const all: Asked = { key: ctx.county, people: [], visits: {}, cases: {} };
    const [whole, ...lines] = await ratesOf(ctx, [all, ...towns, ...sections], period);
    if (!whole) throw new Error('each line is answered');
    return {
      period: { ...period },
      whole,
      towns: ranked(lines.slice(0, towns.length)),
      sections: ranked(lines.slice(towns.length)),
    };
  },
  'snapshot',
);

const ranked = (lines: readonly PenaltyRate[]) =>
  lines
    .filter(({ visits, penalised }) => visits + penalised > 0)
    .toSorted((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.penalised - a.penalised);

async function ratesOf(ctx: Context, lines: readonly Asked[], period: Period): Promise<readonly PenaltyRate[]> {
  const asks = lines.flatMap(({ visits, cases }) => [
    { indicator: `${visit.name}.visits`, where: visits },
    { indicator: `${enforcementCase.name}.penalised`, where: cases },
  ]);
  const counted = await tally(ctx, asks, period);
  return lines.map(({ key, people }, at) => {
    const [visits = 0, penalised = 0] = counted.slice(at * 2, at * 2 + 2);
    return { key, people, visits, penalised, rate: ratio(penalised, visits, 2) };
  });
}

async function townsOf(ctx: Context): Promise<readonly Asked[]> {
  const codes = await townsNow(ctx);
  return codes.map((code) => ({ key: code, people: [], visits: { town: code }, cases: { town: code } }));
}

/** The sections that enforced at any time of the period, with those who had a post there then. */
async function sectionsOf(ctx: Context, { from, to }: Period): Promise<readonly Asked[]> {
  const rows = await ctx.tx.rows<{ section: string; people: readonly string[] }>(sql`
    select section, array_agg(distinct account_id order by account_id) as people from post
    where county = ${ctx.county} and section is not null and role = any(${['inspector', 'sectionChief']})
      and valid_from <= ${to} and (valid_until is null or valid_until >= ${from})
    group by section order by section`);
  return rows.map(({ section, people }) => {
    const some = people.slice(0, 500); // a filter names no more
    return { key: section, people: some, visits: { inspectors: some }, cases: { handlers: some } };
  });
}

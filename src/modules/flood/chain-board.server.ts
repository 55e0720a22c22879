import sql from 'sql-template-tag';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { chainBoard, type ChainBoard } from './chain.endpoints.ts';
import { chainStanding } from './chain-standing.ledger.ts';
import { readChains, type StandingSite } from './chains.server.ts';
import { readyBy } from './flood.rules.ts';

const mostHoles = 300;

/** Answers the board: what is found now, with the clocks that run since it was first found. */
export const chainBoardHandler = handle(
  chainBoard,
  async (ctx, { within }): Promise<ChainBoard> => {
    const sites = await readChains(ctx, within === null ? {} : { area: { within } });
    const clocks = await ctx.tx.rows<{ site: string; dueAt: string | null }>(sql`select t.site, t.due_at as "dueAt"
      from chain_standing t where ${visibleSql(ctx, chainStanding, { state: 'current' })} and t.due_at is not null`);
    const dueOf = new Map(clocks.map(({ site, dueAt }) => [site, dueAt]));
    const holes = sites.toSorted(graver).flatMap(({ id, name, kind, area, standing, holes: own }) =>
      own.map(({ seat, turn, fault, holder, name: who, standIn }) => ({
        site: id,
        siteName: name,
        kind,
        area,
        seat,
        turn,
        fault,
        holder,
        name: who,
        standIn,
        isLacking: standing === 'lacking',
        dueAt: dueOf.get(id) ?? null,
      })),
    );
    const year = ctx.today.slice(0, 4);
    return {
      readyOn: readyBy(year, ctx.setting('flood.seasonMonth'), ctx.setting('flood.readyDays')),
      towns: townsOf(sites, year),
      places: sites.flatMap(({ id, name, kind, place, standing }) =>
        place === null ? [] : [{ id, name, kind, place, standing }],
      ),
      holes: holes.slice(0, mostHoles),
      more: Math.max(0, holes.length - mostHoles),
    };
  },
  'snapshot',
);

/** The seats nobody fills first, among them those where most people are threatened. */
const graver = (a: StandingSite, b: StandingSite) =>
  Number(b.standing === 'lacking') - Number(a.standing === 'lacking') || (b.threatened ?? 0) - (a.threatened ?? 0);

function townsOf(sites: readonly StandingSite[], year: string): ChainBoard['towns'] {
  const byTown = [...Map.groupBy(sites, ({ town, area }) => town ?? area)];
  const towns = byTown.map(([area, own]) => ({
    area,
    sites: own.length,
    lacking: own.filter(({ standing }) => standing === 'lacking').length,
    weak: own.filter(({ standing }) => standing === 'weak').length,
    confirmed: own.filter(({ confirmedOn }) => confirmedOn?.startsWith(year)).length,
  }));
  return towns.toSorted((a, b) => b.lacking - a.lacking || b.weak - a.weak || a.area.localeCompare(b.area));
}

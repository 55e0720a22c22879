import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import type { Candidate } from './draw.endpoints.ts';
import type { draw } from './draw.ledger.ts';
import { drawLots, type Lists, listHash } from './draw-lots.server.ts';

/** The lists stand beside the draw as they were: a site may be gone next year, the draw must still come out. */
export function keepLists(ctx: Context, id: string, { sites, inspectors }: Lists): void {
  const lines = [
    ...sites.map((one) => ({ ...one, kind: 'site' })),
    ...inspectors.map((one) => ({ ...one, kind: 'inspector' })),
  ];
  ctx.tx.send(sql`insert into draw_candidate (county, draw, kind, candidate, name, weight, excluded)
    select ${ctx.county}, ${id}, l.kind, l.id, l.name, l.weight, l.excluded
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l(kind text, id uuid, name text, weight integer, excluded text)`);
}

/** The lists of a draw as they were when it was made. */
export async function listsOf(ctx: Context, id: string): Promise<Lists> {
  const lines = await ctx.tx.rows<Candidate & { kind: string }>(sql`select kind, candidate as id, name, weight, excluded
    from draw_candidate where county = ${ctx.county} and draw = ${id} order by kind, candidate`);
  const of = (wanted: string) =>
    lines.filter(({ kind }) => kind === wanted).map(({ kind: _kind, ...one }): Candidate => one);
  return { sites: of('site'), inspectors: of('inspector') };
}

/** What was drawn, in the order of the lots, with what came of it. */
export async function picksOf(ctx: Context, id: string) {
  return ctx.tx.rows<{
    id: string;
    name: string;
    site: string;
    place: number;
    inspectors: readonly { id: string; name: string }[];
    state: string;
    excuse: string | null;
    visit: string | null;
    /** Whether that visit may still be said to have been another lot's. */
    isOpen: boolean;
  }>(sql`select p.id, p.name, p.site, p.place, p.state, p.excuse,
      v.id as visit, coalesce(v.state = 'recorded', false) as "isOpen",
      (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by i.n)
        from unnest(p.inspectors) with ordinality i(id, n) join account a on a.id = i.id) as inspectors
    from draw_pick p
      left join lateral (select v.id, v.state from visit v where v.county = p.county and v.pick = p.id
        order by v.started_at limit 1) v on true
    where p.county = ${ctx.county} and p.draw = ${id} order by p.place`);
}

/** Draws again from the seed and the lists that were kept, and says what came out differently. */
export async function reckonAgain(ctx: Context, row: Row<typeof draw>) {
  const [lists, picks] = await Promise.all([listsOf(ctx, row.id), picksOf(ctx, row.id)]);
  const lots = drawLots(row.seed, lists, row.sitesWanted, picks[0]?.inspectors.length ?? 0);
  const names = new Map([...lists.sites, ...lists.inspectors].map((one) => [one.id, one.name]));
  const told = (siteId: string, crew: readonly string[]) =>
    `${names.get(siteId) ?? siteId}（${crew.map((each) => names.get(each) ?? each).join('、')}）`;
  const differences = lots.flatMap((lot, at) => {
    const pick = picks.find(({ place }) => place === at + 1);
    const should = told(lot.site, lot.inspectors);
    const is = pick
      ? told(
          pick.site,
          pick.inspectors.map((each) => each.id),
        )
      : '无';
    return should === is ? [] : [`第 ${at + 1} 家应为${should}，记录为${is}`];
  });
  const hash = listHash(lists);
  return { isListSame: hash === row.listHash, isOutcomeSame: differences.length === 0, listHash: hash, differences };
}

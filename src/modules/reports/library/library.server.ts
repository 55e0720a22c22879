import sql from 'sql-template-tag';
import { handle } from '../../../server/module.ts';
import { definitionOf } from '../definition.server.ts';
import { indicatorLibrary } from './library.endpoints.ts';

interface Use {
  readonly indicator: string;
  readonly definition: string;
  readonly since: string;
  readonly uses: readonly { readonly id: string; readonly title: string }[];
}

/** Answers the library: the definitions as they are declared, and what signed reports say of them, in one statement. */
export const libraryHandler = handle(indicatorLibrary, async (ctx) => {
  const told = await ctx.tx.rows<Use>(sql`
    with told as (
      select f.indicator, f.definition, r.id, r.title, min(f.at) as at from report_figure f
      join report r on r.county = f.county and r.id = f.report_id
      where f.county = ${ctx.county} and r.state = 'signed' group by f.indicator, f.definition, r.id, r.title
    )
    select indicator, definition, min(at) as since,
      jsonb_path_query_array(jsonb_agg(jsonb_build_object('id', id, 'title', title) order by at desc), '$[0 to 19]') as uses
    from told group by indicator, definition`);
  const uses = new Map(told.map((one) => [`${one.indicator} ${one.definition}`, one]));
  const lines = [...ctx.registry.indicators].map(([code, { ledger, indicator }]) => {
    const definition = definitionOf(ledger, indicator);
    const use = uses.get(`${code} ${definition}`);
    return { indicator: code, definition, since: use?.since ?? null, uses: use?.uses ?? [] };
  });
  return { lines };
});

import sql, { join, raw } from 'sql-template-tag';
import { resolve } from '../../kernel/where.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { whereSql } from '../../server/ledger/where-sql.ts';
import { handle } from '../../server/module.ts';
import { surveyProgress, type Progress } from './building.endpoints.ts';
import { building } from './building.ledger.ts';
import { type Stage, stages, stageWhere } from './stages.ts';

type Counts = Progress['parts'][number]['urban'];
type Line = Readonly<Record<Stage, number>> & { readonly area: string; readonly name: string; readonly zone: string };

/** Answers how far the survey has come, in one statement: the parts of a county are its towns, those of a town its villages. */
export const surveyProgressHandler = handle(
  surveyProgress,
  async (ctx, asked): Promise<Progress> => {
    const within = asked.within ?? ctx.actor.posts.find(({ county }) => county === ctx.county)?.area ?? ctx.county;
    const key = within.length === 6 ? sql`coalesce(t.town, t.area)` : sql`t.area`;
    const columns = stages.map(
      (stage) =>
        sql`(count(*) filter (where ${whereSql(building, resolve(building, stageWhere(stage), ctx))}))::int as ${raw(`"${stage}"`)}`,
    );
    const lines = await ctx.tx.rows<Line>(sql`
      select c.*, coalesce((select a.name from area a where a.code = c.area order by a.valid_from desc limit 1), c.area) as name
      from (select ${key} as area, t.zone, ${join(columns)} from building t
        where ${visibleSql(ctx, building, { area: { within } })} group by 1, 2) c order by c.area`);
    const names = new Map(lines.map(({ area, name }) => [area, name]));
    const parts = [...names].map(([area, name]) => ({
      area,
      name,
      urban: countsOf(lines.find((line) => line.area === area && line.zone === 'urban')),
      rural: countsOf(lines.find((line) => line.area === area && line.zone === 'rural')),
    }));
    return { within, parts };
  },
  'snapshot',
);

const countsOf = (line: Line | undefined): Counts =>
  Object.fromEntries(stages.map((stage) => [stage, line?.[stage] ?? 0]));

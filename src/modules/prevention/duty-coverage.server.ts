import sql from 'sql-template-tag';
import { visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { site } from '../sites/index.ts';
import { type DutyCoverage, dutyCoverage } from './prevention.endpoints.ts';

const most = 200;

/** Answers who has assessed itself in a year and who has not, by town; the sites that are missing in one town or in all. */
export const dutyCoverageHandler = handle(
  dutyCoverage,
  async (ctx, { year, town }): Promise<DutyCoverage> => {
    const standing = visibleSql(ctx, site, { state: ['listed', 'reported'] });
    const done = sql`exists (select 1 from duty_assessment d
      where d.county = ${ctx.county} and d.site = t.id and d.year = ${year} and d.state <> 'returned')`;
    const within = sql`(${town ?? null}::text is null or t.town = ${town ?? null})`;
    const [towns, missing] = await Promise.all([
      ctx.tx.rows<DutyCoverage['towns'][number]>(sql`select t.town, count(*)::int as sites,
          count(*) filter (where ${done})::int as assessed
        from site t where ${standing} group by t.town order by t.town`),
      ctx.tx.rows<DutyCoverage['missing'][number]>(sql`select t.id, t.name, t.town, t.sector from site t
        where ${standing} and ${within} and not ${done} order by t.town, t.name limit ${most}`),
    ]);
    return { towns, missing, month: ctx.setting('prevention.dutyMonth') };
  },
  'snapshot',
);

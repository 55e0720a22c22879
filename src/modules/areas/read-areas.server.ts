import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import type { AreaLine } from './area-line.ts';

/** Every area the county has or had, by code and then by day. */
export function readAreas(ctx: Context): Promise<readonly AreaLine[]> {
  return ctx.tx.rows<AreaLine>(sql`select a.code, a.name, a.valid_from as "since", a.valid_until as "until",
      case when a.valid_until is not null and s.on_day = a.valid_until then s.to_code end as "heir",
      a.boundary is not null as "drawn"
    from area a left join area_succession s on s.county = a.county and s.county = ${ctx.county} and s.from_code = a.code
    where a.county = ${ctx.county} order by a.code, a.valid_from`);
}

/** The id under which an area stands in the history: its code, filled up. */
export const areaRowId = (code: string): string => `00000000-0000-8000-8000-${code.padEnd(12, '0')}`;

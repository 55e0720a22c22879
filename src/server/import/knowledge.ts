import sql from 'sql-template-tag';
import type { Context } from '../context.ts';
import { areaWords, personWords, type Words } from './words.ts';

/** The words for the county's areas of today and for the people who have, or had, a post in it. */
export async function knowledgeOf(ctx: Context): Promise<{ readonly areas: Words; readonly people: Words }> {
  const areas = await ctx.tx.rows<{ id: string; name: string }>(sql`select code as "id", name from area
    where county = ${ctx.county} and valid_from <= ${ctx.today} and coalesce(valid_until, 'infinity') > ${ctx.today} order by code`);
  return { areas: areaWords(areas), people: personWords(await accountsOf(ctx)) };
}

/** Everybody with a post in the county, also of old, by name. */
export function accountsOf(ctx: Context) {
  return ctx.tx.rows<{ id: string; name: string; username: string; section: string | null }>(sql`
    select a.id, a.name, a.username, min(p.section) as "section" from account a join post p on p.account_id = a.id
    where p.county = ${ctx.county} group by a.id, a.name, a.username order by a.name`);
}

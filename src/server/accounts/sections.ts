import { uuidv7 } from 'uuidv7';
import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import type { Keeping } from './keep.ts';

/** A section (科室) of a bureau: `closedOn` is its last day. */
export interface SectionLine {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly closedOn: string | null;
  /** How many people have a post in it today. */
  readonly people: number;
}

/** The sections of the county in their order, those that are no more last. */
export function listSections(ctx: Context): Promise<readonly SectionLine[]> {
  return ctx.tx.rows<SectionLine>(sql`select s.id, s.name, s.position, s.closed_on as "closedOn",
      (select count(distinct p.account_id)::int from post p join account a on a.id = p.account_id and a.disabled_at is null
        where p.county = s.county and p.section = s.name and p.state = 'effective'
          and p.valid_from <= ${ctx.today} and (p.valid_until is null or p.valid_until >= ${ctx.today})) as people
    from section s where s.county = ${ctx.county} order by s.closed_on is not null, s.position, s.name`);
}

/** Makes a section, or renames, moves or closes one; posts follow a new name. Throws Problem `taken` for a name that is there. */
export async function saveSection(
  ctx: Context,
  { client, note }: Keeping,
  given: { readonly id: string | null; readonly name: string; readonly position: number; readonly closed: boolean },
): Promise<void> {
  const id = given.id ?? uuidv7();
  const { rows } = await client.query<{ id: string; name: string; closedOn: string | null }>(
    'select id, name, closed_on as "closedOn" from section where county = $1 and (id = $2 or name = $3) for update',
    [ctx.county, id, given.name],
  );
  if (rows.some((row) => row.id !== id && row.name === given.name))
    throw new Problem('taken', `已有名为“${given.name}”的科室，请换一个名称`, { fields: { name: '已有同名科室' } });
  const before = rows.find((row) => row.id === id);
  if (given.id !== null && !before) throw new Problem('missing', '没有这个科室，请刷新页面');
  const closedOn = given.closed ? (before?.closedOn ?? ctx.today) : null;
  await client.query(
    `insert into section (county, id, name, position, closed_on) values ($1, $2, $3, $4, $5)
     on conflict (county, id) do update set name = excluded.name, position = excluded.position, closed_on = excluded.closed_on`,
    [ctx.county, id, given.name, given.position, closedOn],
  );
  if (before && before.name !== given.name)
    await client.query('update post set section = $3 where county = $1 and section = $2', [
      ctx.county,
      before.name,
      given.name,
    ]);
  const change = before && before.name !== given.name ? `${before.name} 改为 ${given.name}` : given.name;
  await note({ event: 'sectionChanged', object: `${change}${closedOn === null ? '' : '（撤销）'}`, rowId: id });
}

import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { Post, Role } from '../../kernel/role.ts';
import type { DutyLine, TodayAnswer } from '../../kernel/wire.ts';
import { addDays, endOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../context.ts';
import { areaSql } from '../ledger/scope.ts';

const most = 50;

/** What this user owes, what their area owes, and what changed lately. Overdue, today, this week, later; in each the graver first. */
export async function today(ctx: Context): Promise<TodayAnswer> {
  const posts = ctx.actor.posts.filter((post) => post.county === ctx.county);
  const mineSql = anyOf(
    posts.map((post) => sql`(${reach(ctx, post, 'd')} and (owes = ${post.role} or owed_by = ${ctx.actor.id}))`),
  );
  const areaSql = anyOf(posts.filter(seesArea).map((post) => sql`(${reach(ctx, post, 'd')} and owes <> ${post.role})`));
  const [mine, others, changes] = await Promise.all([
    duties(ctx, sql`${mineSql} and (owed_by is null or owed_by = ${ctx.actor.id})`),
    duties(ctx, areaSql),
    lately(ctx, posts),
  ]);
  const area = others.filter((line) => !mine.some((own) => own.rowId === line.rowId)); // said once, under what is mine
  return { mine, area, changes, titles: await titlesOf(ctx, [...mine, ...area], changes) };
}

const areaRoles: readonly Role[] = [
  'leader',
  'committeeOffice',
  'sectionChief',
  'inspector',
  'dutyOfficer',
  'township',
  'village',
];
const seesArea = (post: Post) => areaRoles.includes(post.role);

/** What a post reaches of lines that carry ledger, area, town and site. */
function reach(ctx: Context, post: Post, alias: 'd' | 's'): Sql {
  const of = raw(alias);
  const ledgers = sql`${of}.ledger = any(${readable(ctx, post)})`;
  if (post.siteId !== null) return sql`${ledgers} and ${of}.site_id = ${post.siteId}`;
  return post.area.length === 6 ? ledgers : sql`${ledgers} and ${areaSql(ctx, post.area, alias)}`;
}
const anyOf = (parts: readonly Sql[]) => (parts.length === 0 ? raw('false') : sql`(${join(parts, ' or ')})`);

/**
 * The gravest of each stretch of time, of each weight by itself: an index then gives just them in their order, however many deadlines are
 * open before or behind.
 */
function duties(ctx: Context, whose: Sql): Promise<readonly DutyLine[]> {
  const ends = [ctx.now, endOfDay(ctx.today), endOfDay(addDays(ctx.today, 6))];
  const stretches = [
    sql`due_at < ${ends[0]}`,
    sql`due_at >= ${ends[0]} and due_at <= ${ends[1]}`,
    sql`due_at > ${ends[1]} and due_at <= ${ends[2]}`,
    sql`due_at > ${ends[2]}`,
  ];
  const open = sql`d.county = ${ctx.county} and d.met_at is null`;
  const parts = stretches.map(
    (
      within,
      at,
    ) => sql`(select ${raw(String(at))} as stretch, d.* from weights w cross join lateral (select * from deadline d
      where ${open} and d.weight = w.weight and ${within} and ${whose} order by due_at limit ${most}) d
      order by d.weight desc, d.due_at limit ${most})`,
  );
  return ctx.tx.rows<DutyLine>(sql`with recursive weights (weight) as (
      (select weight from deadline d where ${open} order by weight desc limit 1)
      union all select (select d.weight from deadline d where ${open} and d.weight < w.weight order by d.weight desc limit 1)
      from weights w where w.weight is not null)
    select ledger, row_id as "rowId", name, title, area, site_id as "site", owes, due_at as "dueAt"
    from (${join(parts, ' union all ')}) d order by stretch, weight desc, due_at limit ${most}`);
}

type Change = TodayAnswer['changes'][number];
/** The rows that changed last, each with its last entry. */
function lately(ctx: Context, posts: readonly Post[]): Promise<readonly Change[]> {
  const whose = anyOf(posts.map((post) => sql`(${reach(ctx, post, 's')})`));
  return ctx.tx
    .rows<Change>(sql`select e.id, e.at, e.action, e.by, e.version, e.change, e.ledger, e.row_id as "rowId", s.title
    from (select * from search_line s where s.county = ${ctx.county} and ${whose} order by s.updated_at desc limit 30) s
    cross join lateral (select * from entry e where e.county = s.county and e.row_id = s.row_id
      and e.action <> 'opened' order by e.version desc limit 1) e
    order by e.at desc`);
}

const readable = (ctx: Context, post: Post) =>
  [...ctx.registry.ledgers.values()].filter((l) => l.may.read.includes(post.role)).map((l) => l.name);

async function titlesOf(ctx: Context, lines: readonly DutyLine[], changes: readonly Change[]) {
  const sites = [...new Set(lines.flatMap((line) => (line.site === null ? [] : [line.site])))];
  const people = [...new Set(changes.map((change) => change.by))];
  const rows = await ctx.tx.rows<{ id: string; title: string }>(sql`
    select row_id as "id", title from search_line where county = ${ctx.county} and row_id = any(${sites}::uuid[])
    union all select id, name from account where id = any(${people}::uuid[])`);
  return Object.fromEntries(rows.map(({ id, title }) => [id, title]));
}

import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { Post, Role } from '../../kernel/role.ts';
import type { CountAnswer, DutyLine, TodayAnswer } from '../../kernel/wire.ts';
import { addDays, endOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../context.ts';

const most = 50;
const cap = 1000;

/** What this user owes, what their area owes, and what changed lately; the earliest first, so the overdue lead. */
export async function today(ctx: Context): Promise<TodayAnswer> {
  const posts = ctx.actor.posts.filter((post) => post.county === ctx.county);
  const mineSql = anyOf(posts.map((post) => sql`(${reach(post)} and owes = ${post.role})`));
  const areaSql = anyOf(posts.filter(seesArea).map((post) => sql`(${reach(post)} and owes <> ${post.role})`));
  const all = sql`(${mineSql} or ${areaSql})`;
  const week = endOfDay(addDays(ctx.today, 7));
  const [mine, area, overdue, dueThisWeek, changes] = await Promise.all([
    duties(ctx, sql`${mineSql} and (owed_by is null or owed_by = ${ctx.actor.id})`),
    duties(ctx, areaSql),
    count(ctx, sql`${all} and due_at < ${ctx.now}`),
    count(ctx, sql`${all} and due_at >= ${ctx.now} and due_at <= ${week}`),
    lately(ctx, posts),
  ]);
  return { mine, area, overdue, dueThisWeek, changes, titles: await titlesOf(ctx, [...mine, ...area], changes) };
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

function reach(post: Post): Sql {
  if (post.siteId !== null) return sql`site_id = ${post.siteId}`;
  if (post.area.length === 6) return raw('true');
  return post.area.length === 9 ? sql`town = ${post.area}` : sql`area = ${post.area}`;
}
const anyOf = (parts: readonly Sql[]) => (parts.length === 0 ? raw('false') : sql`(${join(parts, ' or ')})`);

function duties(ctx: Context, whose: Sql): Promise<readonly DutyLine[]> {
  return ctx.tx.rows<DutyLine>(sql`select ledger, row_id as "rowId", name, title, area, site_id as "site", owes,
    due_at as "dueAt" from deadline where county = ${ctx.county} and met_at is null and ${whose}
    order by due_at limit ${most}`);
}

async function count(ctx: Context, whose: Sql): Promise<CountAnswer> {
  const [row] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from (select 1 from deadline
    where county = ${ctx.county} and met_at is null and ${whose} limit ${cap + 1}) capped`);
  const found = row?.count ?? 0;
  return { count: Math.min(found, cap), capped: found > cap };
}

type Change = TodayAnswer['changes'][number];
function lately(ctx: Context, posts: readonly Post[]): Promise<readonly Change[]> {
  const whose = anyOf(posts.map((post) => sql`(${reach(post)} and s.ledger = any(${readable(ctx, post)}))`));
  return ctx.tx
    .rows<Change>(sql`select e.id, e.at, e.action, e.by, e.version, e.change, e.ledger, e.row_id as "rowId", s.title
    from (select * from entry where county = ${ctx.county} order by at desc limit 200) e
    join search_line s on s.county = ${ctx.county} and s.ledger = e.ledger and s.row_id = e.row_id
    where ${whose} order by e.at desc limit 30`);
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

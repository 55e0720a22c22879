import sql, { type Sql, join, raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import type { Post, Role } from '../../kernel/role.ts';
import { isWithin } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import { column } from './columns.ts';

/** The column that ties a row to a site: the field that says so, or the id where the ledger is the sites' own. */
export function ownerColumn(registry: Registry, l: AnyLedger): string | undefined {
  const owned = Object.entries<Field>(l.fields).find(([, f]) => f.owner === true)?.[0];
  return owned ?? (registry.owners.has(l) ? 'id' : undefined);
}

/** The condition of the rows this user may see: the county, and what the posts that may read the ledger reach. */
export function scopeSql(ctx: Context, l: AnyLedger, alias = 't'): Sql {
  const reading = postsWith(ctx, l.may.read);
  const reaches = reading.map((post) => reachSql(ctx, l, post, alias));
  const county = sql`${raw(alias)}.county = ${ctx.county}`;
  if (reaches.some((reach) => reach === everything)) return county;
  return reaches.length === 0 ? sql`false` : sql`${county} and (${join(reaches, ' or ')})`;
}

/** Whether this user may see every row of a ledger in the county. */
export const seesAll = (ctx: Context, l: AnyLedger): boolean =>
  postsWith(ctx, l.may.read).some((post) => post.siteId === null && post.area.length === 6);

/** The roles this user has over a row: those of the posts whose area, or whose site, it belongs to. */
export function rolesOver(ctx: Context, l: AnyLedger, row: AnyRow): readonly Role[] {
  const owner = ownerColumn(ctx.registry, l);
  const reaches = (post: Post) =>
    post.siteId !== null
      ? owner !== undefined && row[owner] === post.siteId
      : isWithin(ctx.areas.areaOn(row.area, ctx.today), post.area);
  return postsHere(ctx)
    .filter(reaches)
    .map((post) => post.role);
}

/** Whether any post of this user in the county carries one of the roles. */
export const hasRole = (ctx: Context, wanted: readonly Role[]): boolean => postsWith(ctx, wanted).length > 0;

/** The condition of the rows of an aliased table that lie in an area of today: a town is one key, a village its own code and those it came from. */
export function areaSql(ctx: Context, area: string, alias: string): Sql {
  const of = raw(alias);
  if (area.length === 6) return everything;
  if (area.length === 9) return sql`${of}.town = ${area}`;
  const codes = ctx.areas.codesIn(area, ctx.today, ctx.today);
  return codes === undefined ? sql`${of}.area = ${area}` : sql`${of}.area = any(${codes})`;
}

const everything = sql`true`;
function reachSql(ctx: Context, l: AnyLedger, post: Post, alias: string): Sql {
  if (post.siteId !== null) {
    const owner = ownerColumn(ctx.registry, l);
    return owner === undefined ? sql`false` : sql`${column(alias, owner)} = ${post.siteId}`;
  }
  return areaSql(ctx, post.area, alias);
}

const postsHere = (ctx: Context) => ctx.actor.posts.filter((post) => post.county === ctx.county);
const postsWith = (ctx: Context, wanted: readonly Role[]) =>
  postsHere(ctx).filter((post) => post.role === 'system' || wanted.includes(post.role));

import sql, { join } from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { SearchHit } from '../../kernel/wire.ts';
import type { Context } from '../context.ts';
import { areaSql, ownerColumn } from '../ledger/scope.ts';
import { findSealed } from '../sealed/find-sealed.ts';

const most = 20;

/**
 * Rows of any ledger by part of a name, pinyin initials or number, among those this user may see; at most 20. A whole telephone, ID or
 * card number finds the rows that keep it sealed.
 */
export async function search(ctx: Context, asked: string): Promise<readonly SearchHit[]> {
  const words = asked.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  if (words.length === 0) return [];
  if (asked.length > 60) throw new Problem('invalid', '查找内容过长，请用名称、拼音首字母或编号中的一段');
  const reaches = reachable(ctx);
  if (reaches.length === 0) return [];
  const sealed = await findSealed(ctx, asked);
  if (sealed.length > 0) return sealed.slice(0, most);
  const owners = [...ctx.registry.owners].map((l) => l.name); // those that others belong to come first
  const has = words.map((word) => sql`words like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  return ctx.tx.rows<SearchHit>(sql`select ledger, row_id as "rowId", title, area from search_line
    where county = ${ctx.county} and ${join(has, ' and ')} and (${join(reaches, ' or ')})
    order by ledger <> all(${owners}), position(${words[0]} in words), updated_at desc limit ${most}`);
}

/** What each post reaches, per ledger, in the columns the search lines carry. */
function reachable(ctx: Context) {
  return ctx.actor.posts
    .filter((post) => post.county === ctx.county)
    .flatMap((post) => {
      const ledgers = [...ctx.registry.ledgers.values()].filter((l) => l.may.read.includes(post.role));
      const owned = ledgers.filter((l) => post.siteId === null || ownerColumn(ctx.registry, l) !== undefined);
      if (owned.length === 0) return [];
      const within = post.siteId !== null ? sql`site_id = ${post.siteId}` : areaSql(ctx, post.area, 'search_line');
      return [sql`(ledger = any(${owned.map((l) => l.name)}) and ${within})`];
    });
}

import sql, { join, type Sql } from 'sql-template-tag';
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
  const found = sql`county = ${ctx.county} and ${join(words.map(hasWord), ' and ')} and (${join(reaches, ' or ')})`;
  // Which way is the shorter hangs on the words: a plan for any words would not know.
  ctx.tx.send(sql`set local plan_cache_mode = force_custom_plan`);
  const [word = ''] = words;
  const owners = [...ctx.registry.owners].map((l) => l.name);
  const latest = await hits(ctx, found, sql`updated_at desc`);
  // Only behind a full page can there be more of them.
  const owning =
    latest.length < most
      ? latest.filter((hit) => hit.isOwner)
      : await hits(
          ctx,
          sql`is_owner and ledger = any(${owners}) and ${found}`,
          sql`position(${word} in words), updated_at desc`,
        );
  const place = (hit: Hit) => hit.words.indexOf(word);
  return [owning, latest.filter((hit) => !hit.isOwner)]
    .flatMap((some) => some.toSorted((a, b) => place(a) - place(b)))
    .slice(0, most)
    .map(({ ledger, rowId, title, area }) => ({ ledger, rowId, title, area }));
}

interface Hit extends SearchHit {
  readonly words: string;
  /** Whether others belong to it. */
  readonly isOwner: boolean;
}

const hits = (ctx: Context, found: Sql, order: Sql) =>
  ctx.tx.rows<Hit>(sql`select ledger, row_id as "rowId", title, area, words, is_owner as "isOwner" from search_seen
    where ${found} order by ${order} limit ${most}`);

/** Two letters are a pair in the index of pairs; more are in the index of three; one is in none, and found soon. */
function hasWord(word: string): Sql {
  if (/^.{2}$/u.test(word)) return sql`pairs_of(words) @> array[${word}]`;
  return sql`words like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
}

/** What each post reaches, per ledger, in the columns the search lines carry. */
function reachable(ctx: Context) {
  return ctx.actor.posts
    .filter((post) => post.county === ctx.county)
    .flatMap((post) => {
      const ledgers = [...ctx.registry.ledgers.values()].filter((l) => l.may.read.includes(post.role));
      const owned = ledgers.filter((l) => post.siteId === null || ownerColumn(ctx.registry, l) !== undefined);
      if (owned.length === 0) return [];
      const within = post.siteId !== null ? sql`site_id = ${post.siteId}` : areaSql(ctx, post.area, 'search_seen');
      return [sql`(ledger = any(${owned.map((l) => l.name)}) and ${within})`];
    });
}

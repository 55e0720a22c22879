import sql, { type Sql } from 'sql-template-tag';
import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import type { Context } from '../context.ts';
import { accessEvents, type AccessGroup } from './access-events.ts';

/** What is asked of the audit: days are 'YYYY-MM-DD', both included; what is left out does not matter. */
export interface AccessAsk {
  readonly from: string;
  readonly to: string;
  readonly group?: AccessGroup | null;
  readonly event?: string | null;
  readonly ok?: boolean | null;
  /** A part of a person's name, of a username or of what it was done to, or an address. */
  readonly words?: string | null;
  /** Where the page begins: the last line's `at` and `id` as one, as `next` gave it. */
  readonly after?: string | null;
}

/** A line of the audit. */
export interface AccessLine {
  readonly id: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly who: string;
  readonly event: string;
  readonly ok: boolean;
  readonly object: string;
  readonly ip: string | null;
}

/** A page of the audit, the latest first, and where the next begins. */
export async function listAccess(
  ctx: Context,
  ask: AccessAsk,
  limit = 100,
): Promise<{ readonly lines: readonly AccessLine[]; readonly next: string | null }> {
  const [at = null, id = null] = ask.after?.split(' ') ?? [];
  const behind = at === null ? sql`true` : sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`;
  const lines = await ctx.tx.rows<AccessLine>(sql`select id, at, account_id as "accountId", who, event, ok, object, ip
    from access_log where ${whereSql(ctx, ask)} and ${behind} order by at desc, id desc limit ${limit + 1}`);
  const page = lines.slice(0, limit);
  const last = page.at(-1);
  return { lines: page, next: lines.length > limit && last ? `${last.at} ${last.id}` : null };
}

function whereSql(ctx: Context, { from, to, group, event, ok, words }: AccessAsk): Sql {
  const events = Object.entries(accessEvents).flatMap(([name, about]) => (about.group === group ? [name] : []));
  const like = `%${(words ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`county = ${ctx.county} and at >= ${startOfDay(from)} and at <= ${endOfDay(to)}
    and (${group ?? null}::text is null or event = any(${events}))
    and (${event ?? null}::text is null or event = ${event ?? null})
    and (${ok ?? null}::boolean is null or ok = ${ok ?? null})
    and (${words ?? null}::text is null or who ilike ${like} or object ilike ${like} or ip = ${words ?? null})`;
}

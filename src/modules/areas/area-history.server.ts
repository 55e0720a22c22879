import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { systemId } from '../../server/jobs/system.ts';
import { areasLine } from '../../server/live/tell-changed.ts';
import { changeWords, isKind } from './area-change.ts';
import { areaRowId } from './read-areas.server.ts';

/** One change of an area, in words. */
export interface AreaEntry {
  readonly id: string;
  readonly code: string;
  readonly at: string;
  readonly by: string;
  readonly words: string;
  readonly isLast: boolean;
}

interface Found {
  readonly id: string;
  readonly rowId: string;
  readonly at: string;
  readonly by: string;
  readonly person: string | null;
  readonly action: string;
  readonly change: Readonly<Record<string, readonly [unknown, unknown]>>;
}

const most = 500;

/** The changes of the county's areas, or of one, the latest first. */
export async function areaHistory(
  ctx: Context,
  { code }: { readonly code?: string | undefined },
): Promise<readonly AreaEntry[]> {
  const one = code === undefined ? sql`true` : sql`e.row_id = ${areaRowId(code)}`;
  const found = await ctx.tx
    .rows<Found>(sql`select e.id, e.row_id as "rowId", e.at, e.by, a.name as "person", e.action, e.change
    from entry e left join account a on a.id = e.by
    where e.county = ${ctx.county} and e.ledger = ${areasLine} and ${one} order by e.at desc, e.id desc limit ${most}`);
  const names = await ctx.tx.rows<{ code: string; name: string }>(sql`select code, name from area
    where county = ${ctx.county} order by valid_from`);
  const nameOf = new Map(names.map((line) => [line.code, line.name]));
  const last = lastStanding(found);
  return found.map(({ id, rowId, at, by, person, action, change }) => ({
    id,
    code: codeOf(rowId),
    at,
    by: person ?? (by === systemId ? '系统' : ''),
    isLast: code !== undefined && id === last,
    words: wordsOf(
      action,
      change,
      (each) => `${nameOf.get(each.slice(0, 9)) ?? ''}${each.length > 9 ? (nameOf.get(each) ?? '') : ''}`,
    ),
  }));
}

/** The last change among the latest first that has not been taken back. */
function lastStanding(found: readonly Found[]): string | undefined {
  const undone = new Set(found.map(({ change }) => change['undone']?.[0]));
  return found.find(({ action, id }) => isKind(action) && !undone.has(id))?.id;
}

/** The code that an area's id holds, without what filled it up. */
export function codeOf(rowId: string): string {
  const code = rowId.slice(-12);
  return code.endsWith('000000') ? code.slice(0, 6) : code.endsWith('000') ? code.slice(0, 9) : code;
}

function wordsOf(action: string, change: Found['change'], nameOf: (code: string) => string): string {
  const [before, after] = (change['name'] ?? []).map(textOf);
  const heir = change['heir']?.[1];
  const from = change['from']?.[1];
  if (change['undone'] !== undefined) return undoneWords(before, after, change['on']?.[1]);
  const what = [
    isKind(action) ? changeWords[action] : '导入界线',
    ...(before && after && before !== after ? [`${before} 改称 ${after}`] : []),
    ...(!before && after ? [`设立 ${after}`] : []),
    ...(typeof heir === 'string' ? [`${before ?? ''} 归入 ${nameOf(heir)}`] : []),
    ...(Array.isArray(from) ? [`承接 ${from.map((each) => nameOf(String(each))).join('、')}`] : []),
  ];
  const on = change['on']?.[1];
  const basis = change['basis']?.[1];
  return `${what.join('，')}${typeof on === 'string' ? `，自 ${on} 起` : ''}${typeof basis === 'string' ? `（${basis}）` : ''}`;
}

function undoneWords(before: string | undefined, after: string | undefined, on: unknown): string {
  const what =
    before && after
      ? `${before} 仍称 ${after}`
      : before
        ? `不再设立 ${before}`
        : after
          ? `恢复 ${after}`
          : '退回承接的区划';
  return `撤销 ${String(on)} 起的变更，${what}`;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

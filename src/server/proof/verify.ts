import type pg from 'pg';
import type { Vault } from '../sealed/vault.ts';
import { beginning, digestOf, hashOf, leafBytes, partBytes } from './digest.ts';
import { lineColumns, momentOf, type Stream, type StreamLine } from './streams.ts';

/** What a chain holds, when nothing in it is broken. */
export interface Proved {
  readonly links: number;
  readonly lines: number;
  /** Lines whose month was dropped when its time had come: their digests stand, they themselves are gone. */
  readonly retired: number;
  /** Lines written since the last link: they are sealed within minutes. */
  readonly waiting: number;
  /** The hash of the last link: who keeps it elsewhere can later tell whether the chain was made anew. */
  readonly head: string;
}

/** The first thing in a chain that is not as it was sealed. */
export interface Broken {
  readonly sequence: number;
  /** What is wrong, in words. */
  readonly what: string;
  /** The line it is wrong with, where it is one. */
  readonly line?: {
    readonly id: string;
    readonly at: string;
    readonly columns: Readonly<Record<string, unknown>> | null;
  };
}

/** What is verified, with what, and who is told how far it has come. */
export interface Verifying {
  readonly owner: pg.Pool;
  readonly vault: Pick<Vault, 'sign'>;
  readonly county: string;
  readonly stream: Stream;
  readonly progress?: (lines: number, of: number) => void;
}

/**
 * Reckons a county's chain anew from the lines as they now stand, link by link, and gives the first thing that is broken: a line
 * changed, deleted or slipped in, a link changed or taken out. Holds one link in memory, however long the chain is.
 */
export async function verifyChain(v: Verifying): Promise<Proved | Broken> {
  const { last, all } = await extent(v);
  const retiredBefore = await retiredUntil(v);
  let previous = beginning;
  let [lines, retired] = [0, 0];
  for (let sequence = 1; sequence <= last; sequence += 1) {
    const link = await linkAt(v, sequence);
    if (!link) return { sequence, what: '链上少了这一环，封存记录被删除' };
    const wrong = wrongLink(v, link, previous);
    if (wrong !== undefined) return { sequence, what: wrong };
    const found = await wrongLine(v, link, retiredBefore);
    if (typeof found !== 'number') return { sequence, ...found };
    previous = link.hash;
    lines += link.ids.length;
    retired += found;
    v.progress?.(lines, all);
  }
  const extra = await firstExtra(v, last);
  return extra ?? { links: last, lines, retired, waiting: await waitingLines(v, last), head: previous };
}

/** Whether what came of verifying is a break. */
export const isBroken = (result: Proved | Broken): result is Broken => 'what' in result;

interface Link {
  readonly sequence: number;
  readonly sealedAt: string;
  readonly ats: readonly string[];
  readonly ids: readonly string[];
  readonly leaves: Buffer;
  readonly parts: Buffer;
  readonly previous: string;
  readonly hash: string;
  readonly mac: string;
}

async function extent({ owner, county, stream }: Verifying): Promise<{ last: number; all: number }> {
  const { rows } = await owner.query<{ last: number; all: number }>(
    `select coalesce(max(sequence), 0) as last, coalesce(sum(count), 0)::int8 as all from seal_link where county = $1 and stream = $2`,
    [county, stream.table],
  );
  return rows[0] ?? { last: 0, all: 0 };
}

async function linkAt({ owner, county, stream }: Verifying, sequence: number): Promise<Link | undefined> {
  const { rows } = await owner.query<Link>(
    `select sequence, sealed_at as "sealedAt", ids, leaves, parts, previous, hash, mac,
       array(select ${momentOf('at')} from unnest(ats) with ordinality u (at, n) order by n) as ats
     from seal_link where county = $1 and stream = $2 and sequence = $3`,
    [county, stream.table, sequence],
  );
  return rows[0];
}

/** What of a link is not as it was: its place in the chain, its own content, or the signature that the database cannot make. */
function wrongLink({ county, stream, vault }: Verifying, link: Link, previous: string): string | undefined {
  if (link.previous !== previous) return '与前一环接不上，封存记录被改动或调换';
  const isWhole = link.leaves.length === link.ids.length * leafBytes;
  const isItself = hashOf({ ...link, county, stream: stream.table }, link.leaves, link.parts) === link.hash;
  if (!isWhole || !isItself) return '封存记录本身被改动';
  return vault.sign(link.hash) === link.mac ? undefined : '封存签名不符：这一环不是本系统用现有密钥封存的';
}

/** The first line of a link that is not as it was sealed, or how many of its lines were dropped in their time. */
async function wrongLine(
  { owner, county, stream }: Verifying,
  link: Link,
  retiredBefore: string,
): Promise<Pick<Broken, 'what' | 'line'> | number> {
  if (link.ids.length === 0) return 0;
  const times = link.ats.toSorted();
  const { rows } = await owner.query<StreamLine>(
    `select ${lineColumns(stream)} from unnest($2::timestamptz[], $3::uuid[]) u (at, id)
     join ${stream.table} t on t.county = $1 and t.at = u.at and t.id = u.id
     where t.county = $1 and t.at >= $4 and t.at <= $5`,
    [county, link.ats, link.ids, times[0], times.at(-1)],
  );
  const standing = new Map(rows.map((line) => [line.id, line]));
  let retired = 0;
  for (const [n, id] of link.ids.entries()) {
    const at = link.ats[n] ?? '';
    const line = standing.get(id);
    if (line === undefined) {
      if (at >= retiredBefore) return { what: `${stream.label}被删除，或时间被改`, line: { id, at, columns: null } };
      retired += 1;
      continue;
    }
    const { leaf, parts } = digestOf(county, stream, line);
    if (leaf.equals(link.leaves.subarray(n * leafBytes, (n + 1) * leafBytes))) continue;
    const sealed = link.parts.subarray(n * parts.length, (n + 1) * parts.length);
    const differing = stream.parts.flatMap(([label], part) => (samePart(parts, sealed, part) ? [] : [label]));
    return { what: `${differing.join('、') || '内容'}被改动`, line: { ...line, at } };
  }
  return retired;
}

const samePart = (a: Buffer, b: Buffer, part: number) =>
  a.subarray(part * partBytes, (part + 1) * partBytes).equals(b.subarray(part * partBytes, (part + 1) * partBytes));

/** The time before which lines of a stream have been dropped by the clock; nothing is before the beginning. */
async function retiredUntil({ owner, stream }: Verifying): Promise<string> {
  if (stream.table === 'entry') return ''; // histories are never dropped
  const { rows } = await owner.query<{ until: string | null }>(
    `select ${momentOf('max(until)')} as until from retired_month`,
  );
  return rows[0]?.until ?? '';
}

/** Lines the chain has passed: of an earlier transaction than the last it took up, or of none of this cluster. */
const passed = `((select up_to_tx from seal_link where county = $1 and stream = $2 and sequence = $3) is not null
  and (t.tx is null or (t.tx, t.id) <= (select up_to_tx, up_to_id from seal_link
    where county = $1 and stream = $2 and sequence = $3)))`;

/** A line that the chain has passed without taking it up: it was slipped in afterwards. */
async function firstExtra({ owner, county, stream }: Verifying, last: number): Promise<Broken | undefined> {
  if (last === 0) return undefined;
  // All that were not taken up are found before the first is asked for: a plan for the first one compares each line with each.
  const { rows } = await owner.query<StreamLine>(
    `with extra as materialized (select t.at, t.id from ${stream.table} t
       left join (select unnest(ids) as id from seal_link where county = $1 and stream = $2) taken on taken.id = t.id
       where t.county = $1 and ${passed} and taken.id is null)
     select ${lineColumns(stream)} from ${stream.table} t join extra on extra.at = t.at and extra.id = t.id
     where t.county = $1 order by t.at, t.id limit 1`,
    [county, stream.table, last],
  );
  const [line] = rows;
  return line && { sequence: last, what: `${stream.label}是封存之后插入的`, line: { ...line, at: line.moment } };
}

async function waitingLines({ owner, county, stream }: Verifying, last: number): Promise<number> {
  const { rows } = await owner.query<{ waiting: number }>(
    `select count(*)::int as waiting from ${stream.table} t where t.county = $1 and ${passed} is not true`,
    [county, stream.table, last],
  );
  return rows[0]?.waiting ?? 0;
}

import sql, { raw, type Sql } from 'sql-template-tag';
import type { Context } from '../context.ts';
import type { Machine } from '../db/transact.ts';
import { asSystem, countiesOf } from '../jobs/system.ts';
import { beginning, digestOf, hashOf } from './digest.ts';
import { lineColumns, momentOf, type Stream, type StreamLine, streams } from './streams.ts';

/** Lines of one link at most; so many are held in memory. */
const most = 2000;

/** Where events stand that belong to nobody's county. */
const nowhere = '000000';

/** Every county whose lines are sealed: those of the installation, and the one of lines that belong to none. */
export async function sealedCounties(machine: Machine): Promise<readonly string[]> {
  return [...(await countiesOf(machine.pool)), nowhere];
}

/**
 * Takes up into the chains of all counties what has been committed since the last time, link by link until `stop`. Only one process
 * should do so at a time.
 */
export async function sealAll(machine: Machine, stop?: AbortSignal): Promise<void> {
  for (const county of await sealedCounties(machine))
    for (const stream of streams)
      for (;;) {
        if (stop?.aborted) return;
        const more = await asSystem(machine, county, (ctx) => sealSome(ctx, stream));
        if (!more) break;
      }
}

interface Last {
  readonly sequence: number;
  readonly hash: string;
  readonly upToTx: string | null;
  readonly upToId: string | null;
  readonly lastAt: string | null;
  readonly lastId: string | null;
}

type Found = StreamLine & { readonly tx: string | null };

/**
 * Adds one link to a county's chain and says whether there is more. Lines are taken in the order of their transactions below the oldest
 * one still open, so that what commits late is never passed over. Lines without a transaction of this cluster (from before an upgrade,
 * or a restore into another) come first, in the order of time, those of earlier links left out.
 */
export async function sealSome(ctx: Context, stream: Stream): Promise<boolean> {
  const last = await lastOf(ctx, stream);
  if (last?.upToTx == null) {
    const old = await linesOf(ctx, stream, await catchingUp(ctx, stream, last), sql`t.at, t.id`);
    if (old.length > 0) {
      await addLink(ctx, stream, last, old, null);
      return true;
    }
  }
  const [tx, id] = [last?.upToTx ?? '0', last?.upToId ?? firstId];
  const following = sql`t.tx >= ${tx}::xid8 and (t.tx, t.id) > (${tx}::xid8, ${id}::uuid)
    and t.tx < pg_snapshot_xmin(pg_current_snapshot())`;
  const lines = await linesOf(ctx, stream, following, sql`t.tx, t.id`);
  const end = lines.at(-1);
  if (end === undefined && (last === undefined || last.upToTx !== null)) return false;
  await addLink(ctx, stream, last, lines, end ? [end.tx ?? tx, end.id] : [tx, id]);
  return lines.length === most;
}

const firstId = '00000000-0000-0000-0000-000000000000';

/** Lines of no transaction of this cluster, behind those the links made of such lines have come to, and in no other link. */
async function catchingUp(ctx: Context, stream: Stream, last: Last | undefined): Promise<Sql> {
  const without = sql`t.tx is null`;
  if (last === undefined) return without;
  const link = sql`from seal_link s where s.county = ${ctx.county} and s.stream = ${stream.table}`;
  const [{ others } = { others: 0 }] = await ctx.tx.rows<{ others: number }>(
    sql`select count(*)::int as "others" ${link} and s.up_to_id is not null`,
  );
  if (others > 0) return sql`${without} and t.id not in (select unnest(s.ids) ${link})`;
  return sql`${without} and (t.at, t.id) > (${last.lastAt}::timestamptz, ${last.lastId}::uuid)`;
}

async function lastOf(ctx: Context, stream: Stream): Promise<Last | undefined> {
  const [last] = await ctx.tx.rows<Last>(sql`select sequence, hash, up_to_tx::text as "upToTx", up_to_id as "upToId",
      ${raw(momentOf('ats[cardinality(ats)]'))} as "lastAt", ids[cardinality(ids)] as "lastId"
    from seal_link where county = ${ctx.county} and stream = ${stream.table} order by sequence desc limit 1`);
  return last;
}

function linesOf(ctx: Context, stream: Stream, which: Sql, order: Sql): Promise<readonly Found[]> {
  return ctx.tx.rows<Found>(sql`select ${raw(lineColumns(stream))}, t.tx::text as "tx" from ${raw(stream.table)} t
    where t.county = ${ctx.county} and ${which} order by ${order} limit ${raw(String(most))}`);
}

async function addLink(
  ctx: Context,
  stream: Stream,
  last: Last | undefined,
  lines: readonly StreamLine[],
  upTo: readonly [tx: string, id: string] | null,
): Promise<void> {
  const digests = lines.map((line) => digestOf(ctx.county, stream, line));
  const leaves = Buffer.concat(digests.map(({ leaf }) => leaf));
  const parts = Buffer.concat(digests.map(({ parts: each }) => each));
  const head = {
    county: ctx.county,
    stream: stream.table,
    sequence: (last?.sequence ?? 0) + 1,
    sealedAt: ctx.now,
    ats: lines.map(({ moment }) => moment),
    ids: lines.map(({ id }) => id),
    previous: last?.hash ?? beginning,
  };
  const hash = hashOf(head, leaves, parts);
  await ctx.tx
    .rows(sql`insert into seal_link (county, stream, sequence, sealed_at, up_to_tx, up_to_id, count, ats, ids, leaves,
      parts, previous, hash, mac)
    values (${head.county}, ${head.stream}, ${head.sequence}, ${head.sealedAt}, ${upTo?.[0] ?? null}::xid8, ${upTo?.[1] ?? null},
      ${lines.length}, ${head.ats}::timestamptz[], ${head.ids}::uuid[], ${leaves}, ${parts}, ${head.previous}, ${hash},
      ${ctx.vault.sign(hash)})`);
}

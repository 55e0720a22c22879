import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { get, visibleSql } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { checkpointCodes, giveCodes } from './forest.endpoints.ts';

/** Answers the codes of the checkpoints in use that the caller may see. */
export const checkpointCodesHandler = handle(checkpointCodes, async (ctx) => {
  const rows = await ctx.tx.rows<{ checkpoint: string; name: string; guard: string | null; token: string | null }>(sql`
    select t.id as checkpoint, t.name, t.guard, l.token from fire_checkpoint t
    left join public_label l on l.county = ${ctx.county} and l.row_id = t.id and l.revoked_at is null
    where ${visibleSql(ctx, fireCheckpoint, { state: 'open' })} order by t.name, t.id limit 500`);
  return rows.map(({ token, ...row }) => ({ ...row, code: token === null ? null : `${ctx.county}-${token}` }));
});

/** Answers the giving of codes: each a token of 128 bits of chance. */
export const giveCodesHandler = handle(giveCodes, async (ctx, { replace }) => {
  if (replace !== null) {
    await get(ctx, fireCheckpoint, replace);
    await ctx.tx.rows(sql`update public_label set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.id}
      where county = ${ctx.county} and row_id = ${replace} and ledger = ${fireCheckpoint.name} and revoked_at is null`);
  }
  const bare = await ctx.tx.rows<{ id: string }>(sql`select t.id from fire_checkpoint t
    where ${visibleSql(ctx, fireCheckpoint, { state: 'open' })} and not exists (select 1 from public_label l
      where l.county = ${ctx.county} and l.row_id = t.id and l.revoked_at is null) order by t.id limit 500`);
  const tokens = bare.map(() => randomBytes(16).toString('base64url'));
  await ctx.tx.rows(sql`insert into public_label (county, token, ledger, row_id, number, content, made_by, made_at)
    select ${ctx.county}, r.token, ${fireCheckpoint.name}, r.id, 1, '{}', ${ctx.actor.id}, ${ctx.now}
    from unnest(${bare.map(({ id }) => id)}::uuid[], ${tokens}::text[]) as r (id, token)`);
  return { given: bare.length };
});

import { randomBytes, randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Row } from '../../kernel/ledger.ts';
import { wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, visibleSql } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { startCallOut } from './callout.endpoints.ts';
import { callOut } from './callout.ledger.ts';
import { contact } from './contact.ledger.ts';
import type { Ladder } from './ladder.ts';

/** Answers the beginning of a call-out: its row, its ladder, and one line for each person, who is due to be called at once. */
export const startCallOutHandler = handle(startCallOut, async (ctx, asked) => {
  const { id, contacts, source, ladder = usualLadder(ctx), ...words } = asked;
  const before = await find(withSystem(ctx), callOut, id);
  if (before) return { id, number: before.number, people: before.people, notCalled: [] };
  const wanted = [...new Set(contacts)];
  const found = await ctx.tx.rows<{ id: string }>(sql`select t.id from contact t
    where ${visibleSql(ctx, contact, { state: { not: 'left' }, startsOn: { lte: ctx.today } })} and t.id = any(${wanted}::uuid[])`);
  if (found.length === 0) throw wrongField('contacts', '所选人员都已离任、未到任或不在您的管辖范围内，请重新选择');
  const row = await create(
    withSystem(ctx),
    callOut,
    {
      ...words,
      sourceLedger: source?.ledger ?? null,
      sourceId: source?.id ?? null,
      startedAt: ctx.now,
      people: found.length,
    },
    id,
  );
  await putPeople(ctx, row, found, ladder);
  const called = new Set(found.map((each) => each.id));
  return { id, number: row.number, people: found.length, notCalled: wanted.filter((each) => !called.has(each)) };
});

async function putPeople(
  ctx: Context,
  row: Row<typeof callOut>,
  found: readonly { readonly id: string }[],
  ladder: Ladder,
): Promise<void> {
  ctx.tx.send(sql`insert into call_plan (county, call_out, ladder)
    values (${ctx.county}, ${row.id}, ${JSON.stringify(ladder)}::jsonb)`);
  const ids = found.map((each) => each.id);
  await ctx.tx
    .rows(sql`insert into call_person (county, id, call_out, contact, name, unit, post, area, town, in_charge, token, code,
      state, rung, try, next_at)
    select ${ctx.county}, n.id, ${row.id}, t.id, t.name, t.unit, t.post, t.area, t.town, coalesce(t.in_charge, 0), n.token, n.code,
      'calling', 0, 0, ${ctx.now}
    from unnest(${ids}::uuid[], ${ids.map(() => uuidv7())}::uuid[], ${ids.map(() => randomBytes(16).toString('base64url'))}::text[],
      ${ids.map(() => String(randomInt(1000, 10_000)))}::text[]) as n (contact, id, token, code)
    join contact t on t.county = ${ctx.county} and t.id = n.contact`);
}

/** The county's usual ladder: by telephone and text, else by what else there is; first the person, then the deputy, then the superior. */
export function usualLadder(ctx: Pick<Context, 'setting'>): Ladder {
  const channels = ['voice' as const, 'sms' as const];
  const instead = ['push' as const, 'chat' as const, 'mail' as const, 'speaker' as const];
  const waitSeconds = ctx.setting('callouts.waitSeconds');
  const [own, other] = [ctx.setting('callouts.selfTries'), ctx.setting('callouts.otherTries')];
  return [
    { who: 'self', channels, instead, tries: own, waitSeconds },
    { who: 'deputy', channels, instead, tries: other, waitSeconds },
    { who: 'superior', channels, instead, tries: other, waitSeconds },
  ];
}

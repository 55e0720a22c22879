import { randomInt } from 'node:crypto';
import sql from 'sql-template-tag';
import { dayOf } from '../../kernel/calendar.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { find } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { type OpenCall, openDeed } from '../../server/open/open-call.ts';
import { queryCode, sentTip, takenTip, tipCalls, tipCourse, type TipCourse } from './open-tip.ts';
import { tip } from './tip.ledger.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const perHour = { most: 10, perMs: 3_600_000 };

/** Takes a tip in and gives its query code, which is kept nowhere but as its signature. What comes a second time is refused in words. */
export const sendTip = openDeed({
  ...tipCalls.send,
  input: sentTip,
  output: takenTip,
  rate: perHour,
  act: async (ctx, { id, name, phone, ...sent }) => {
    const taking: Context = { ...ctx, actor: { ...systemActor(ctx.county), name: '公众' } };
    if (await find(taking, tip, id)) throw new Problem('taken', '这条举报已经收到，请用先前给您的查询码查询');
    const row = await create(
      taking,
      tip,
      {
        ...sent,
        about: firstWords(sent.content),
        channel: 'page',
        receivedAt: ctx.now,
        photos: sent.photos.length === 0 ? null : sent.photos,
        informant: name,
        informantPhone: phone,
        area: ctx.county,
      },
      id,
    );
    const code = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
    await ctx.tx.rows(sql`insert into public_label (county, token, ledger, row_id, number, content, made_by, made_at)
      values (${ctx.county}, ${signed(ctx, code)}, ${tip.name}, ${row.id}, 1, '{}', ${ctx.actor.id}, ${ctx.now})`);
    return { code, number: row.number ?? '' };
  },
});

/** Answers where a tip stands to whoever holds its query code. */
export const askTip: OpenCall = {
  ...tipCalls.ask,
  token: queryCode,
  output: tipCourse,
  answer: async (ctx, code): Promise<TipCourse> => {
    const [label] = await ctx.tx.rows<{ id: string }>(sql`select row_id as "id" from public_label
      where county = ${ctx.county} and token = ${signed(ctx, code)} and ledger = ${tip.name} and revoked_at is null`);
    const row = label && (await find({ ...ctx, actor: systemActor(ctx.county) }, tip, label.id));
    if (!row) throw new Problem('missing', '没有这个查询码，请核对 12 位字母和数字');
    return {
      number: row.number ?? '',
      state: row.state,
      receivedOn: dayOf(row.receivedAt),
      acceptedOn: on(row.acceptedAt),
      declineReason: row.declineReason,
      transferredTo: row.transferredTo,
      verifiedOn: on(row.verifiedAt),
      reply: row.reply,
      repliedOn: on(row.repliedAt),
    };
  },
};

const signed = (ctx: Context, code: string) => ctx.vault.sign(`tip ${ctx.county} ${code}`);

/** The first sentence, or what of it fits into a list. */
function firstWords(content: string): string {
  const [first = ''] = content.split(/[。！？；\n]/u);
  return Array.from(first || content)
    .slice(0, 40)
    .join('');
}

const on = (at: string | null) => (at === null ? null : dayOf(at));

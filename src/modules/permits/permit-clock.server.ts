import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import type { AnyLedger, StepName } from '../../kernel/ledger.ts';
import type { Where } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { permitApplication } from './application.ledger.ts';
import { beginRenewal } from './advance.server.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { permit } from './permit.ledger.ts';

const atOnce = 100;

/** Ninety days, thirty days and none: each turns a permit into the next duty and is told to whoever has it open. */
export const watchPermits: Job = {
  name: 'watch-permits',
  cron: '* * * * *',
  run: async (ctx) => {
    const soon = addDays(ctx.today, ctx.setting('permits.secondNoticeDays'));
    const first = addDays(ctx.today, ctx.setting('permits.firstNoticeDays'));
    const running = ['valid', 'expiring', 'urgent', 'renewing'] as const;
    const past = await all(ctx, permit, 'expire', { state: running, validTo: { lt: ctx.today } });
    const pressed = await all(ctx, permit, 'press', {
      state: ['valid', 'expiring'],
      validTo: { gte: ctx.today, lte: soon },
    });
    const near = await all(ctx, permit, 'approach', { state: 'valid', validTo: { gt: soon, lte: first } });
    return past || pressed || near;
  },
};

/** A renewal that came to nothing leaves its permit to the clock again. */
export const watchRenewals: Job = {
  name: 'watch-renewals',
  cron: '* * * * *',
  run: async (ctx) => {
    const { rows } = await list(ctx, permit, { where: { state: 'renewing' }, limit: 200 });
    if (rows.length === 0) return false;
    const open = await list(ctx, permitApplication, {
      where: { permit: rows.map(({ id }) => id), state: ['accepted', 'reviewed', 'forwarded', 'approved'] },
      limit: 200,
    });
    const waiting = new Set(open.rows.map((row) => row.permit));
    const dropped = rows.filter(({ id }) => !waiting.has(id));
    for (const row of dropped) await take(ctx, permit, row.id, 'resume', {}, row.version);
    return false;
  },
};

/** What nobody has asked to complete in time counts as accepted on the day it came (行政许可法 第三十二条). */
export const acceptBySilence: Job = {
  name: 'accept-by-silence',
  cron: '* * * * *',
  run: async (ctx) => {
    const latest = addWorkdays(ctx.today, -ctx.setting('permits.acceptDays'), ctx.calendar);
    const where = { state: 'submitted', correctionAskedOn: { set: false }, receivedOn: { lt: latest } } as const;
    const { rows } = await list(ctx, permitApplication, { where, sort: { by: 'receivedOn' }, limit: atOnce });
    for (const row of rows) {
      await take(ctx, permitApplication, row.id, 'accept', { acceptedOn: row.receivedOn }, row.version);
      await beginRenewal(ctx, row, 'silence');
    }
    return rows.length === atOnce;
  },
};

/** Certificates that come near their end or are past it. */
export const watchCertificates: Job = {
  name: 'watch-certificates',
  cron: '* * * * *',
  run: async (ctx) => {
    const soon = addDays(ctx.today, ctx.setting('certificates.noticeDays'));
    const past = await all(ctx, safetyCertificate, 'expire', {
      state: ['held', 'expiring'],
      validTo: { lt: ctx.today },
    });
    const near = await all(ctx, safetyCertificate, 'approach', {
      state: 'held',
      validTo: { gte: ctx.today, lte: soon },
    });
    return past || near;
  },
};

/** Takes a step that asks nothing on all rows of a filter, so many at a time; whether there may be more. */
async function all<L extends AnyLedger>(ctx: Context, l: L, step: StepName<L>, where: Where<L>): Promise<boolean> {
  const { rows } = await list(ctx, l, { where, sort: { by: 'validTo' }, limit: atOnce });
  for (const row of rows) await take(ctx, l, row.id, step, {} as never, row.version); // a step without questions
  return rows.length === atOnce;
}

import { uuidv7 } from 'uuidv7';
import { addHours } from '../../kernel/calendar.ts';
import type { Context } from '../../server/context.ts';
import { areasOf } from '../../server/http/names.ts';
import { list } from '../../server/ledger/read.ts';
import { newRow } from '../../server/ledger/save.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { slotsOf } from './incident.rules.ts';
import { reportSlot, slotPlan } from './slot.ledger.ts';

const atOnce = 100;

/** Every slot of today that a running plan calls for is owed by every town, from the day's beginning on. */
export const openSlots: Job = {
  name: 'open-report-slots',
  cron: '* * * * *',
  run: async (ctx) => {
    const { rows: plans } = await list(ctx, slotPlan, {
      where: { state: 'running', startsOn: { lte: ctx.today } },
      limit: 50,
    });
    for (const plan of plans) {
      const times = slotsOf(plan.rhythm, ctx.today);
      const first = times[0] ?? ctx.now;
      const there = await list(ctx, reportSlot, {
        where: { plan: plan.id, slotAt: { gte: first, lt: addHours(first, 24) } },
        limit: 1,
      });
      const open = times.filter((slotAt) => slotAt > ctx.now);
      if (there.rows.length === 0 && open.length > 0) await openAll(ctx, plan.id, open);
    }
    return false;
  },
};

async function openAll(ctx: Context, plan: string, times: readonly string[]): Promise<void> {
  const towns = (await areasOf(ctx)).filter(({ id }) => id.length === 9);
  const rows = towns.flatMap(({ id, name }) =>
    times.map((slotAt) => newRow(ctx, reportSlot, { id: uuidv7(), area: id, unit: name, plan, slotAt })),
  );
  await saveMany(
    ctx,
    reportSlot,
    rows.map((after) => ({ action: 'create', before: null, after, note: '' })),
  );
}

/** A slot that has passed without a word becomes the duty officer's to chase; what a plan that has ended still asked for is let go. */
export const chaseSlots: Job = {
  name: 'chase-report-slots',
  cron: '* * * * *',
  run: async (ctx) => {
    const { rows: silent } = await list(ctx, reportSlot, {
      where: { state: 'due', slotAt: { lt: ctx.now } },
      sort: { by: 'slotAt' },
      limit: atOnce,
    });
    for (const row of silent) await take(ctx, reportSlot, row.id, 'miss', {}, row.version);
    const { rows: needless } = await list(ctx, reportSlot, {
      where: { state: 'due', plan: { state: 'ended' } },
      limit: atOnce,
    });
    for (const row of needless) await take(ctx, reportSlot, row.id, 'cancel', {}, row.version);
    return silent.length === atOnce || needless.length === atOnce;
  },
};

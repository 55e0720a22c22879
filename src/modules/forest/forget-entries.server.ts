import { addDays } from '../../kernel/calendar.ts';
import { list } from '../../server/ledger/read.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import type { Job } from '../../server/module.ts';
import { forestEntry } from './entry.ledger.ts';

const atOnce = 200;

/** Erases the telephone numbers of those who went in, once their term is over (个人信息保护法 第十九条); the count of people stays. */
export const forgetEntries: Job = {
  name: 'forget-forest-entries',
  cron: '25 18 * * *',
  run: async (ctx) => {
    const before = addDays(ctx.today, -ctx.setting('forest.keepDays'));
    const where = { state: ['inside', 'left'], enteredAt: { lt: before } } as const;
    const { rows } = await list(ctx, forestEntry, { where, sort: { by: 'enteredAt' }, limit: atOnce });
    await saveMany(
      ctx,
      forestEntry,
      rows.map((row) => ({
        action: 'forget',
        before: { ...row },
        after: { ...row, phone: null, state: 'cleared' },
        note: '',
      })),
    );
    return rows.length === atOnce;
  },
};

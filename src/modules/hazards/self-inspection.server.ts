import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { addDays } from '../../kernel/calendar.ts';
import { parsePeriod, type Period } from '../../kernel/period.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { selfInspection } from './self-inspection.ledger.ts';

const atOnce = 100;

/** Opens the report of the running month or quarter for each site that is to report, and notes those whose term has ended. */
export const openSelfReports: Job = {
  name: 'open-self-reports',
  cron: '* * * * *',
  run: async (ctx) => {
    const opened = (await open(ctx, 'month')) + (await open(ctx, 'quarter'));
    const where = {
      state: 'due',
      dueOn: { lt: '@today' },
      or: [{ supplementBy: { set: false } }, { supplementBy: { lt: '@today' } }],
    } as const;
    const { rows } = await list(ctx, selfInspection, { where, limit: atOnce });
    for (const row of rows) await take(ctx, selfInspection, row.id, 'expire', {}, row.version);
    return opened >= atOnce || rows.length === atOnce;
  },
};

async function open(ctx: Context, cycle: 'month' | 'quarter'): Promise<number> {
  const period = running(ctx.today, cycle);
  const days = ctx.setting(cycle === 'month' ? 'hazard.monthReportDays' : 'hazard.quarterReportDays', period.to);
  const sites = await ctx.tx.rows<{ id: string }>(sql`select s.id from site s
    where s.county = ${ctx.county} and s.self_report = ${cycle} and s.state in ('listed', 'reported')
      and s.listed_on <= ${period.to}
      and not exists (select 1 from self_inspection i where i.county = s.county and i.site = s.id and i.period = ${period.code})
    order by s.id limit ${atOnce}`);
  for (const { id } of sites) {
    const draft = { site: id, period: period.code, dueOn: addDays(period.to, days) };
    await create(ctx, selfInspection, draft, reportId(id, period.code));
  }
  return sites.length;
}

/** The month or the quarter a day lies in. */
function running(today: string, cycle: 'month' | 'quarter'): Period {
  if (cycle === 'month') return parsePeriod(today.slice(0, 7));
  return parsePeriod(`${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`);
}

/** The id of a site's report of a period: whoever opens it, it is the same. */
function reportId(siteId: string, period: string): string {
  const hash = createHash('sha256').update(`${siteId}/${period}`).digest('hex');
  return `${siteId.slice(0, 13)}-7${hash.slice(0, 3)}-a${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

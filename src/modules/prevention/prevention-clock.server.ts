import sql from 'sql-template-tag';
import { addDays, endOfDay } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { type Colour, colourOf, gradingWords, scoreOf } from './grading.ts';
import { riskPoint } from './risk.ledger.ts';
import { preventionSystem } from './system.ledger.ts';

const atOnce = 100;

/** Gives each newly judged risk its colour by the county's levels, whether it was typed or came in a list. */
export const gradeRisks: Job = {
  name: 'grade-risks',
  cron: '* * * * *',
  run: async (ctx) => {
    const { rows } = await list(ctx, riskPoint, { where: { state: 'assessed' }, sort: { by: 'id' }, limit: atOnce });
    for (const row of rows) {
      const gradedAs = gradingWords(row);
      if (gradedAs === null) continue;
      await take(ctx, riskPoint, row.id, 'grade', { colour: colourIn(ctx, row), gradedAs }, row.version);
    }
    return rows.length === atOnce;
  },
};

function colourIn(ctx: Context, row: Row<typeof riskPoint>): Colour {
  if (row.directRed === true) return 'red';
  const of = row.method === 'lec' ? 'risk.lec' : 'risk.ls';
  return colourOf(scoreOf(row) ?? 0, {
    red: ctx.setting(`${of}Red`),
    orange: ctx.setting(`${of}Orange`),
    yellow: ctx.setting(`${of}Yellow`),
    inclusive: row.method === 'ls' || ctx.setting('risk.lecInclusive') === 1,
  });
}

interface Judged {
  readonly id: string;
  readonly version: number;
  readonly state: 'running' | 'idle';
  readonly late: number;
}

/** A system whose checks are not made does not run, whatever was said of it; when they are made again, it does. */
export const watchRunning: Job = {
  name: 'watch-prevention',
  cron: '*/10 * * * *',
  run: async (ctx) => {
    const latest = endOfDay(addDays(ctx.today, -ctx.setting('prevention.idleDays') - 1));
    const changed = await ctx.tx.rows<Judged>(sql`
      with judged as (select s.id, s.version, s.state, least(late.tasks, 1000)::integer as late
        from prevention_system s cross join lateral (select count(*) as tasks from risk_task t
          where t.county = ${ctx.county} and t.site = s.site and t.state = 'active' and t.due_at <= ${latest}) late
        where s.county = ${ctx.county} and s.state in ('running', 'idle'))
      select id, version, state, late from judged where (state = 'running') = (late > 0) order by id limit ${atOnce}`);
    for (const { id, version, state, late } of changed)
      await (state === 'running'
        ? take(ctx, preventionSystem, id, 'falter', { lateTasks: late }, version)
        : take(ctx, preventionSystem, id, 'recover', {}, version));
    return changed.length === atOnce;
  },
};

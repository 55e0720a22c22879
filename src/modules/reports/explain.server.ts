import sql from 'sql-template-tag';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { get } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { contentNow } from './open-report.server.ts';
import { explainFigure } from './report.endpoints.ts';
import { report } from './report.ledger.ts';
import { requireWholeCounty } from './whole-county.server.ts';

/** Keeps why a figure is told otherwise than in a report signed before; said again it replaces what was said. */
export const explainHandler = handle(
  explainFigure,
  async (ctx, { report: id, figure: key, reason }) => {
    requireWholeCounty(ctx);
    const row = await get(ctx, report, id);
    if (row.signedAt !== null) throw new Problem('refused', '这份报告已经签发，说明随报告封存，不能再改');
    if (reason === '') throw wrongField('reason', '请写明原因，如“某月某日补录的检查计入”');
    const figure = (await contentNow(ctx, row)).figures.find((one) => one.key === key);
    if (!figure?.elsewhere) throw new Problem('refused', '这个数字与已签发的报告没有不同，不用说明');
    await ctx.tx.rows(sql`insert into report_explanation (county, report_id, key, value, reason, by, at)
      values (${ctx.county}, ${id}, ${key}, ${figure.value}, ${reason}, ${ctx.actor.id}, ${ctx.now})
      on conflict (county, report_id, key) do update
        set value = excluded.value, reason = excluded.reason, by = excluded.by, at = excluded.at`);
    return {};
  },
  'snapshot',
);

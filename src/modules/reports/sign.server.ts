import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { get } from '../../server/ledger/read.ts';
import { saveMany } from '../../server/ledger/save-many.ts';
import { take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { Problem } from '../../kernel/problem.ts';
import { withIssue } from './bulletins/masthead.server.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { countedRowsSql, countingOf } from './figure-rows.server.ts';
import { signReport } from './report.endpoints.ts';
import { contentNow } from './open-report.server.ts';
import { keepPromises } from './commitments/keep-promises.server.ts';
import { report } from './report.ledger.ts';
import { doesPromise } from './report.rules.ts';
import { unexplained } from './told-elsewhere.server.ts';
import { valueWords } from './value-words.ts';
import { withWholeRight } from './whole-right.server.ts';

/** Answers the signing: the step, the text and every figure's passport in one transaction that sees the rows of one moment. */
export const signHandler = handle(
  signReport,
  async (ctx, { id, version }) => {
    const row = await get(ctx, report, id);
    const content = await contentNow(ctx, row);
    refuseUnexplained(content);
    // The step belongs to the system, so that nobody takes it without freezing; in the history it is the leader's.
    const moved = await withSignedDays(ctx, row, content);
    const signed = await take(withWholeRight(ctx), report, id, 'sign', { cutoff: content.cutoff }, version + moved);
    const frozen = await withIssue(ctx, id, row.series, content);
    await ctx.tx.rows(sql`insert into report_text (county, report_id, content, by, at)
      values (${ctx.county}, ${id}, ${JSON.stringify(frozen)}, ${ctx.actor.id}, ${ctx.now})`);
    const counted = frozen.figures.filter((figure) => figure.ratio === null);
    const right = withWholeRight(ctx);
    await Promise.all(counted.map((figure) => freeze(right, id, frozen, figure)));
    if (doesPromise(row)) await keepPromises(ctx, row, frozen);
    return { version: signed.version, content: frozen };
  },
  'snapshot',
);

/**
 * A campaign's days have gone on since its report was begun: the row says what the signed text does. An approved row is fixed for hands,
 * so this is no `update`. Answers how many versions further the row is.
 */
async function withSignedDays(ctx: Context, row: Row<typeof report>, { period: { code } }: Composed): Promise<0 | 1> {
  if (row.campaign === null || row.period === code) return 0;
  const after = { ...row, period: code };
  await saveMany(ctx, report, [
    { action: 'update', before: { ...row }, after, note: '签发时，统计期随专项行动截至当日' },
  ]);
  return 1;
}

/** One figure has one value: whoever signs another says why, or corrects the report that said otherwise. */
function refuseUnexplained(content: Composed): void {
  const [first, ...rest] = unexplained(content);
  if (!first) return;
  const told = first.elsewhere?.reports[0];
  const more = rest.length === 0 ? '' : `等 ${rest.length + 1} 个数字`;
  throw new Problem(
    'refused',
    `“${first.label}”${more}与已签发的报告不一致（《${told?.title ?? ''}》写的是 ${valueWords(first, told?.value ?? null)}，这里是 ${valueWords(first, first.value)}）；请先在报告页逐项说明原因，再签发`,
  );
}

async function freeze(ctx: Context, id: string, content: Composed, figure: ComposedFigure): Promise<void> {
  const { period, cutoff } = figure.own ?? { period: content.period.code, cutoff: content.cutoff };
  const rows = countedRowsSql(ctx, countingOf(ctx, figure.indicator), figure.rows);
  const [written] = await ctx.tx.rows<{
    value: number;
  }>(sql`insert into report_figure (county, report_id, key, indicator,
      definition, area, period, cutoff, filter, value, row_ids, row_versions, by, at)
    select ${ctx.county}, ${id}, ${figure.key}, ${figure.indicator}, ${figure.definition}, ${ctx.county}, ${period},
      ${cutoff}, ${JSON.stringify(figure.rows)}, counted.value, counted.ids, counted.versions, ${ctx.actor.id}, ${ctx.now}
    from (${rows}) counted returning value`);
  if (written?.value !== figure.value)
    throw new Error(`${figure.key}: printed ${figure.value}, counted ${written?.value}`);
}

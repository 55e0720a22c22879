import sql, { join } from 'sql-template-tag';
import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { cutoffOf } from '../../kernel/indicator.ts';
import { ledgerNamed } from '../../kernel/module.ts';
import type { Period } from '../../kernel/period.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { column, table } from '../../server/ledger/columns.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { figureQuery } from '../../server/figures/figure.ts';
import { type AssessmentSource, assessmentSources, type SourceName } from './assessment-sources.ts';

/** A row that costs a town points: which, what it is called, and the moment that counts. */
export interface CountedRow {
  readonly ledger: string;
  readonly id: string;
  readonly town: string;
  readonly title: string;
  readonly at: string | null;
}

/** The rows of each source in a period, in all towns or in one: one statement for a source, however many towns there are. */
export async function countedRows(
  ctx: Context,
  names: readonly SourceName[],
  period: Period,
): Promise<ReadonlyMap<SourceName, readonly CountedRow[]>> {
  const found = await Promise.all(
    [...new Set(names)].map(async (name) => [name, await rowsOf(ctx, assessmentSources[name], period)] as const),
  );
  return new Map(found);
}

function rowsOf(ctx: Context, source: AssessmentSource, period: Period): Promise<readonly CountedRow[]> {
  return 'indicator' in source ? counted(ctx, source.indicator, period) : missed(ctx, source, period);
}

/** The rows that a figure counts in the period. */
function counted(ctx: Context, indicator: string, period: Period) {
  const { ledger, rows, measure } = figureQuery(ctx, { indicator }, period);
  const moment = column('t', measure.at ?? measure.since ?? 'createdAt');
  return ctx.tx
    .rows<CountedRow>(sql`select ${ledger.name} as ledger, t.id, t.town, ${column('t', ledger.title)} as title,
      ${moment} as at
    from ${table(ledger)} t where ${visibleSql(withSystem(ctx), ledger, rows)} and t.town is not null order by t.id`);
}

/** The deadlines that fell into the period and were met late or not at all. */
function missed(ctx: Context, source: { readonly ledger: string; readonly deadline: string }, period: Period) {
  const { name } = ledgerNamed(ctx.registry, source.ledger);
  const conditions = [
    sql`d.county = ${ctx.county}`,
    sql`d.ledger = ${name}`,
    sql`d.name = ${source.deadline}`,
    sql`d.due_at >= ${startOfDay(period.from)} and d.due_at <= ${endOfDay(period.to)}`,
    sql`d.due_at < ${cutoffOf(period, ctx.now)}`,
    sql`(d.met_at is null or d.met_at > d.due_at)`,
    sql`d.town is not null`,
  ];
  return ctx.tx.rows<CountedRow>(sql`select d.ledger, d.row_id as id, d.town, d.title, d.due_at as at
    from deadline d where ${join(conditions, ' and ')} order by d.row_id`);
}

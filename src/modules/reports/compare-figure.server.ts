import sql, { type Sql, raw } from 'sql-template-tag';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { column, table } from '../../server/ledger/columns.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { definitionOf } from './definition.server.ts';
import { type Counting, countingOf, valueSql } from './figure-rows.server.ts';

/** A frozen figure as it is found again. */
export interface Passport {
  readonly reportId: string;
  readonly key: string;
  readonly indicator: string;
  readonly definition: string;
  readonly filter: AnyWhere;
  readonly value: number;
}

/** Some rows of one kind of change: how many there are, and the first 50 with the versions they had at the signing (0 for new ones). */
export interface SomeRows {
  readonly count: number;
  readonly ids: readonly string[];
  readonly versions: readonly number[];
}

/** A figure counted again by the filter it was frozen with, against the rows it was frozen with. */
export interface Difference {
  readonly key: string;
  readonly counting: Counting;
  readonly valueThen: number;
  readonly valueNow: number;
  readonly added: SomeRows;
  readonly gone: SomeRows;
  readonly changed: SomeRows;
  readonly redefined: boolean;
}

/** The passports of a signed report, by key. */
export function passportsOf(ctx: Context, reportId: string): Promise<readonly Passport[]> {
  return ctx.tx.rows<Passport>(sql`select report_id as "reportId", key, indicator, definition, filter, value
    from report_figure where county = ${ctx.county} and report_id = ${reportId} order by key`);
}

/** What has become of a figure: one statement, however many rows it counts. */
export async function compareFigure(ctx: Context, passport: Passport): Promise<Difference> {
  const counting = countingOf(ctx, passport.indicator);
  const [found] = await ctx.tx.rows<Found>(differenceSql(ctx, passport, counting));
  if (!found) throw new Error('a comparison always answers');
  const { value, ...kinds } = found;
  const redefined = definitionOf(counting.ledger, counting.indicator) !== passport.definition;
  return { key: passport.key, counting, valueThen: passport.value, valueNow: value, ...kinds, redefined };
}

const shown = 50;

type Found = Readonly<Record<'added' | 'gone' | 'changed', SomeRows>> & { readonly value: number };

function differenceSql(ctx: Context, { reportId, key, filter }: Passport, { ledger, indicator }: Counting): Sql {
  const measured = [indicator.sum, indicator.distinct].flatMap((name) => (name ? [sql`, ${column('t', name)}`] : []));
  return sql`with held as (
      select h.id, h.version from report_figure f, unnest(f.row_ids, f.row_versions) as h (id, version)
      where f.county = ${ctx.county} and f.report_id = ${reportId} and f.key = ${key}
    ), now as (
      select t.id, t.version${measured[0] ?? raw('')} from ${table(ledger)} t where ${visibleSql(ctx, ledger, filter)}
    ), both_times as (
      select coalesce(held.id, now.id) as id, coalesce(held.version, 0) as version,
        case when held.id is null then 'added' when now.id is null then 'gone'
          when now.version > held.version then 'changed' end as kind
      from held full join now on now.id = held.id
    )
    select (select ${valueSql(indicator, 'now')} from now) as value,
      ${someSql('added')} as added, ${someSql('gone')} as gone, ${someSql('changed')} as changed`;
}

function someSql(kind: 'added' | 'gone' | 'changed'): Sql {
  return sql`(select jsonb_build_object('count', count(*),
      'ids', coalesce(jsonb_agg(id order by id) filter (where place <= ${shown}), '[]'),
      'versions', coalesce(jsonb_agg(version order by id) filter (where place <= ${shown}), '[]'))
    from (select id, version, row_number() over (order by id) as place from both_times where kind = ${kind}) placed)`;
}

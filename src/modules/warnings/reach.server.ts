import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { areasOf } from '../../server/http/names.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { areaSql } from '../../server/ledger/scope.ts';
import { contact } from '../callouts/index.ts';
import { floodDutyHolder } from '../flood/index.ts';
import { areasNamed, type Recipient, recipientsOf } from './warning-areas.ts';

/** The areas that a warning's words name, and what of them names none. */
export async function reachOf(ctx: Context, affected: string | null) {
  const areas = await areasOf(ctx);
  const named = areasNamed(affected, areas);
  return { recipients: recipientsOf(named, areas), ...named };
}

/**
 * The people to be called, as lines of the directory: who sits in a seat of these areas today, or everybody of the directory there. Of a
 * seat it is the A person, the B person while A is away or there is none; the ladder of the call-out goes on to others by itself.
 */
export async function peopleOf(
  ctx: Context,
  recipients: readonly Recipient[],
  audience: string | null,
): Promise<readonly string[]> {
  if (audience !== 'posts' && audience !== 'officials') return [];
  const found = new Set<string>();
  for (const { area } of recipients) {
    const rows = await ctx.tx.rows<{ id: string }>(
      audience === 'posts'
        ? sql`select distinct t.contact as id from flood_duty_holder t
            where ${visibleSql(ctx, floodDutyHolder, { state: 'active', startsOn: { lte: ctx.today } })} and ${areaSql(ctx, area, 't')}
              and ${isHere(ctx, 't')} and (t.turn = 'main' or not exists (select 1 from flood_duty_holder m
                where m.county = ${ctx.county} and m.site = t.site and m.seat = t.seat and m.turn = 'main' and m.state = 'active'
                  and m.starts_on <= ${ctx.today} and ${isHere(ctx, 'm')}))`
        : sql`select t.id from contact t
            where ${visibleSql(ctx, contact, { state: { not: 'left' } })} and ${areaSql(ctx, area, 't')}`,
    );
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

const isHere = (ctx: Context, alias: 't' | 'm') =>
  alias === 't'
    ? sql`not coalesce(${ctx.today} between t.absent_from and t.absent_until, false)`
    : sql`not coalesce(${ctx.today} between m.absent_from and m.absent_until, false)`;

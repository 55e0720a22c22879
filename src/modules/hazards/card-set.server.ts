import sql, { type Sql, raw } from 'sql-template-tag';
import type { Context } from '../../server/context.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { site } from '../sites/index.ts';
import type { CardAsked } from './card.endpoints.ts';
import { triggerMeanings } from './card-triggers.ts';

/** A site that a rule cards, and how many of what it asks for were found there. */
export interface Carded {
  readonly id: string;
  readonly name: string;
  readonly area: string;
  readonly found: number;
}

/** The sites a rule cards today, the gravest first. The system asks it: whoever runs it sees the whole county. */
export function cardedBy(ctx: Context, rule: CardAsked): Promise<readonly Carded[]> {
  return ctx.tx.rows<Carded>(sql`select t.id, t.name, t.area, f.found from (${foundSql(ctx, rule)}) f
    join site t on t.county = ${ctx.county} and t.id = f.site
    where ${touchedSql(ctx, rule)} order by f.found desc, t.id`);
}

/** How many sites a rule could touch. */
export async function touchedBy(ctx: Context, rule: CardAsked): Promise<number> {
  const [row] = await ctx.tx.rows<{ count: number }>(sql`select count(*)::int as "count" from site t
    where ${touchedSql(ctx, rule)}`);
  return row?.count ?? 0;
}

function foundSql(ctx: Context, { trigger, days, threshold }: CardAsked): Sql {
  const { ledger, by, where } = triggerMeanings[trigger];
  const [table, key] = [raw(tableName(ledger.name)), raw(`t.${by}`)];
  return sql`select ${key} as site, count(*)::int as found from ${table} t
    where ${visibleSql(ctx, ledger, where(days))} group by 1 having count(*) >= ${threshold}`;
}

function touchedSql(ctx: Context, { sector }: CardAsked): Sql {
  return visibleSql(ctx, site, { state: ['listed', 'reported'], ...(sector ? { sector } : {}) });
}

/** The names of the triggers' ledgers are identifiers of this module. */
const tableName = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

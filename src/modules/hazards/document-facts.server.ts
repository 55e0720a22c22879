import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { get, list } from '../../server/ledger/read.ts';
import type { InspectedUnit, Inspector } from '../../server/word/inspection-record.ts';
import { site } from '../sites/index.ts';
import { hazard } from './hazard.ledger.ts';

/** The bureau that issues a document, and who hears an appeal against it. */
export interface Issuer {
  readonly bureau: string;
  readonly review: string;
  readonly court: string;
}

/** The county's own bureau as it signs. */
export async function issuerOf(ctx: Context): Promise<Issuer> {
  const [found] = await ctx.tx.rows<Issuer>(sql`select bureau, review_authority as "review", court from county
    where county = ${ctx.county}`);
  if (!found) throw new Error(`county ${ctx.county} is not set up`);
  return found;
}

/** The officers of a visit in the order in which they were named, with their certificates; blank for the pen if there is none. */
export async function inspectorsOf(ctx: Context, ids: readonly string[]): Promise<readonly Inspector[]> {
  const rows = await ctx.tx.rows<{ id: string; name: string; certificate: string | null }>(sql`
    select id, name, certificate from account where id = any(${ids}::uuid[])`);
  return ids.flatMap((id) => {
    const found = rows.find((row) => row.id === id);
    return found ? [{ name: found.name, certificate: found.certificate ?? '' }] : [];
  });
}

/** The unit a document is addressed to. */
export async function unitOf(ctx: Context, siteId: string): Promise<InspectedUnit> {
  const { name, address, principal, principalPhone } = await get(ctx, site, siteId);
  return { name, address, principal, phone: principalPhone };
}

/** The findings a document lists, in the order in which they were recorded. */
export async function findingsOf(ctx: Context, where: { readonly visit: string } | { readonly order: string }) {
  const { rows } = await list(ctx, hazard, {
    where: { ...where, state: { not: 'withdrawn' } },
    sort: { by: 'id' },
    limit: 200,
  });
  return rows;
}

/** A finding in the words of a document. */
export const wordsOf = (found: Row<typeof hazard>): string =>
  [found.spot === null ? '' : `${found.spot}：`, found.summary, found.level === 'major' ? '（重大事故隐患）' : ''].join(
    '',
  );

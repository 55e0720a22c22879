import sql from 'sql-template-tag';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { selectList, table } from '../ledger/columns.ts';
import { ownerColumn } from '../ledger/scope.ts';
import { searchWords } from './words.ts';

/** Writes the search lines of rows of one ledger as they now stand; those of rows that have been withdrawn go. Asked twice it writes the same. */
export async function indexRows(ctx: Context, l: AnyLedger, ids: readonly string[]): Promise<void> {
  const rows = await ctx.tx.rows<AnyRow>(sql`select ${selectList(l)} from ${table(l)} t
    where t.county = ${ctx.county} and t.id = any(${ids}::uuid[])`);
  const gone = ids.filter((id) => !rows.some((row) => row.id === id));
  if (gone.length > 0)
    ctx.tx.send(
      sql`delete from search_line where county = ${ctx.county} and ledger = ${l.name} and row_id = any(${gone}::uuid[])`,
    );
  const owner = ownerColumn(ctx.registry, l);
  const titles = rows.map((row) => titleOf(l, row));
  await ctx.tx
    .rows(sql`insert into search_line (county, ledger, is_owner, row_id, area, town, site_id, title, words, updated_at)
    select ${ctx.county}, ${l.name}, ${ctx.registry.owners.has(l)}, r.* from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.area)}::text[], ${rows.map((row) => row.town)}::text[],
      ${rows.map((row) => (owner === undefined ? null : row[owner]))}::uuid[], ${titles}::text[],
      ${rows.map((row, i) => searchWords(titles[i] ?? '', row.number))}::text[],
      ${rows.map((row) => row.updatedAt)}::timestamptz[]) r
    on conflict (county, ledger, row_id) do update set area = excluded.area, town = excluded.town,
      site_id = excluded.site_id, title = excluded.title, words = excluded.words, updated_at = excluded.updated_at`);
}

/** What a row is called: the text of the field that names it. */
function titleOf(l: AnyLedger, row: AnyRow): string {
  const title = row[l.title];
  return typeof title === 'string' ? title : '';
}

import sql from 'sql-template-tag';
import type { Field, FileRef } from '../../kernel/field.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';

/** Throws Problem 'invalid', with words for each field, when a row is to refer to a file that nobody has uploaded in the county. */
export async function refuseUnknownFiles(
  ctx: Context,
  l: AnyLedger,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const given = Object.entries<Field>(l.fields)
    .filter(([name, field]) => field.kind === 'files' && Array.isArray(data[name]))
    .map(([name]) => [name, data[name] as readonly FileRef[]] as const); // the schema has checked that they are files
  if (given.length === 0) return;
  const hashes = given.flatMap(([, refs]) => refs.map(({ hash }) => hash));
  const rows = await ctx.tx.rows<{ hash: string }>(sql`select distinct hash from file
    where county = ${ctx.county} and hash = any(${hashes}::text[])`);
  const known = new Set(rows.map(({ hash }) => hash));
  const unknown = given.flatMap(([name, refs]) => {
    const missing = refs.find(({ hash }) => !known.has(hash));
    return missing ? [[name, `附件“${missing.name}”没有上传成功，请删去后重新上传`] as const] : [];
  });
  if (unknown.length === 0) return;
  throw new Problem('invalid', '有附件没有上传成功，请重新上传后再提交', { fields: Object.fromEntries(unknown) });
}

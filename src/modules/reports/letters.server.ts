import sql from 'sql-template-tag';
import type { Context } from '../../server/context.ts';

/** What the last correction letter of a report said: its number, its day and the value it gave each figure that had changed. */
interface Letter {
  readonly report: string;
  readonly number: string;
  readonly on: string;
  readonly told: Readonly<Record<string, number | null>>;
}

/** The last letters that correct reports and stand, by report: each tells every figure that is another than was signed, so that the last one holds. */
export async function lettersOf(ctx: Context, reports: readonly string[]): Promise<ReadonlyMap<string, Letter>> {
  const letters = await ctx.tx.rows<Omit<Letter, 'told'> & { readonly told: Letter['told'] | null }>(sql`
    select distinct on (d.subject) d.subject as report, d.number, d.made_on as "on", c.frozen::jsonb -> 'data' -> 'told' as told
    from legal_document d join legal_document_content c on c.county = ${ctx.county} and c.document = d.id
    where d.county = ${ctx.county} and d.subject = any(${reports}::text[]) and d.template = ${letterName} and d.state <> 'void'
    order by d.subject, d.created_at desc, d.id desc`);
  return new Map(letters.map((letter) => [letter.report, { ...letter, told: letter.told ?? {} }]));
}

/** What a letter said of a figure; undefined when there is none, or it did not speak of it. */
export function correctedBy(letter: Letter | undefined, key: string) {
  if (!letter || !Object.hasOwn(letter.told, key)) return undefined;
  return { number: letter.number, on: letter.on, value: letter.told[key] ?? null };
}

/** The name of the template by which such letters are made. */
export const letterName = 'report-correction';

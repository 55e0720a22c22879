import sql from 'sql-template-tag';
import type { Context } from '../context.ts';
import { bringAbout } from '../fulfil/fulfil.ts';
import { nextNumbers, passNumbers } from '../ledger/number.ts';
import { arrayText } from '../db/array-text.ts';
import { type Change, saveMany } from '../ledger/save-many.ts';
import { importAction } from './actions.ts';
import { keyOf } from './keys.ts';
import { addKey } from './known-keys.ts';
import type { Prepared, Run } from './prepare.ts';

/** Writes the rows of one sheet that are to be written, and what became of each row read. Gives the prepared rows as they now stand. */
export async function writeRows(
  ctx: Context,
  run: Run,
  fileName: string,
  prepared: readonly Prepared[],
): Promise<void> {
  const sheet = run.sheets[prepared[0]?.spooled.sheet ?? -1];
  if (!sheet) return;
  const { ledger: l } = sheet;
  const moving = await numbered(ctx, prepared, l.number);
  const changes = moving.map(({ spooled, before, after }): Change => {
    if (after === null) throw new Error('a row to write has its values');
    const sheet = spooled.sheet === 0 ? '' : `“${run.plan.sheets[spooled.sheet]?.name ?? ''}”表`;
    return { action: importAction, before, after, note: `《${fileName}》${sheet}第 ${spooled.line} 行` };
  });
  const written = await saveMany(ctx, l, changes);
  const known = run.keys.get(l);
  if (known) for (const row of written) addKey(known, keyOf(l, row), row.id); // if the transaction fails, an id that is not there does no harm
  await bringAbout(
    ctx,
    l,
    written.map((after, at) => ({ before: changes[at]?.before ?? null, after })),
  );
  const versions = new Map(moving.map(({ spooled }, at) => [spooled.ordinal, written[at]]));
  await keepOutcomes(
    ctx,
    run,
    prepared.map((one) => ({ ...one, row: versions.get(one.spooled.ordinal) ?? one.before })),
  );
}

/** Writes down what is to be said of rows; those with nothing to say are kept only when they have been written. */
export async function keepOutcomes(
  ctx: Context,
  run: Run,
  rows: readonly (Prepared & { readonly row: { readonly id: string; readonly version: number } | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  const of = (value: (one: (typeof rows)[number]) => unknown) => arrayText(rows.map(value));
  await ctx.tx
    .rows(sql`insert into import_row (county, batch, ordinal, sheet, line, ledger, outcome, row_id, version, problems)
    select ${ctx.county}, ${run.batch}::uuid, i.ordinal, i.sheet, i.line, i.ledger, i.outcome, i.row_id, i.version, i.problems::jsonb
    from unnest(${of(({ spooled }) => spooled.ordinal)}::int[], ${of(({ spooled }) => spooled.sheet)}::smallint[],
      ${of(({ spooled }) => spooled.line)}::int[], ${of(({ spooled }) => run.sheets[spooled.sheet]?.ledger.name)}::text[],
      ${of(({ outcome }) => outcome)}::text[], ${of(({ row }) => row?.id)}::uuid[], ${of(({ row }) => row?.version)}::int[],
      ${of(({ remarks }) => (remarks.length > 0 ? JSON.stringify(remarks) : null))}::text[])
      i(ordinal, sheet, line, ledger, outcome, row_id, version, problems)`);
}

/** The rows to write; new ones that need a number have theirs, in the order of the file. Numbers that were given are kept as they are. */
async function numbered(
  ctx: Context,
  prepared: readonly Prepared[],
  series: string | undefined,
): Promise<readonly Prepared[]> {
  const moving = prepared.filter(({ after }) => after !== null);
  if (series === undefined) return moving;
  const given = moving.flatMap(({ before, after }) => (before === null && after?.number ? [after.number] : []));
  await passNumbers(ctx, series, given);
  const lacking = moving.filter(({ before, after }) => before === null && after?.number === null);
  const numbers = await nextNumbers(ctx, series, lacking.length);
  const byOrdinal = new Map(lacking.map(({ spooled }, at) => [spooled.ordinal, numbers[at] ?? null]));
  return moving.map((one) => {
    const number = byOrdinal.get(one.spooled.ordinal);
    return number && one.after ? { ...one, after: { ...one.after, number } } : one;
  });
}

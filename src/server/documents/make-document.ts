import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Ledger, Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { parse } from '../../kernel/schema.ts';
import type { Context } from '../context.ts';
import { nextNumber, returnNumber } from '../ledger/number.ts';
import { find, get, list } from '../ledger/read.ts';
import { insert, newRow } from '../ledger/save.ts';
import { rolesOver } from '../ledger/scope.ts';
import { keepContent, newestOf } from './content.ts';
import type { Answers, Template } from './template.ts';

/** The ledger in which documents are entered: the module of documents declares it, this engine writes it. */
export type DocumentLedger = Ledger & { readonly name: string };

/**
 * Makes a document of a row: asks the template whether it is lawful now, freezes what it says, gives it the next number of its word, and
 * enters it. The same id sent again is the same document. Throws Problem 'forbidden', 'refused' (with clause and day) or 'invalid'.
 */
export async function makeDocument<L extends AnyLedger>(
  ctx: Context,
  ledger: L,
  template: Template,
  rowId: string,
  answers: Answers = {},
  id = uuidv7(),
): Promise<Row<L>> {
  const there = await find(ctx, ledger, id);
  if (there) return there;
  const row = await get(ctx, template.ledger, rowId);
  const refusal = await refusalOf(ctx, ledger, template, row);
  if (refusal !== undefined) throw new Problem('refused', refusal);
  const data = newestOf(template).freeze(plain(await template.facts(ctx, row, checked(template, answers))));
  const issuer = await issuerOf(ctx);
  const number = template.word === null ? null : await nextNumber(ctx, template.word);
  const paper = { number, madeOn: ctx.today, madeAt: ctx.now, ...issuer };
  const entered = {
    name: template.label,
    template: template.name,
    subject: row.id,
    subjectName: String(row[template.ledger.title]).slice(0, 200),
    madeOn: ctx.today,
    madeBy: ctx.actor.id,
    toParty: template.toParty,
    serveBy: template.serveBy?.(ctx, ctx.today) ?? null,
  };
  const made = { ...newRow(ctx, ledger, { ...entered, id, area: row.area }), number };
  const inserted = await insert(ctx, ledger, made);
  if (!inserted) {
    if (template.word !== null) await returnNumber(ctx, template.word);
    throw new Problem('taken', '这份文书的编号已被占用，请刷新页面后重新制作');
  }
  keepContent(ctx, id, template, { paper, data });
  return inserted as Row<L>; // the ledger's own fields, entered above
}

/** Why somebody may not make a document of a row now; undefined when they may. */
export async function refusalOf(
  ctx: Context,
  ledger: AnyLedger,
  template: Template,
  row: AnyRow,
): Promise<string | undefined> {
  const mine = rolesOver(ctx, template.ledger, row);
  if (!mine.some((role) => role === 'system' || template.by.includes(role)))
    return `您的岗位不能制作${template.label}，如需办理请联系有权限的同事`;
  if (template.repeats !== true) {
    const where = { subject: row.id, template: template.name, state: { not: 'void' } };
    const { rows } = await list(ctx, ledger, { where: where as object, limit: 1 }); // columns of the documents' ledger
    if (rows.length > 0) return `已制作${template.label}${rows[0]?.number ?? ''}，需要重做的请先作废原文书`;
  }
  return template.refuse?.(ctx, row);
}

/** The county's own bureau as it signs, and who hears an appeal against what it decides. */
export async function issuerOf(ctx: Context) {
  const [found] = await ctx.tx.rows<{ bureau: string; review: string; court: string }>(sql`
    select bureau, review_authority as "review", court from county where county = ${ctx.county}`);
  if (!found) throw new Error(`county ${ctx.county} is not set up`);
  return found;
}

/** Answers as the template's questions want them; a Problem with a message for each that is not. */
export function checked(template: Template, answers: Answers): Answers {
  const shape = Object.entries<Field>(template.asks ?? {}).map(
    ([name, field]) => [name, field.required ? field.schema : field.schema.nullish()] as const,
  );
  return parse(z.strictObject(Object.fromEntries(shape)), answers);
}

/** As it will be read back: plain JSON. */
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data));

import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../context.ts';
import type { FormDocument } from '../word/form.ts';
import type { Paper, Template } from './template.ts';

interface Content {
  readonly template: string;
  readonly edition: number;
  readonly frozen: string;
  readonly fingerprint: string;
}

/** Keeps what a document says; the application has no right to change it afterwards. */
export function keepContent(
  ctx: Context,
  documentId: string,
  template: Template,
  frozen: { readonly paper: Paper; readonly data: unknown },
): void {
  const text = JSON.stringify(frozen);
  const { edition } = newestOf(template);
  const fingerprint = fingerprintOf(modelOf(template, edition, text));
  ctx.tx.send(sql`insert into legal_document_content (county, document, template, edition, frozen, fingerprint)
    values (${ctx.county}, ${documentId}, ${template.name}, ${edition}, ${text}, ${fingerprint})`);
}

/**
 * A document as it was made, from what was frozen then and the form of then, whatever the rows and the newest form say today. Throws
 * Problem 'refused' when it would come out otherwise: a legal document is printed as it was or not at all.
 */
export async function printedAsMade(ctx: Context, documentId: string): Promise<FormDocument> {
  const [content] = await ctx.tx.rows<Content>(sql`select template, edition, frozen, fingerprint
    from legal_document_content where county = ${ctx.county} and document = ${documentId}`);
  const template = content && ctx.templates.get(content.template);
  if (!content || !template) throw new Problem('missing', '这份文书没有可重新生成的内容，请查阅纸质案卷');
  const model = modelOf(template, content.edition, content.frozen);
  if (fingerprintOf(model) === content.fingerprint) return model;
  throw new Problem('refused', '重新生成的内容与制作时不一致，已停止打印，请从案卷复印原件并告知系统管理员');
}

/** The form under which new documents of a template are made. */
export const newestOf = ({ editions }: Template) => editions.at(-1) ?? editions[0];

function modelOf(template: Template, edition: number, frozen: string): FormDocument {
  const form = template.editions.find((each) => each.edition === edition);
  if (!form) throw new Error(`${template.name} has lost its form ${edition}`);
  const { paper, data }: { paper: Paper; data: unknown } = JSON.parse(frozen);
  return form.print(data, paper);
}

const fingerprintOf = (model: FormDocument) => createHash('sha256').update(JSON.stringify(model)).digest('hex');

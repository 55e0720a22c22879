import type { Field } from '../../kernel/field.ts';
import type { StepInput } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import { printedAsMade } from '../../server/documents/content.ts';
import { makeDocument, refusalOf } from '../../server/documents/make-document.ts';
import type { Template } from '../../server/documents/template.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list } from '../../server/ledger/read.ts';
import { rolesOver } from '../../server/ledger/scope.ts';
import { take } from '../../server/ledger/write.ts';
import { type DocumentOf, handle, type ServerModule } from '../../server/module.ts';
import { formDocument } from '../../server/word/form.ts';
import {
  beginDocument,
  type DocumentQuestion,
  documentsOf,
  makeLegalDocument,
  serveLegalDocument,
} from './document.endpoints.ts';
import { serviceFault } from './document.rules.ts';
import { legalDocument } from './legal-document.ledger.ts';

const documentsOfHandler = handle(documentsOf, async (ctx, asked) => {
  const known = [...ctx.templates.values()].filter(({ ledger }) => ledger.name === asked.ledger);
  const [first] = known;
  if (!first) return { made: [], offers: [] };
  const row = await get(ctx, first.ledger, asked.id);
  const { rows } = await list(ctx, legalDocument, { where: { subject: asked.id }, limit: 200 });
  const made = rows.map((each) => ({ ...each, hasReceipt: each.receipt !== null }));
  const mine = rolesOver(ctx, first.ledger, row);
  const offers = [];
  for (const each of known.filter(({ by }) => by.some((role) => mine.includes(role)))) {
    const refused = (await refusalOf(ctx, legalDocument, each, row)) ?? null;
    offers.push({ template: each.name, label: each.label, toParty: each.toParty, refused });
  }
  return { made, offers };
});

const beginDocumentHandler = handle(beginDocument, async (ctx, asked) => {
  const template = templateNamed(ctx, asked.template);
  const row = await get(ctx, template.ledger, asked.id);
  const refused = (await refusalOf(ctx, legalDocument, template, row)) ?? null;
  const questions = Object.entries<Field>(template.asks ?? {}).map(([name, field]) => questionOf(name, field));
  return { refused, questions, answers: (await template.suggest?.(ctx, row)) ?? {} };
});

const makeHandler = handle(makeLegalDocument, async (ctx, asked) => {
  const template = templateNamed(ctx, asked.template);
  const { id, number } = await makeDocument(ctx, legalDocument, template, asked.subject, asked.answers, asked.id);
  return { id, number };
});

const serveHandler = handle(serveLegalDocument, async (ctx, { id, version, ...told }) => {
  const document = await get(ctx, legalDocument, id);
  const template = templateNamed(ctx, document.template);
  const row = await get(ctx, template.ledger, document.subject);
  if (!rolesOver(ctx, template.ledger, row).some((role) => template.by.includes(role)))
    throw new Problem('forbidden', `您的岗位不能登记${template.label}的送达，请联系承办人`);
  if (!document.toParty) throw new Problem('refused', `${document.name}是内部文书，不需送达`);
  const announcementDays = ctx.setting('documents.announcementDays');
  const fault = serviceFault(told, { madeOn: document.madeOn, today: ctx.today, announcementDays });
  if (fault) throw wrongField(...fault);
  const input = told as StepInput<typeof legalDocument, 'serve'>; // parsed by the ledger's own schemas
  const served = await take(withSystem(ctx), legalDocument, id, 'serve', input, version);
  await template.served?.(ctx, row, { documentId: id, servedOn: told.servedOn, by: ctx.actor.id });
  return { version: served.version };
});

/** A document again, to the letter as it was made. */
const legalDocumentPrint: DocumentOf = {
  ledger: legalDocument.name,
  name: 'legal-document',
  label: '执法文书',
  render: async (ctx, id) => {
    const row = await get(ctx, legalDocument, id);
    const bytes = await formDocument(await printedAsMade(ctx, id));
    return { fileName: `${[row.name, row.number].filter(Boolean).join(' ')}.docx`, bytes };
  },
};

/** The server's half of documents. */
export const documentsServer: ServerModule = {
  name: 'documents',
  handlers: [documentsOfHandler, beginDocumentHandler, makeHandler, serveHandler],
  documents: [legalDocumentPrint],
};

function templateNamed(ctx: Context, name: string): Template {
  const found = ctx.templates.get(name);
  if (!found) throw new Problem('missing', '没有这种文书，请刷新页面后重试');
  return found;
}

const askable = ['text', 'note', 'day', 'instant', 'count', 'money', 'flag', 'choice'] as const;
function questionOf(name: string, { label, kind, required, hint, options }: Field): DocumentQuestion {
  const found = askable.find((each) => each === kind);
  if (!found) throw new Error(`a document cannot ask for ${kind}`);
  return {
    name,
    label,
    kind: found,
    required,
    ...(hint ? { hint } : {}),
    ...(options ? { options: { ...options } } : {}),
  };
}

import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { legalDocument } from './legal-document.ledger.ts';

const id = z.uuid();
const f = legalDocument.fields;

/** A question of a template as it travels: enough to build the control that asks it. */
const question = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'note', 'day', 'instant', 'count', 'money', 'flag', 'choice']),
  required: z.boolean(),
  hint: z.string().optional(),
  options: z.record(z.string(), z.string()).optional(),
});

const offer = z.object({
  template: z.string(),
  label: z.string(),
  toParty: z.boolean(),
  /** Why it cannot be made now; null when it can. */
  refused: z.string().nullable(),
});

const made = z.object({
  id,
  version: z.int(),
  template: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  state: z.enum(['made', 'served', 'void']),
  madeOn: z.string(),
  toParty: z.boolean(),
  serveBy: z.string().nullable(),
  servedOn: z.string().nullable(),
  servedHow: z.string().nullable(),
  hasReceipt: z.boolean(),
});

/** Whoever may read documents. */
const readers = legalDocument.may.read;
/** Whoever some template may name; the template itself says who makes it. */
const makers = ['inspector', 'sectionChief', 'committeeOffice', 'leader', 'dutyOfficer', 'writer', 'township'] as const;

/** The documents of a row, newest first, and what can be made of it. */
export const documentsOf = endpoint({
  method: 'get',
  path: '/documents-of',
  label: '事项的文书',
  by: readers,
  input: z.strictObject({ ledger: z.string().max(60), id }),
  output: z.object({ made: z.array(made), offers: z.array(offer) }),
});

/** What is asked before a document is made, begun with what the row knows. */
export const beginDocument = endpoint({
  method: 'get',
  path: '/documents-begin',
  label: '文书填写项',
  by: makers,
  input: z.strictObject({ template: z.string().max(60), id }),
  output: z.object({
    refused: z.string().nullable(),
    questions: z.array(question),
    answers: z.record(z.string(), z.unknown()),
  }),
});

/** Makes a document of a row; the same id sent again is the same document. */
export const makeLegalDocument = endpoint({
  method: 'post',
  path: '/documents-make',
  label: '制作文书',
  by: makers,
  input: z.strictObject({
    template: z.string().max(60),
    subject: id,
    id,
    answers: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ id, number: z.string().nullable() }),
});

/** Enters the service of a document with its proof; what follows from it by law follows in the same transaction. */
export const serveLegalDocument = endpoint({
  method: 'post',
  path: '/documents-serve',
  label: '登记送达',
  by: makers,
  input: z.strictObject({
    id,
    version: z.int(),
    servedHow: f.servedHow.schema,
    servedOn: f.servedOn.schema,
    servedTo: f.servedTo.schema,
    proof: f.proof.schema,
    announcedOn: f.announcedOn.schema.nullish(),
    agreed: f.agreed.schema.nullish(),
    receipt: f.receipt.schema.nullish(),
  }),
  output: z.object({ version: z.int() }),
});

/** A document as the page shows it. */
export type MadeDocument = z.infer<typeof made>;
/** A document that may be made. */
export type DocumentOffer = z.infer<typeof offer>;
/** A question before a document is made. */
export type DocumentQuestion = z.infer<typeof question>;

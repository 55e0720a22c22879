import { module } from '../../kernel/module.ts';
import { beginDocument, documentsOf, makeLegalDocument, serveLegalDocument } from './document.endpoints.ts';
import { documentIndicators } from './document.indicators.ts';
import { documentLaws, documentSettings } from './document.laws.ts';
import { legalDocument } from './legal-document.ledger.ts';

export { legalDocument } from './legal-document.ledger.ts';
export { beginDocument, documentsOf, makeLegalDocument, serveLegalDocument } from './document.endpoints.ts';

/** The calls by which a page shows and makes the documents of a row. */
export const documentCalls = {
  ledger: legalDocument,
  of: documentsOf,
  begin: beginDocument,
  make: makeLegalDocument,
  serve: serveLegalDocument,
} as const;

/** Legal documents of every module: numbered, frozen, served, and printed again as they were. */
export const documents = module('documents', {
  label: '执法文书',
  ledgers: [legalDocument],
  indicators: [documentIndicators],
  laws: documentLaws,
  settings: documentSettings,
});

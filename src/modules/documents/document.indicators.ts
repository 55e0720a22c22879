import { indicators } from '../../kernel/indicator.ts';
import { legalDocument } from './legal-document.ledger.ts';

/** What is counted of documents; narrowed by `template` or `name` for one kind. */
export const documentIndicators = indicators(legalDocument, {
  made: { label: '制作执法文书', unit: '份', at: 'madeOn', where: { state: { not: 'void' } } },
  served: { label: '送达执法文书', unit: '份', at: 'servedOn' },
});

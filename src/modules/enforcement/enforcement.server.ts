import type { ServerModule } from '../../server/module.ts';
import { caseStateHandler, markTypicalHandler, recordCaseActHandler, takeCaseStepHandler } from './case.server.ts';
import { caseTemplate } from './case-template.server.ts';
import { coercionDocuments } from './coercion-documents.server.ts';
import { executionDocuments } from './execution-documents.server.ts';
import { filingDocuments } from './filing-documents.server.ts';
import { persistenceDocuments } from './persistence-documents.server.ts';
import { penaltyDocuments } from './penalty-documents.server.ts';
import { fineBookHandler } from './fine-book.server.ts';
import { cancelPaymentHandler, recordPaymentHandler } from './money.server.ts';
import { openCaseHandler } from './open-case.server.ts';
import { penaltyRatesHandler } from './penalty-rate.server.ts';
import { extendSeizureHandler } from './seizure.server.ts';

/** The server's half of enforcement. */
export const enforcementServer: ServerModule = {
  name: 'enforcement',
  handlers: [
    openCaseHandler,
    takeCaseStepHandler,
    recordCaseActHandler,
    recordPaymentHandler,
    cancelPaymentHandler,
    markTypicalHandler,
    extendSeizureHandler,
    caseStateHandler,
    fineBookHandler,
    penaltyRatesHandler,
  ],
  templates: [
    ...filingDocuments,
    ...penaltyDocuments,
    ...coercionDocuments,
    ...executionDocuments,
    ...persistenceDocuments,
  ].map(caseTemplate),
};

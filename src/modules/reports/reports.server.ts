import { handle, type ServerModule } from '../../server/module.ts';
import { shelfHandler } from './bulletins/bulletins.server.ts';
import { commitmentFulfilments } from './commitments/commitment-fulfilments.server.ts';
import { promiseHandlers } from './commitments/promises.server.ts';
import { boardHandler } from './commitments/task-board.server.ts';
import { compareHandler } from './compare.server.ts';
import { correctionLetter } from './correction.server.ts';
import { explainHandler } from './explain.server.ts';
import { compose, frameOfTemplate } from './compose.server.ts';
import { open } from './open-report.server.ts';
import {
  annexDocument,
  maskedDocument,
  maskedPdfDocument,
  pdfDocument,
  reportDocument,
} from './report-document.server.ts';
import { printingOf } from './printing-of.ts';
import { composeReport, frameReport, openReport } from './report.endpoints.ts';
import { libraryHandler } from './library/library.server.ts';
import { proofreadHandler, readOldHandler } from './proof.server.ts';
import { signHandler } from './sign.server.ts';
import { templateHandlers } from './named/named-template.server.ts';
import { usualTemplate } from './templates.ts';
import { writeHandlers } from './write/write.server.ts';

const frameHandler = handle(
  frameReport,
  async (ctx, { period }) => printingOf(await frameOfTemplate(ctx, period)),
  'snapshot',
);
const composeHandler = handle(
  composeReport,
  (ctx, { period, part }) => compose(ctx, period, usualTemplate, part),
  'snapshot',
);
const openHandler = handle(openReport, async (ctx, { id }) => (await open(ctx, id)).content, 'snapshot');

/** The server's half of reports. */
export const reportsServer: ServerModule = {
  name: 'reports',
  handlers: [
    frameHandler,
    composeHandler,
    openHandler,
    signHandler,
    compareHandler,
    explainHandler,
    proofreadHandler,
    readOldHandler,
    ...writeHandlers,
    ...templateHandlers,
    ...promiseHandlers,
    boardHandler,
    libraryHandler,
    shelfHandler,
  ],
  fulfilments: commitmentFulfilments,
  templates: [correctionLetter],
  documents: [reportDocument, pdfDocument, maskedDocument, maskedPdfDocument, annexDocument],
};

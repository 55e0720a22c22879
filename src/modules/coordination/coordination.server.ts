import type { ServerModule } from '../../server/module.ts';
import { assessmentBoardHandler, assessmentRowsHandler, publishHandler } from './assessment.server.ts';
import { issueHandler } from './issue.server.ts';
import { coordinationTemplates } from './paper-documents.server.ts';
import { staffingBoardHandler } from './staffing.server.ts';

/** The server's half of coordination. */
export const coordinationServer: ServerModule = {
  name: 'coordination',
  handlers: [issueHandler, assessmentBoardHandler, assessmentRowsHandler, publishHandler, staffingBoardHandler],
  templates: coordinationTemplates,
};

import type { ServerModule } from '../../server/module.ts';
import { fireBoardHandler } from './board.server.ts';
import { bulletinPaper, issueBulletinHandler } from './bulletin.server.ts';
import { checkpointCodesHandler, giveCodesHandler } from './codes.server.ts';
import { forgetEntries } from './forget-entries.server.ts';
import { enterForest, leaveForest, readGate } from './open-gate.server.ts';
import { patrolsHereHandler, scanPatrolHandler } from './scan-patrol.server.ts';

/** The server's half of the fire season. */
export const forestServer: ServerModule = {
  name: 'forest',
  handlers: [
    fireBoardHandler,
    issueBulletinHandler,
    checkpointCodesHandler,
    giveCodesHandler,
    patrolsHereHandler,
    scanPatrolHandler,
  ],
  templates: [bulletinPaper],
  jobs: [forgetEntries],
  open: [readGate],
  deeds: [enterForest, leaveForest],
};

import type { ServerModule } from '../../server/module.ts';
import { keepApartHandler, likelyDuplicatesHandler, removeDuplicatesHandler } from './duplicates.server.ts';
import { surveyProgressHandler } from './progress.server.ts';
import { drawRecheckHandler, recheckResultHandler } from './recheck.server.ts';

/** The server's half of the building survey. */
export const buildingsServer: ServerModule = {
  name: 'buildings',
  handlers: [
    surveyProgressHandler,
    likelyDuplicatesHandler,
    removeDuplicatesHandler,
    keepApartHandler,
    drawRecheckHandler,
    recheckResultHandler,
  ],
};

import type { ServerModule } from '../../server/module.ts';
import { dispatchLabelsHandler, openBoxCall, renewLabelsHandler } from './box-labels.server.ts';
import { dispatchDocument } from './dispatch-document.server.ts';
import { issueDispatchHandler, receiveDispatchHandler, requestDispatchHandler } from './dispatch.server.ts';
import { recordMovementsHandler, reverseMovementHandler } from './record-movements.server.ts';
import { stockBalance } from './stock-balance.server.ts';
import { catalogueHandler, stockBoardHandler } from './stock-board.server.ts';
import { watchExpiry, watchThresholds } from './stock-clock.server.ts';
import { teamBoardHandler } from './team-board.server.ts';
import { approveStocktakeHandler, openStocktakeHandler, saveCountsHandler } from './stocktake.server.ts';

/** The server's half of resources. */
export const resourcesServer: ServerModule = {
  name: 'resources',
  handlers: [
    recordMovementsHandler,
    reverseMovementHandler,
    catalogueHandler,
    stockBoardHandler,
    openStocktakeHandler,
    saveCountsHandler,
    approveStocktakeHandler,
    requestDispatchHandler,
    issueDispatchHandler,
    receiveDispatchHandler,
    dispatchLabelsHandler,
    renewLabelsHandler,
    teamBoardHandler,
  ],
  documents: [dispatchDocument],
  jobs: [watchExpiry, watchThresholds],
  balances: [stockBalance],
  open: [openBoxCall],
};

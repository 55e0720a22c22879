import type { ServerModule } from '../../server/module.ts';
import { chainBoardHandler } from './chain-board.server.ts';
import { confirmChainsHandler, nameSuccessorHandler } from './name-successor.server.ts';
import { publicListCall } from './public-list.server.ts';
import { settleChains } from './settle-chains.server.ts';

/** The server's half of the posts of responsibility. */
export const floodServer: ServerModule = {
  name: 'flood',
  handlers: [chainBoardHandler, nameSuccessorHandler, confirmChainsHandler],
  jobs: [settleChains],
  open: [publicListCall],
};

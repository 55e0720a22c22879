import type { ServerModule } from '../../server/module.ts';
import { stockBalance } from './stock-balance.server.ts';
import { watchExpiry, watchThresholds } from './stock-clock.server.ts';

/** The server's half of resources. */
export const resourcesServer: ServerModule = {
  balances: [stockBalance],
  jobs: [watchExpiry, watchThresholds],
};

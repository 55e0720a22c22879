import type { ServerModule } from '../../server/module.ts';
import { acceptHandler, approveHandler, barriersHandler, issueHandler } from './advance.server.ts';
import { expiryBoardHandler } from './expiry-board.server.ts';
import { acceptBySilence, watchCertificates, watchPermits, watchRenewals } from './permit-clock.server.ts';
import { replaceStock } from './fireworks-stock.server.ts';
import { permitPapers } from './permit-papers.server.ts';

/** The server's half of permits. */
export const permitsServer: ServerModule = {
  name: 'permits',
  handlers: [acceptHandler, approveHandler, issueHandler, barriersHandler, expiryBoardHandler],
  templates: permitPapers,
  jobs: [watchPermits, watchRenewals, acceptBySilence, watchCertificates, replaceStock],
};

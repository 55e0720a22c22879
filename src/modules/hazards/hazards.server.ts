import type { Job, ServerModule } from '../../server/module.ts';
import { list } from '../../server/ledger/read.ts';
import { take } from '../../server/ledger/write.ts';
import { analysisHandler } from './analysis.server.ts';
import { circularDocument } from './card-circular.server.ts';
import { setCardRuleHandler, tryCardRuleHandler, watchCards } from './card.server.ts';
import { dossierHandler } from './dossier.server.ts';
import { hazard } from './hazard.ledger.ts';
import { delistingOpinion, supervisionLetter } from './listing-documents.server.ts';
import { listingBoardHandler, proposeListingHandler } from './listing.server.ts';
import { orderDocument } from './order-document.server.ts';
import { recordVisitHandler } from './record-visit.server.ts';
import { openSelfReports } from './self-inspection.server.ts';
import { visitLimitHandler } from './visit-limit.server.ts';
import { visitRecord } from './visit-record.server.ts';

const atOnce = 100;

/** Opens the re-inspection of hazards whose term has ended without a report. */
export const openRechecks: Job = {
  name: 'open-rechecks',
  cron: '* * * * *',
  run: async (ctx) => {
    const where = { state: ['rectifying', 'deferred', 'transferred', 'stopped'], dueOn: { lt: '@today' } } as const;
    const { rows } = await list(ctx, hazard, { where, sort: { by: 'dueAt' }, limit: atOnce });
    for (const row of rows) await take(ctx, hazard, row.id, 'expire', {}, row.version);
    return rows.length === atOnce;
  },
};

/** The server's half of hazards. */
export const hazardsServer: ServerModule = {
  name: 'hazards',
  handlers: [
    recordVisitHandler,
    visitLimitHandler,
    tryCardRuleHandler,
    setCardRuleHandler,
    proposeListingHandler,
    listingBoardHandler,
    analysisHandler,
    dossierHandler,
  ],
  documents: [visitRecord, orderDocument],
  jobs: [openRechecks, openSelfReports, watchCards],
  templates: [supervisionLetter, delistingOpinion, circularDocument],
};

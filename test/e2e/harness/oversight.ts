import { runJob } from '../../../src/server/jobs/jobs.ts';
import { watchCards } from '../../../src/modules/hazards/card.server.ts';
import type { Desk } from './desk.ts';

export { hazard, listedSupervision, warningCard } from '../../../src/modules/hazards/index.ts';

/** What the clock does each minute: cards come and go. */
export const watchCardsOf = (desk: Desk): Promise<void> => runJob(desk.world.server.machine, watchCards);

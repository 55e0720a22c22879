import type { ServerModule } from '../../server/module.ts';
import { dutyCoverageHandler } from './duty-coverage.server.ts';
import { gradeRisks, watchRunning } from './prevention-clock.server.ts';
import { recordCheckHandler } from './record-check.server.ts';
import { riskBoardHandler } from './risk-board.server.ts';

/** The server's half of prevention. */
export const preventionServer: ServerModule = {
  name: 'prevention',
  handlers: [recordCheckHandler, riskBoardHandler, dutyCoverageHandler],
  jobs: [gradeRisks, watchRunning],
};

import type { ServerModule } from '../../server/module.ts';
import { feedReader } from './feeds.server.ts';
import { chaseHotspots, takeHotspotsHandler } from './hotspots.server.ts';
import { endTargets, issueWarningHandler, publishBulletinHandler } from './issue.server.ts';
import { takeCapHandler } from './take-cap.server.ts';

/** The server's half of the warnings. */
export const warningsServer: ServerModule = {
  handlers: [takeCapHandler, issueWarningHandler, publishBulletinHandler, takeHotspotsHandler],
  jobs: [endTargets, chaseHotspots],
  followers: [feedReader],
};

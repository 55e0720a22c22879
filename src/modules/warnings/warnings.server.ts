import type { ServerModule } from '../../server/module.ts';
import { warningBoardHandler, warningCourseHandler } from './board.server.ts';
import { feedReader } from './feeds.server.ts';
import { chaseHotspots, takeHotspotsHandler } from './hotspots.server.ts';
import { endTargets, issueWarningHandler, publishBulletinHandler } from './issue.server.ts';
import { beginWarningHandler, submitWarningHandler } from './submit.server.ts';
import { takeCapHandler } from './take-cap.server.ts';
import { warningPaper } from './warning-papers.server.ts';

/** The server's half of the warnings. */
export const warningsServer: ServerModule = {
  name: 'warnings',
  templates: [warningPaper],
  handlers: [
    beginWarningHandler,
    submitWarningHandler,
    issueWarningHandler,
    warningBoardHandler,
    warningCourseHandler,
    takeCapHandler,
    publishBulletinHandler,
    takeHotspotsHandler,
  ],
  jobs: [endTargets, chaseHotspots],
  followers: [feedReader],
};

import type { ServerModule } from '../../server/module.ts';
import { incidentCourseHandler } from './course.server.ts';
import { incidentPaper } from './incident-papers.server.ts';
import { likelySameHandler, raiseIncidentHandler } from './raise.server.ts';
import { becomeAccidentHandler, reportIncidentHandler } from './report-incident.server.ts';
import { chaseSlots, openSlots } from './slots.server.ts';

/** The server's half of incidents. */
export const incidentsServer: ServerModule = {
  name: 'incidents',
  templates: [incidentPaper],
  handlers: [
    raiseIncidentHandler,
    likelySameHandler,
    reportIncidentHandler,
    becomeAccidentHandler,
    incidentCourseHandler,
  ],
  jobs: [openSlots, chaseSlots],
};

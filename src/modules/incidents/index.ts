import { module } from '../../kernel/module.ts';
import { incidentCall } from './call.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import {
  incidentCallIndicators,
  incidentIndicators,
  incidentReportIndicators,
  reportSlotIndicators,
} from './incident.indicators.ts';
import { incidentLaws, incidentSettings } from './incident.laws.ts';
import { incident, incidentNotice } from './incident.ledger.ts';
import { reportSlot, slotPlan } from './slot.ledger.ts';

export { incidentCall } from './call.ledger.ts';
export { incidentReport } from './incident-report.ledger.ts';
export { becomeAccident, incidentCourse, likelySame, raiseIncident, reportIncident } from './incident.endpoints.ts';
export { incident, incidentNotice } from './incident.ledger.ts';
export { reportSlot, slotPlan } from './slot.ledger.ts';

/** Incident information: calls, incidents, the chain of reports, receipts, and slots at fixed hours (L30). */
export const incidents = module('incidents', {
  label: '突发事件信息',
  ledgers: [incident, incidentCall, incidentNotice, incidentReport, slotPlan, reportSlot],
  indicators: [incidentIndicators, incidentReportIndicators, incidentCallIndicators, reportSlotIndicators],
  laws: incidentLaws,
  settings: incidentSettings,
});

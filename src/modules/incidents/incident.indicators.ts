import { indicators } from '../../kernel/indicator.ts';
import { incidentCall } from './call.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import { incident } from './incident.ledger.ts';
import { reportSlot } from './slot.ledger.ts';

/** Not struck off by the cutoff. */
const standing = { or: [{ dismissedAt: { set: false } }, { dismissedAt: { gt: '@cutoff' } }] } as const;

/** Incidents that were reported (收到突发事件信息); narrowed by kind and grade. */
export const incidentIndicators = indicators(incident, {
  reports: { label: '突发事件信息', unit: '起', at: 'receivedAt', where: standing },
});

/** Reports that were sent up, each link of a chain. */
export const incidentReportIndicators = indicators(incidentReport, {
  sent: { label: '报送突发事件信息', unit: '次', at: 'reportedAt' },
});

/** Calls to the duty room. */
export const incidentCallIndicators = indicators(incidentCall, {
  calls: { label: '接听来电', unit: '次', at: 'receivedAt' },
});

/** Slots at which towns reported, and those they let pass. */
export const reportSlotIndicators = indicators(reportSlot, {
  slots: { label: '定时报送', unit: '次', at: 'slotAt', where: { state: 'reported' } },
  missed: { label: '逾期未报', unit: '次', at: 'slotAt', where: { state: 'missed' } },
});

import type { ServerModule } from '../../server/module.ts';
import {
  checklistsForHandler,
  openChecklistHandler,
  publishChecklistHandler,
  saveChecklistHandler,
} from './checklist.server.ts';
import { makeDrawHandler, openDrawHandler, showPoolHandler, verifyDrawHandler } from './draw.server.ts';
import { drawListCall, drawResultCall } from './draw-result.server.ts';
import { planBoardHandler } from './plan.server.ts';
import { joinFilingsHandler, visitCalendarHandler } from './visit-calendar.server.ts';
import { visitFulfilments } from './visit-fulfilments.server.ts';
import { visitQuota } from './visit-quota.server.ts';

/** The server's half of inspections. */
export const inspectionsServer: ServerModule = {
  name: 'inspections',
  handlers: [
    planBoardHandler,
    showPoolHandler,
    makeDrawHandler,
    openDrawHandler,
    verifyDrawHandler,
    saveChecklistHandler,
    publishChecklistHandler,
    checklistsForHandler,
    openChecklistHandler,
    visitCalendarHandler,
    joinFilingsHandler,
  ],
  quotas: [visitQuota],
  fulfilments: visitFulfilments,
  open: [drawResultCall, drawListCall],
};

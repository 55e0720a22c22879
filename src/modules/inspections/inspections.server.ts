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
import { visitQuota } from './visit-quota.server.ts';

/** The server's half of inspections. */
export const inspectionsServer: ServerModule = {
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
  ],
  quotas: [visitQuota],
  open: [drawResultCall, drawListCall],
};

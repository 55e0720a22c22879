import { module } from '../../kernel/module.ts';
import { checkItem, checklist } from './checklist.ledger.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { enforcementPlan, planTarget } from './enforcement-plan.ledger.ts';
import { expert, expertAgency, expertEngagement } from './expert.ledger.ts';
import {
  agencyIndicators,
  drawIndicators,
  engagementIndicators,
  expertIndicators,
  filingIndicators,
  jointIndicators,
  pickIndicators,
  planIndicators,
} from './inspection.indicators.ts';
import { inspectionLaws, inspectionSettings } from './inspection.laws.ts';
import { visitIndicators } from './visit.indicators.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';
import { visit } from './visit.ledger.ts';

export { checklistsFor, openChecklist, publishChecklist, saveChecklist } from './checklist.endpoints.ts';
export { checkItem, checklist } from './checklist.ledger.ts';
export { draw, drawPick } from './draw.ledger.ts';
export { enforcementPlan, planTarget } from './enforcement-plan.ledger.ts';
export { expert, expertAgency, expertEngagement } from './expert.ledger.ts';
export { planBoard } from './plan.endpoints.ts';
export { makeDraw, openDraw, showPool, verifyDraw } from './draw.endpoints.ts';
export { joinFilings, visitCalendar } from './visit-calendar.endpoints.ts';
export { jointInspection, visitFiling } from './visit-filing.ledger.ts';
export { lotFault, wayAsks } from './visit.rules.ts';
export { methods, unlimitedMethods, visit } from './visit.ledger.ts';

/** Visits to sites: planned, drawn by lot, guided by checklists, helped by experts. */
export const inspections = module('inspections', {
  label: '监督检查',
  ledgers: [
    visit,
    enforcementPlan,
    planTarget,
    draw,
    drawPick,
    jointInspection,
    visitFiling,
    checklist,
    checkItem,
    expert,
    expertAgency,
    expertEngagement,
  ],
  indicators: [
    visitIndicators,
    planIndicators,
    drawIndicators,
    pickIndicators,
    filingIndicators,
    jointIndicators,
    expertIndicators,
    agencyIndicators,
    engagementIndicators,
  ],
  laws: inspectionLaws,
  settings: inspectionSettings,
});

import { module } from '../../kernel/module.ts';
import { compareReport, composeReport, explainFigure, openReport, signReport } from './report.endpoints.ts';
import { indicatorLibrary } from './library/library.endpoints.ts';
import { keepTemplate, keptTemplates } from './named/named-template.endpoints.ts';
import { pastFigure } from './past-figure.ledger.ts';
import { proofreadText, readOldReport } from './proof.endpoints.ts';
import { proofMemory } from './proof-memory.ledger.ts';
import { report } from './report.ledger.ts';
import {
  addComment,
  addSection,
  answerComment,
  moveSection,
  readChapters,
  removeSection,
  resolveComment,
  restoreSection,
} from './write/chapter.endpoints.ts';
import {
  assignSection,
  beginReport,
  lookAtFigure,
  pastSections,
  readSections,
  saveSection,
} from './write/section.endpoints.ts';

export { proofreadText, readOldReport } from './proof.endpoints.ts';
export { pastFigure } from './past-figure.ledger.ts';
export { proofMemory } from './proof-memory.ledger.ts';
export { report } from './report.ledger.ts';
export { compareReport, composeReport, openReport, signReport } from './report.endpoints.ts';

export { indicatorLibrary } from './library/library.endpoints.ts';
export { beginReport, readSections, saveSection } from './write/section.endpoints.ts';

/** Reports whose every figure opens the rows it counted. */
export const reports = module('reports', {
  label: '报告',
  ledgers: [report, proofMemory, pastFigure],
  endpoints: [
    composeReport,
    openReport,
    signReport,
    compareReport,
    explainFigure,
    proofreadText,
    readOldReport,
    beginReport,
    readSections,
    saveSection,
    assignSection,
    pastSections,
    lookAtFigure,
    readChapters,
    addSection,
    moveSection,
    removeSection,
    restoreSection,
    addComment,
    answerComment,
    resolveComment,
    indicatorLibrary,
    keepTemplate,
    keptTemplates,
  ],
});

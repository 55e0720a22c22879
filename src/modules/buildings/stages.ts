import type { AnyWhere } from '../../kernel/where.ts';
import { buildingIndicators } from './building.indicators.ts';

/** The stages of the funnel in their order, then those beside it. */
export const stages = [
  'surveyed',
  'flagged',
  'appraisalNeeded',
  'appraised',
  'treated',
  'unsurveyed',
  'rectified',
  'released',
  'pending',
] as const;

/** A stage that buildings are counted by. */
export type Stage = (typeof stages)[number];

/** The stages from wide to narrow. */
export const funnel = stages.slice(0, 5);

/** The words for a stage. */
export const stageWords = (stage: Stage): string => buildingIndicators.all[stage].label;

const reached = {
  surveyed: { surveyedAt: { set: true } },
  flagged: { surveyedAt: { set: true }, flaggedAt: { set: true } },
  appraisalNeeded: { surveyedAt: { set: true }, flaggedAt: { set: true }, appraisalNeededAt: { set: true } },
  appraised: {
    surveyedAt: { set: true },
    flaggedAt: { set: true },
    appraisalNeededAt: { set: true },
    appraisedAt: { set: true },
  },
} as const;

/** The filter of exactly the buildings that now stand at a stage or beyond it. */
export function stageWhere(stage: Stage): AnyWhere {
  return { removedAt: { set: false }, ...conditions[stage] };
}

const conditions: Readonly<Record<Stage, AnyWhere>> = {
  ...reached,
  unsurveyed: { surveyedAt: { set: false } },
  treated: { ...reached.appraised, treatedAt: { set: true } },
  rectified: { ...reached.flagged, treatedAt: { set: true } },
  released: { ...reached.appraised, releasedAt: { set: true } },
  pending: { ...reached.flagged, treatedAt: { set: false }, releasedAt: { set: false } },
};

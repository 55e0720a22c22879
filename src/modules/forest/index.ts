import { module } from '../../kernel/module.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { forestEntry } from './entry.ledger.ts';
import { firebreak } from './firebreak.ledger.ts';
import { forestFire } from './forest-fire.ledger.ts';
import {
  breakIndicators,
  checkpointIndicators,
  entryIndicators,
  fireIndicators,
  patrolIndicators,
} from './forest.indicators.ts';
import { forestLaws, forestSettings } from './forest.laws.ts';
import { firePatrol } from './patrol.ledger.ts';

export { fireCheckpoint } from './checkpoint.ledger.ts';
export { forestEntry } from './entry.ledger.ts';
export { firebreak } from './firebreak.ledger.ts';
export { fireBoard, giveCodes, issueBulletin, scanPatrol } from './forest.endpoints.ts';
export { forestFire } from './forest-fire.ledger.ts';
export { firePatrol } from './patrol.ledger.ts';

/** The forest fire season on the ground: papers, hot spots, checkpoints with their codes, entries, patrols, fires, firebreaks (L33, L34, L50–L52). */
export const forest = module('forest', {
  label: '森林防火',
  ledgers: [fireCheckpoint, forestEntry, firePatrol, forestFire, firebreak],
  indicators: [checkpointIndicators, entryIndicators, patrolIndicators, fireIndicators, breakIndicators],
  laws: forestLaws,
  settings: forestSettings,
});

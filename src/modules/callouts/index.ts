import { module } from '../../kernel/module.ts';
import { startCallOut } from './callout.endpoints.ts';
import { callOutIndicators, contactIndicators } from './callout.indicators.ts';
import { callOutLaws, callOutSettings } from './callout.laws.ts';
import { callOut } from './callout.ledger.ts';
import { contact } from './contact.ledger.ts';

export { mostPeople, startCallOut } from './callout.endpoints.ts';
export { callOut, callOutKinds, urgencies } from './callout.ledger.ts';
export { contact } from './contact.ledger.ts';
export { type Ladder, ladderSchema } from './ladder.ts';

/** Calling people until each is known to have heard (L31, A067): the directory, the ladder, the proof. */
export const callouts = module('callouts', {
  label: '叫应',
  ledgers: [contact, callOut],
  indicators: [callOutIndicators, contactIndicators],
  laws: callOutLaws,
  settings: callOutSettings,
  endpoints: [startCallOut],
});

import { module } from '../../kernel/module.ts';
import { callOutIndicators, contactIndicators, doorIndicators } from './callout.indicators.ts';
import { callOutLaws, callOutSettings } from './callout.laws.ts';
import { callOut } from './callout.ledger.ts';
import { channel } from './channel.ledger.ts';
import { contact } from './contact.ledger.ts';
import { doorKnock } from './door-knock.ledger.ts';
import { pushDevice } from './push-device.ledger.ts';

export { callBoard, channelHealth, noteByHand } from './board.endpoints.ts';
export { mostPeople, startCallOut } from './callout.endpoints.ts';
export { callOut, callOutKinds, urgencies } from './callout.ledger.ts';
export { channel } from './channel.ledger.ts';
export { contact } from './contact.ledger.ts';
export { doorKnock } from './door-knock.ledger.ts';
export { pushDevice } from './push-device.ledger.ts';
export { type Ladder, ladderSchema } from './ladder.ts';

/** Calling people until each is known to have heard (L31, A067): the directory, the ladder, the proof. */
export const callouts = module('callouts', {
  label: '叫应',
  ledgers: [contact, callOut, doorKnock, channel, pushDevice],
  indicators: [callOutIndicators, contactIndicators, doorIndicators],
  laws: callOutLaws,
  settings: callOutSettings,
});

import { module } from '../../kernel/module.ts';
import { leaderAbsence } from './absence.ledger.ts';
import { dispatchCallIndicators, patternIndicators, rollCallIndicators, shiftIndicators } from './duty.indicators.ts';
import { dutyLaws, dutySettings } from './duty.laws.ts';
import { dutyMatter } from './matter.ledger.ts';
import { dutyPattern } from './pattern.ledger.ts';
import { dispatchCall, rollCall } from './roll-call.ledger.ts';
import { dutyShift, handoverItem } from './shift.ledger.ts';
import { shiftSwap } from './swap.ledger.ts';

export { leaderAbsence } from './absence.ledger.ts';
export {
  beginDispatch,
  beginShift,
  draftRoster,
  dutyBoard,
  handover,
  offerShift,
  publishRoster,
  takeOver,
} from './duty.endpoints.ts';
export type { Desk } from './duty-roles.ts';
export { dutyMatter } from './matter.ledger.ts';
export { dutyPattern } from './pattern.ledger.ts';
export { dispatchCall, rollCall } from './roll-call.ledger.ts';
export { drawUp, slotsOn } from './roster.rules.ts';
export { dutyShift, handoverItem } from './shift.ledger.ts';
export { answerSwap, decideSwap, proposeSwap } from './swap.endpoints.ts';
export { shiftSwap } from './swap.ledger.ts';

/** The duty room: rosters, handover, whereabouts, roll calls, daily dispatch (L29, L31). */
export const duty = module('duty', {
  label: '值班值守',
  ledgers: [dutyPattern, dutyShift, handoverItem, shiftSwap, dutyMatter, leaderAbsence, rollCall, dispatchCall],
  indicators: [shiftIndicators, patternIndicators, rollCallIndicators, dispatchCallIndicators],
  laws: dutyLaws,
  settings: dutySettings,
});

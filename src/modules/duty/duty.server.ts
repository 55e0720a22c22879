import type { ServerModule } from '../../server/module.ts';
import { dutyBoardHandler } from './board.server.ts';
import { dutyCalendarHandler, openCalendar, renewCalendarHandler } from './calendar.server.ts';
import { changeShiftHandler, swapShiftsHandler } from './change-shift.server.ts';
import { beginDispatchHandler } from './dispatch.server.ts';
import { handoverRecord } from './handover-record.server.ts';
import {
  beginShiftHandler,
  handoverHandler,
  offerShiftHandler,
  takeBackHandler,
  takeOverHandler,
} from './handover.server.ts';
import { draftRosterHandler, publishRosterHandler, rosterHandler } from './roster.server.ts';
import {
  answerSwapHandler,
  decideSwapHandler,
  proposeSwapHandler,
  swapsHandler,
  withdrawSwapHandler,
} from './swap.server.ts';

/** The server's half of the duty room. */
export const dutyServer: ServerModule = {
  name: 'duty',
  templates: [handoverRecord],
  handlers: [
    draftRosterHandler,
    rosterHandler,
    publishRosterHandler,
    changeShiftHandler,
    swapShiftsHandler,
    swapsHandler,
    proposeSwapHandler,
    answerSwapHandler,
    decideSwapHandler,
    withdrawSwapHandler,
    handoverHandler,
    beginShiftHandler,
    offerShiftHandler,
    takeOverHandler,
    takeBackHandler,
    dutyBoardHandler,
    dutyCalendarHandler,
    renewCalendarHandler,
    beginDispatchHandler,
  ],
  open: [openCalendar],
};

import type { ServerModule } from '../../server/module.ts';
import { answersIntake, readCallPage } from './answer.server.ts';
import {
  callBoardHandler,
  calledPersonHandler,
  callPlanHandler,
  channelHealthHandler,
  endCallHandler,
  noteByHandHandler,
} from './board.server.ts';
import { calling } from './calling.server.ts';
import { testNumberHandler, testNumbers } from './number-test.server.ts';
import { pushDeskHandler, switchOffPushHandler, switchOnPushHandler } from './push.server.ts';
import { receiptsIntake } from './receipts.server.ts';
import { startCallOutHandler } from './start-call-out.server.ts';

/** The server's half of call-outs. */
export const calloutsServer: ServerModule = {
  name: 'callouts',
  handlers: [
    startCallOutHandler,
    callBoardHandler,
    calledPersonHandler,
    noteByHandHandler,
    endCallHandler,
    callPlanHandler,
    channelHealthHandler,
    pushDeskHandler,
    switchOnPushHandler,
    switchOffPushHandler,
    testNumberHandler,
  ],
  jobs: [testNumbers],
  followers: [calling],
  open: [readCallPage],
  intakes: [answersIntake, receiptsIntake],
};

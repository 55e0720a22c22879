import type { ServerModule } from '../../server/module.ts';
import { startCallOutHandler } from './start-call-out.server.ts';

/** The server's half of call-outs. */
export const calloutsServer: ServerModule = { handlers: [startCallOutHandler] };

import type { ServerModule } from '../../server/module.ts';
import { askTip, sendTip } from './open-tip.server.ts';

/** The server's half of the tips. */
export const tipsServer: ServerModule = {
  name: 'tips',
  open: [askTip],
  deeds: [sendTip],
};

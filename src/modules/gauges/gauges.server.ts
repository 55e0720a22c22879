import type { ServerModule } from '../../server/module.ts';
import {
  gaugeBoardHandler,
  gaugeReadingsHandler,
  gaugeTrendsHandler,
  renewSecretHandler,
  sendReadingsDeed,
} from './board.server.ts';
import { gaugeBroker } from './gauge-broker.server.ts';
import { watchSilence } from './raise-alarms.server.ts';

/** The server's half of the gauges. */
export const gaugesServer: ServerModule = {
  name: 'gauges',
  handlers: [renewSecretHandler, gaugeBoardHandler, gaugeTrendsHandler, gaugeReadingsHandler],
  deeds: [sendReadingsDeed],
  jobs: [watchSilence],
  followers: [gaugeBroker],
};

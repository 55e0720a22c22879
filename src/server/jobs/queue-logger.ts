import { Logger as QueueLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/** The queue's own words go to the log only when something is wrong. */
export function queueLogger(log?: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === 'error') log?.error(message);
    if (level === 'warning') log?.warn(message);
  });
}

import type { Follower } from '../../server/module.ts';

/** Listens to the broker that MQTT_URL names and takes in what gauges say there; without it nobody listens, and nothing is loaded. */
export const gaugeBroker: Follower = {
  name: 'gauge-broker',
  start: ({ machine, log, broker }) => {
    if (broker === undefined) return { stop: async () => undefined };
    const listening = import('./mqtt.server.ts').then(({ listenTo }) => listenTo(broker, machine, log));
    return { stop: async () => (await listening).stop() };
  },
};

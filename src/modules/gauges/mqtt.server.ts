import { connect, type MqttClient } from 'mqtt';
import type { Logger } from 'pino';
import { asSystem, countiesOf } from '../../server/jobs/system.ts';
import type { Machine } from '../../server/db/transact.ts';
import type { Following } from '../../server/module.ts';
import { unpackMessage, type Unpacked } from './read-message.ts';
import { takeReadings } from './take-readings.server.ts';

/** Where gauges speak: anlan/<county>/<code of the gauge>. */
export const topicOf = (county: string, code: string): string => `anlan/${county}/${code}`;

const mostAtOnce = 4000;
const mostWaiting = 20_000;
const againAfterMs = 1000;

interface Waiting {
  readonly topic: string;
  readonly payload: string;
  /** Tells the broker that it may forget the message. */
  readonly acknowledge: () => void;
}

/**
 * Takes messages in by the batch: what comes while one batch is written is the next. A message of QoS 1 is acknowledged only when its
 * readings are committed, and to the connection it came by: killed in between, the broker sends it again, and again is no harm.
 */
export function listenTo(url: string, machine: Machine, log: Logger): Following {
  // The broker keeps what comes while we are away, for the session of this name.
  const client = connect(url, {
    clientId: 'anlan-gauges',
    clean: false,
    reconnectPeriod: againAfterMs,
    protocolVersion: 4,
  });
  const waiting: Waiting[] = [];
  const held: (() => void)[] = [];
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  const work = () => {
    working ??= drain().finally(() => {
      working = undefined;
      if (waiting.length > 0 && !stopping.signal.aborted) work();
    });
  };
  const drain = async () => {
    while (waiting.length > 0 && !stopping.signal.aborted) {
      const batch = waiting.slice(0, mostAtOnce);
      try {
        await takeBatch(machine, log, batch);
      } catch (error) {
        log.error({ err: error }, 'gauge readings');
        await new Promise((resolve) => setTimeout(resolve, againAfterMs));
        continue; // the same messages again
      }
      waiting.splice(0, batch.length);
      for (const { acknowledge } of batch) acknowledge();
      while (held.length > 0 && waiting.length < mostWaiting) held.shift()?.();
    }
  };
  client.on('error', (error) => log.warn({ err: error }, 'gauge broker'));
  client.on('connect', () => client.subscribe('anlan/+/+', { qos: 1 }));
  client.handleMessage = (packet, next) => {
    if (packet.cmd !== 'publish') return next();
    const { topic, payload, qos, messageId } = packet;
    const acknowledge = qos === 1 && messageId !== undefined ? acknowledgement(client, messageId) : () => undefined;
    waiting.push({ topic, payload: payload.toString(), acknowledge });
    const proceed = () => next(later);
    if (waiting.length > mostWaiting) held.push(proceed);
    else proceed();
    work();
  };
  return {
    stop: async () => {
      stopping.abort();
      await working;
      await client.endAsync();
    },
  };
}

/** Given to the client as a failure it goes on to the next message without acknowledging this one: we do so after the commit. */
const later = new Error('acknowledged when it is committed');

/** PUBACK (MQTT 3.1.1, 3.4) over the connection by which the message came; another one knows nothing of its number. */
function acknowledgement(client: MqttClient, messageId: number): () => void {
  const { stream } = client;
  return () => {
    if (stream === client.stream && client.connected)
      stream.write(Uint8Array.of(0x40, 2, messageId >> 8, messageId & 0xff));
  };
}

async function takeBatch(machine: Machine, log: Logger, batch: readonly Waiting[]): Promise<void> {
  const known = await countiesOf(machine.pool);
  const byCounty = Map.groupBy(batch, ({ topic }) => topic.split('/')[1] ?? '');
  for (const [county, messages] of byCounty) {
    if (!known.includes(county)) {
      log.warn({ county }, 'gauge readings of a county that is not here');
      continue;
    }
    const unpacked = messages.map(({ topic, payload }) => unpackMessage(topic.split('/')[2] ?? '', payload));
    await asSystem(machine, county, (ctx) => takeReadings(ctx, { words: 'MQTT', sender: null }, together(unpacked)));
  }
}

const together = (all: readonly Unpacked[]): Unpacked => ({
  readings: all.flatMap(({ readings }) => readings),
  aside: all.flatMap(({ aside }) => aside),
});

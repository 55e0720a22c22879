import { createServer, type AddressInfo } from 'node:net';
import { Aedes } from 'aedes';
import { connect } from 'mqtt';
import { untilStopped } from './later.ts';

/** What a village's loudspeaker does: plays, cannot, plays without telling, or is not there. */
export type Speaker = 'plays' | 'fails' | 'silent' | 'away';

/** How fake loudspeakers behave behind their broker. */
export interface FakeSpeakers {
  readonly account: string;
  readonly secret: string;
  readonly speakers: Readonly<Record<string, Speaker>>;
  readonly playMs: () => number;
}

/** What running loudspeakers have played. */
export interface RunningSpeakers {
  readonly address: string;
  readonly played: readonly { readonly speaker: string; readonly words: string; readonly reference: string }[];
  stop(): Promise<void>;
}

/** A broker and its loudspeakers, each a client of its own; one that hears the same reference again says it no second time. */
export async function startFakeSpeakers(manners: FakeSpeakers, port = 0): Promise<RunningSpeakers> {
  const later = untilStopped();
  const played: { speaker: string; words: string; reference: string }[] = [];
  const broker = await Aedes.createBroker();
  broker.authenticate = (_, username, password, done) =>
    done(null, username === manners.account && password?.toString() === manners.secret);
  const server = createServer(broker.handle);
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const address = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  const there = Object.entries(manners.speakers).filter(([, does]) => does !== 'away');
  const clients = await Promise.all(there.map(([id, does]) => speaker(id, does)));

  async function speaker(id: string, does: Speaker) {
    const client = connect(address, { username: manners.account, password: manners.secret });
    client.on('error', () => undefined); // the broker has gone
    client.on('message', (_, payload) => {
      const { reference, words } = JSON.parse(payload.toString()) as { reference: string; words: string };
      if (played.some((each) => each.speaker === id && each.reference === reference)) return;
      if (does !== 'fails') played.push({ speaker: id, words, reference });
      if (does === 'silent') return;
      const said = JSON.stringify({ reference, played: does === 'plays' });
      later(manners.playMs(), () => void client.publishAsync(`speakers/${id}/said`, said, { qos: 1 }));
    });
    await new Promise<void>((ready) => client.once('connect', () => ready()));
    await client.subscribeAsync(`speakers/${id}/say`, { qos: 1 });
    return client;
  }

  return {
    address,
    played,
    stop: async () => {
      later.stop();
      await Promise.all(clients.map((client) => client.endAsync(true)));
      await new Promise<void>((done) => broker.close(() => done()));
      await new Promise((done) => server.close(done));
    },
  };
}

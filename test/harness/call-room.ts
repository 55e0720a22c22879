import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { uuidv7 } from 'uuidv7';
import type { Manner } from '../../src/adapters/fakes/aliyun.ts';
import { protocols } from '../../src/adapters/protocols.ts';
import { channel, contact } from '../../src/modules/callouts/index.ts';
import { serverModules } from '../../src/modules/server.ts';
import { at, type Caller, createWorld, village, type World } from './world.ts';

/** Somebody of a call-out as it stands in the table. */
export interface CallLine {
  readonly id: string;
  readonly contact: string;
  readonly state: string;
  readonly rung: number;
  readonly token: string;
  readonly reached_by: string | null;
  readonly reached_how: string | null;
  readonly heard_seconds: number | null;
}

/** One attempt as it stands in the table. */
export interface AttemptLine {
  readonly id: string;
  readonly target: string;
  readonly channel: string;
  readonly rung: number;
  readonly try: number;
  readonly state: string;
  readonly vendor: string | null;
  readonly result: string | null;
  readonly queued_at: string;
  readonly sent_at: string | null;
  readonly ended_at: string | null;
}

/** A county that calls people: its pages on a real port, the calling at work, a clock that runs twenty times as fast as the day. */
export interface CallRoom {
  readonly world: World;
  readonly duty: Caller;
  readonly keeper: Caller;
  readonly address: string;
  /** What the owner of each number does. */
  readonly manners: Map<string, Manner>;
  /** Enters a channel; gives its id and where its vendor sends receipts. */
  register(protocol: string, more: object): Promise<{ readonly id: string; readonly receipts: string }>;
  person(does: Manner, more?: object): Promise<string>;
  start(contacts: readonly string[], more?: object): Promise<string>;
  linesOf(id: string): Promise<readonly CallLine[]>;
  attemptsOf(id: string): Promise<readonly AttemptLine[]>;
  /** The state of each channel in use, by its id. */
  standing(): Promise<ReadonlyMap<string, string>>;
  /** Ends the calling and begins it anew, as a process that is started again does. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** Opens the room; no channel is there yet. */
export async function openCallRoom(): Promise<CallRoom> {
  const world = await createWorld({ protocols });
  const [duty, keeper] = [await world.signIn('dutyOfficer'), await world.signIn('sectionChief')];
  const web = serve({ fetch: world.server.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => web.once('listening', ready));
  const address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`; // it listens on a port
  const stopClock = goOn(world);
  const { machine, log } = world.server;
  const followers = serverModules.flatMap((module) => module.followers ?? []);
  const begin = () => followers.find(({ name }) => name === 'calling')?.start({ machine, protocols, address, log });
  let working = begin();
  const manners = new Map<string, Manner>();
  const query = async <T extends object>(words: string, id: string): Promise<readonly T[]> =>
    (await world.database.owner.query<T>(words, [id])).rows;
  const told = async () => (await keeper.get('/api/call-outs/channels?input=%7B%7D')).json.channels;
  let numbers = 0;
  return {
    world,
    duty,
    keeper,
    address,
    manners,
    register: async (protocol, more) => {
      const draft = { name: `${protocol} ${uuidv7()}`, protocol, sender: '安澜应急', template: 'T1', rank: 1, ...more };
      const { status, json } = await keeper.post(at(channel), { id: uuidv7(), draft });
      assert.equal(status, 201, JSON.stringify(json));
      const found = (await told()).find((each: { id: string }) => each.id === json.row.id);
      return { id: json.row.id, receipts: address + found.receiptsPath };
    },
    person: async (does, more = {}) => {
      numbers += 1;
      const phone = `1990000${String(numbers).padStart(4, '0')}`;
      manners.set(phone, does);
      const about = { name: '测试人', unit: '城关镇', post: `责任人${numbers}`, phone, startsOn: '2026-01-01' };
      const draft = { ...about, area: village, ...more };
      const { status, json } = await duty.post(at(contact), { id: uuidv7(), draft });
      assert.equal(status, 201, JSON.stringify(json));
      return json.row.id;
    },
    start: async (contacts, more = {}) => {
      const id = uuidv7();
      const words = { subject: '暴雨红色预警', message: '请立即组织转移', kind: 'warning', urgency: 'extreme' };
      const { status, json } = await duty.post('/api/call-outs/start', { id, ...words, contacts, ...more });
      assert.equal(status, 200, JSON.stringify(json));
      return id;
    },
    linesOf: (id) => query('select * from call_person where call_out = $1', id),
    attemptsOf: (id) => query('select * from call_attempt where call_out = $1 order by queued_at, id', id),
    standing: async () => new Map((await told()).map((each: { id: string; state: string }) => [each.id, each.state])),
    restart: async () => {
      await working?.stop();
      working = begin();
    },
    end: async () => {
      await stopClock();
      await working?.stop();
      web.close();
      await world.end();
    },
  };
}

/** The clock goes on, twenty times as fast as the day, and on a busy machine as much slower as its database answers. */
function goOn({ clock, database }: World): () => Promise<void> {
  const end = new AbortController();
  const going = (async () => {
    while (!end.signal.aborted) {
      await Promise.all([wait(100), database.owner.query('select 1')]);
      clock.set(new Date(Date.parse(clock()) + 2000).toISOString());
    }
  })();
  return () => {
    end.abort();
    return going;
  };
}

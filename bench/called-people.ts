import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type FakeAliyun, type Manner, type RunningAliyun, startFakeAliyun } from '../src/adapters/fakes/aliyun.ts';
import { channel } from '../src/modules/callouts/index.ts';
import { openDatabase } from '../src/server/db/connect.ts';
import { startPostgres } from '../src/server/db/embedded.ts';
import { prepareDatabase } from '../src/server/db/prepare.ts';
import { fillDirectory } from '../test/harness/directory.ts';
import { at, type Caller, createWorld, secret, type World } from '../test/harness/world.ts';
import { type Listening, listening, parentOf } from './process.ts';

/** A county with many people to call and two vendors at the far end of a socket, on a database with the settings of a real installation. */
export interface CalledPeople {
  readonly world: World;
  readonly duty: Caller;
  readonly postgres: number;
  readonly contacts: readonly string[];
  readonly vendors: { readonly sms: RunningAliyun; readonly voice: RunningAliyun };
  /** Starts the product in a process of its own; the vendors send it their receipts from then on. */
  readonly start: () => Promise<Listening>;
  readonly ask: (words: string) => Promise<number>;
  readonly stop: () => Promise<void>;
}

const key = 'the-secret-of-the-county';

/** Nine of ten confirm when their telephone rings. */
const mannerOf = (number: string): Manner => (number.endsWith('3') ? 'ignores' : 'confirms');

/** Sets the county up; each vendor takes `perSecond` messages and says of more that they come too fast. */
export async function callMany(count: number, perSecond: number): Promise<CalledPeople> {
  const folder = mkdtempSync(join(tmpdir(), 'anlan-bench-'));
  const server = await startPostgres(join(folder, 'postgres'));
  const database = openDatabase({ url: server.url, statementTimeout: 0 });
  await prepareDatabase(database.owner);
  const drop = async () => {
    await database.close();
    await server.stop();
  };
  const world = await createWorld({ database: { database, url: server.url, drop } });
  world.clock.set(new Date().toISOString());
  const [duty, keeper] = [await world.signIn('dutyOfficer'), await world.signIn('sectionChief')];
  const contacts = await fillDirectory(world, count);
  const receipts: FakeAliyun['receipts'] = {};
  const vendor = () =>
    startFakeAliyun({
      account: 'county',
      secret: key,
      perSecond,
      manner: mannerOf,
      answerMs: () => 50 + Math.random() * 100,
      receiptMs: () => 500 + Math.random() * 3000,
      receipts,
    });
  const vendors = { sms: await vendor(), voice: await vendor() };
  const paths = new Map<'SendSms' | 'IvrCall', string>();
  for (const [protocol, action, { url }] of [
    ['aliyunSms', 'SendSms', vendors.sms],
    ['aliyunVoice', 'IvrCall', vendors.voice],
  ] as const) {
    const about = { name: protocol, protocol, address: url, account: 'county', secret: key, rank: 1 };
    const made = await keeper.post(at(channel), { id: uuidv7(), draft: { ...about, perMinute: perSecond * 60 } });
    const { json } = await keeper.get('/api/call-outs/channels?input=%7B%7D');
    paths.set(action, json.channels.find(({ id }: { id: string }) => id === made.json.row.id).receiptsPath);
  }
  const { rows } = await database.owner.query<{ pid: number }>('select pg_backend_pid() as pid');
  let started = 0;
  return {
    world,
    duty,
    postgres: parentOf(rows[0]?.pid ?? 0),
    contacts,
    vendors,
    start: async () => {
      const dataDir = join(folder, `data-${(started += 1)}`);
      mkdirSync(dataDir);
      writeFileSync(join(dataDir, 'secret'), secret);
      const environment = { DATABASE_URL: server.url, DATA_DIR: dataDir, KEYS_DIR: join(world.dataDir, 'keys') };
      const program = new URL('../src/server/main.ts', import.meta.url);
      const child = await listening(program, { ...environment, DEMO: '0', PORT: '0', HOST: '127.0.0.1' });
      for (const [action, path] of paths) receipts[action] = child.url + path;
      return child;
    },
    ask: async (words) => (await database.owner.query<{ n: number }>(words)).rows[0]?.n ?? 0,
    stop: async () => {
      await Promise.all([vendors.sms.stop(), vendors.voice.stop()]);
      await world.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Receipt } from '../server/channels/port.ts';
import { messageTo } from './fakes/message.ts';
import { startFakeSpeakers } from './fakes/speakers.ts';
import { loudspeaker } from './loudspeaker.ts';

test('speakers play what they are told and tell so; one that is away is taken by the broker and tells nothing', async () => {
  const there = { 'dongmen-1': 'plays', 'dongmen-2': 'fails', 'dongmen-3': 'away' } as const;
  const village = await startFakeSpeakers({ account: 'county', secret: 'right', speakers: there, playMs: () => 20 });
  const heard: Receipt[] = [];
  const settings = { address: village.address, account: 'county', secret: 'right', sender: null, template: null };
  const line = loudspeaker.open(settings, async (receipt) => void heard.push(receipt));
  await until(() => line.check().then(() => true));
  const messages = Object.keys(there).map((id) => messageTo(id));
  for (const message of messages) assert.deepEqual(await line.send(message), { said: 'taken', vendorRef: null });
  assert.equal((await line.send(messageTo('东门/1'))).said, 'refused');
  await until(async () => heard.length === 2);
  const told = new Map(heard.map(({ reference, progress }) => [reference, progress]));
  assert.deepEqual(
    messages.map(({ reference }) => told.get(reference)),
    ['heard', 'failed', undefined],
  );
  assert.deepEqual(
    village.played.map(({ speaker, words }) => [speaker, words]),
    [['dongmen-1', '请立即组织转移']],
  );
  await village.stop();
  await until(() =>
    line.check().then(
      () => false,
      () => true,
    ),
  );
  assert.equal((await line.send(messageTo('dongmen-1'))).said, 'unreached');
  await line.close();
});

test('a wrong password is never connected', async () => {
  const village = await startFakeSpeakers({ account: 'county', secret: 'right', speakers: {}, playMs: () => 0 });
  const settings = { address: village.address, account: 'county', secret: 'wrong', sender: null, template: null };
  const line = loudspeaker.open(settings, async () => undefined);
  await new Promise((later) => setTimeout(later, 300));
  await assert.rejects(line.check());
  await line.close();
  await village.stop();
});

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end;) {
    if (await what().catch(() => false)) return;
    await new Promise((later) => setTimeout(later, 20));
  }
  assert.fail('it did not come to pass');
}

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { spooled, type Write } from './spooled.ts';

const folder = mkdtempSync(join(tmpdir(), 'anlan-spool-'));
const path = join(folder, 'part');
after(() => rmSync(folder, { recursive: true }));

test('what is written comes out whole, and who reads slowly keeps nobody from ending', async () => {
  const pieces = Array.from({ length: 60 }, () => randomBytes(65_536));
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const reading = spooled(path, async (write) => {
    for (const piece of pieces) await write(piece);
    resolve();
  });
  const first = await reading.next();
  await ended; // with one piece read of sixty
  assert.deepEqual(readdirSync(folder), [], 'what waits on the disk has no name');
  const rest: Uint8Array[] = [];
  for await (const piece of reading) rest.push(piece);
  assert.ok(first.value);
  assert.ok(Buffer.concat([first.value, ...rest]).equals(Buffer.concat(pieces)));
});

test('a failure of the writer is the reader’s, behind what was written before it', async () => {
  const reading = spooled(path, async (write) => {
    await write(Buffer.from('begun'));
    throw new Error('the database is gone');
  });
  assert.equal(String((await reading.next()).value), 'begun');
  await assert.rejects(reading.next(), /the database is gone/);
});

test('when nobody reads any more the writer is told', async () => {
  const { promise: end, reject } = Promise.withResolvers<void>();
  const writing = async (write: Write) => {
    for (;;) await write(randomBytes(1000)).catch((error: unknown) => (reject(error), Promise.reject(error)));
  };
  const reading = spooled(path, writing);
  await reading.next();
  await reading.return();
  await assert.rejects(end, /nobody reads/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteStream, following } from './byte-stream.ts';

/** Three pieces, and whether they were ended. */
function pieces() {
  const so = { isEnded: false };
  async function* all() {
    try {
      for (const one of [1, 2, 3]) yield Uint8Array.of(one);
    } finally {
      so.isEnded = true;
    }
  }
  return { so, all: all() };
}

test('what was read before the stream began comes first, and all of it once', async () => {
  const { all } = pieces();
  const stream = byteStream(following(await all.next(), all));
  assert.deepEqual([...new Uint8Array(await new Response(stream).arrayBuffer())], [1, 2, 3]);
});

test('a stream left before its first piece is asked for ends the pieces', async () => {
  const { so, all } = pieces();
  const stream = byteStream(following(await all.next(), all));
  await stream.cancel();
  assert.ok(so.isEnded);
});

test('pieces that are over at once are an empty stream', async () => {
  const { all } = pieces();
  await all.return();
  const stream = byteStream(following(await all.next(), all));
  assert.equal((await new Response(stream).arrayBuffer()).byteLength, 0);
});

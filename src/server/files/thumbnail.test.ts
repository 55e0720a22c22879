import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { Problem } from '../../kernel/problem.ts';
import { openFileStore } from './open-file-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'thumbnails-'));
after(() => rm(folder, { recursive: true, force: true }));
const store = await openFileStore(folder);

async function put(content: Uint8Array, name: string) {
  return (await store.put(content, { name, maxBytes: 10_000_000 })).hash;
}

async function thumbnailOf(hash: string, width: 160 | 480 | 1280) {
  const { stream, size } = await store.thumbnail(hash, width);
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  assert.equal(bytes.length, size);
  return { bytes, ...(await sharp(bytes).metadata()) };
}

const photo = await sharp({ create: { width: 1600, height: 800, channels: 3, background: 'orange' } })
  .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N' } })
  .withMetadata({ orientation: 6 })
  .jpeg()
  .toBuffer();

test('a thumbnail is upright, no wider than asked and without what the camera knew', async () => {
  const small = await thumbnailOf(await put(photo, 'a.jpg'), 160);
  assert.deepEqual([small.format, small.width, small.height], ['webp', 160, 320]);
  assert.equal(small.exif, undefined);
  assert.equal(small.orientation, undefined);
});

test('the original keeps what the camera knew, as evidence', async () => {
  const { stream } = await store.get(await put(photo, 'a.jpg'));
  const kept = await sharp(Buffer.from(await new Response(stream).arrayBuffer())).metadata();
  assert.ok(kept.exif?.includes('Phone'));
});

test('a thumbnail is made once, however many ask at a time', async () => {
  const hash = await put(photo, 'a.jpg');
  const all = await Promise.all([480, 480, 480, 1280].map((width) => thumbnailOf(hash, width === 480 ? 480 : 1280)));
  assert.deepEqual(
    all.map(({ width }) => width),
    [480, 480, 480, 800],
  );
  const beside = (await readdir(join(folder, hash.slice(0, 2)))).filter((name) =>
    name.startsWith(`${hash.slice(2)}.480`),
  );
  assert.deepEqual(beside, [`${hash.slice(2)}.480.webp`]);
  assert.deepEqual(await readdir(join(folder, 'incoming')), []);
});

test('a small picture is not blown up and a very long one stays within four times the width', async () => {
  const small = await sharp({ create: { width: 40, height: 30, channels: 4, background: 'red' } })
    .png()
    .toBuffer();
  assert.equal((await thumbnailOf(await put(small, 'a.png'), 480)).width, 40);
  const long = await sharp({ create: { width: 300, height: 30_000, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  assert.equal((await thumbnailOf(await put(long, 'b.png'), 160)).height, 640);
});

test('a file that is no picture has no thumbnail', async () => {
  const hash = await put(Buffer.from('文字'), 'a.txt');
  await assert.rejects(store.thumbnail(hash, 160), (error) => error instanceof Problem && error.code === 'unsupported');
});

test('a picture cut short says so and leaves nothing behind', async () => {
  const noise = await sharp(randomBytes(600 * 600 * 3), { raw: { width: 600, height: 600, channels: 3 } })
    .jpeg()
    .toBuffer();
  const hash = await put(noise.subarray(0, noise.length / 2), 'a.jpg');
  await assert.rejects(store.thumbnail(hash, 160), (error) => error instanceof Problem && error.code === 'invalid');
  assert.deepEqual(await readdir(join(folder, 'incoming')), []);
});

test('a picture that reached the folder past the door is still not unpacked beyond the limit', async () => {
  const bomb = await sharp({ create: { width: 8000, height: 4000, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const hash = 'b'.repeat(64);
  await mkdir(join(folder, 'bb'), { recursive: true });
  await writeFile(join(folder, 'bb', hash.slice(2)), bomb);
  await assert.rejects(store.thumbnail(hash, 160), (error) => error instanceof Problem && error.code === 'invalid');
});

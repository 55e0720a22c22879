import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { Problem } from '../../kernel/problem.ts';

/** The widths thumbnails come in, in pixels: a list's corner, a form's picture, a full screen. */
export const thumbnailWidths = [160, 480, 1280] as const;

/** One of the widths thumbnails come in. */
export type ThumbnailWidth = (typeof thumbnailWidths)[number];

// A picture unpacks to many times its size: no cache, and one thread for each picture, so that pictures cannot eat the server's memory.
sharp.cache(false);
sharp.concurrency(1);

/**
 * Writes a small WebP of the picture, upright as the camera held it and without the camera's data (place, time, owner), at most
 * `width` wide and four times as high. Throws Problem invalid when the picture cannot be unpacked within the limits.
 */
export async function makeThumbnail(from: string, to: string, width: ThumbnailWidth, maxPixels: number): Promise<void> {
  const small = await sharp(from, { limitInputPixels: maxPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width, height: width * 4, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 78 })
    .timeout({ seconds: 20 })
    .toBuffer()
    .catch(() => undefined);
  if (small === undefined) throw new Problem('invalid', '图片已损坏或过大，无法生成缩略图，请下载原图查看');
  const handle = await open(to, 'wx');
  await handle
    .writeFile(small)
    .then(() => handle.sync())
    .finally(() => handle.close());
}

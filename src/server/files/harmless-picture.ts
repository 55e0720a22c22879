import sharp from 'sharp';
import { Problem } from '../../kernel/problem.ts';

/** The most bytes a picture from the public may have before and after it is made harmless. */
export const mostPictureBytes = 12 * 1024 * 1024;

const longest = 2560;
const mostPixels = 60_000_000;

/**
 * A picture from somebody unknown, drawn anew as JPEG: upright, at most 2,560 pixels long, without the camera's place, time and owner, and
 * without anything that hides in a file. Throws Problem `tooLarge` above 12 MB and `unsupported` for what is no picture.
 */
export async function harmlessPicture(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > mostPictureBytes) throw new Problem('tooLarge', '照片超过 12 MB，请缩小后再传');
    pieces.push(piece);
  }
  if (size === 0) throw new Problem('unsupported', '没有收到照片，请重新选择后再传');
  const drawn = await sharp(Buffer.concat(pieces), { limitInputPixels: mostPixels, failOn: 'truncated' })
    .autoOrient()
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .timeout({ seconds: 20 })
    .toBuffer()
    .catch(() => undefined);
  if (drawn === undefined) throw new Problem('unsupported', '这不是能识别的照片，请换成手机拍的照片再传');
  return drawn;
}

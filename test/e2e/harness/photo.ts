import sharp from 'sharp';

/** A photo as a phone's camera gives it, for a file input. */
export async function photo(name: string) {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background: '#8A6A4A' } });
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}

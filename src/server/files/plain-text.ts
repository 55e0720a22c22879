import { createReadStream } from 'node:fs';

/**
 * Whether the file is plain text in UTF-8 or GBK: decodable from end to end, free of binary control characters, and not a web page or
 * drawing in disguise (a browser could run those).
 */
export async function isPlainText(path: string): Promise<boolean> {
  let decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }));
  let first = true;
  for await (const piece of createReadStream(path)) {
    if (!(piece instanceof Uint8Array) || piece.some(isBinary)) return false;
    if (first && looksLikeMarkup(piece.subarray(0, 4096))) return false;
    first = false;
    decoders = decoders.filter((decoder) => accepts(decoder, piece));
    if (decoders.length === 0) return false;
  }
  return decoders.some((decoder) => accepts(decoder));
}

/** Control bytes that text does not have; neither encoding uses them inside a character. */
function isBinary(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32) || byte === 127;
}

function looksLikeMarkup(start: Uint8Array): boolean {
  return /<(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed|meta)\b/i.test(
    Buffer.from(start).toString('latin1'),
  );
}

function accepts(decoder: TextDecoder, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

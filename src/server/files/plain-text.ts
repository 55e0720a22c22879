import { createReadStream } from 'node:fs';

/**
 * Whether the file is plain text in UTF-8 or GBK: decodable from end to end, free of binary control characters, and not a web page or
 * drawing in disguise (a browser could run those).
 */
export async function isPlainText(path: string): Promise<boolean> {
  const judge = judgeOfText();
  for await (const piece of createReadStream(path))
    if (!(piece instanceof Uint8Array) || !judge.takes(piece)) return false;
  return judge.ends();
}

/** As `isPlainText`, of bytes that are in memory already. */
export function arePlainText(pieces: Iterable<Uint8Array>): boolean {
  const judge = judgeOfText();
  for (const piece of pieces) if (!judge.takes(piece)) return false;
  return judge.ends();
}

function judgeOfText() {
  let decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }));
  let first = true;
  const takes = (piece: Uint8Array): boolean => {
    if (piece.some(isBinary)) return false;
    if (first && looksLikeMarkup(piece.subarray(0, 4096))) return false;
    first = false;
    decoders = decoders.filter((decoder) => accepts(decoder, piece));
    return decoders.length > 0;
  };
  return { takes, ends: () => decoders.some((decoder) => accepts(decoder)) };
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

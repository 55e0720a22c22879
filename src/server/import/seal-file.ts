import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Problem } from '../../kernel/problem.ts';
import { isSealed, type Vault } from '../sealed/vault.ts';

/** The key of one uploaded table: 32 bytes in base64, plain data that another thread can be given; null for a file kept before there were any. */
export type FileKey = string | null;

const cipherName = 'aes-256-gcm';
const [ivLength, tagLength] = [12, 16];

const seatOf = (county: string, batch: string) => ({ county, ledger: 'import_batch', id: batch, field: 'file' });

/** A new key for the file of a batch, and how it stands before the file: sealed with the county's own. */
export function newFileKey(
  vault: Vault,
  county: string,
  batch: string,
): { readonly key: string; readonly token: string } {
  const key = randomBytes(32).toString('base64');
  return { key, token: vault.seal(seatOf(county, batch), key) };
}

/** The content of a file sealed as it passes: its sealed key in a line, then what AES-256-GCM makes of it. Throws Problem 'invalid' for an empty one. */
export async function* sealedFile(
  content: AsyncIterable<Uint8Array>,
  { key, token }: { readonly key: string; readonly token: string },
): AsyncGenerator<Uint8Array> {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(cipherName, Buffer.from(key, 'base64'), iv);
  let isEmpty = true;
  yield Buffer.concat([Buffer.from(`${token}\n`), iv]);
  for await (const piece of content) {
    if (piece.length === 0) continue;
    isEmpty = false;
    yield cipher.update(piece);
  }
  if (isEmpty) throw new Problem('invalid', '文件是空的，请重新选择');
  cipher.final();
  yield cipher.getAuthTag();
}

/** The key of a batch's file, by the line before it. Throws Problem 'unavailable' when the county's key is not here any more. */
export async function fileKeyOf(vault: Vault, county: string, batch: string, path: string): Promise<FileKey> {
  const handle = await open(path, 'r').catch(() => undefined);
  if (!handle) throw new Problem('missing', '上传的文件已不在服务器上，请重新上传');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    const head = buffer.subarray(0, bytesRead).toString('latin1');
    return isSealed(head) ? vault.open(seatOf(county, batch), head.slice(0, head.indexOf('\n'))) : null;
  } finally {
    await handle.close();
  }
}

/** The content of a file as it was before it was sealed; throws when it has been altered. */
export function openedFile(bytes: Buffer, key: FileKey): Buffer {
  return key === null ? bytes : opened(bytes.subarray(bytes.indexOf(10) + 1), key);
}

/** A piece of what was read from a file, sealed with its key. */
export function sealedPiece(text: string, key: FileKey): Buffer {
  if (key === null) return Buffer.from(text);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(cipherName, Buffer.from(key, 'base64'), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The text of a sealed piece. */
export const openedPiece = (bytes: Buffer, key: FileKey): string =>
  (key === null ? bytes : opened(bytes, key)).toString('utf8');

function opened(bytes: Buffer, key: string): Buffer {
  const iv = bytes.subarray(0, ivLength);
  const decipher = createDecipheriv(cipherName, Buffer.from(key, 'base64'), iv, { authTagLength: tagLength });
  decipher.setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength, -tagLength)), decipher.final()]);
}

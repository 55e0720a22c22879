import { createHash, getHashes } from 'node:crypto';
import { Problem } from '../../kernel/problem.ts';
import { isRecord } from '../../kernel/where.ts';
import type { Stream, StreamLine } from './streams.ts';

/** The digest of a line: of the whole, and shortly of each of its parts. */
export interface LineDigest {
  readonly leaf: Buffer;
  readonly parts: Buffer;
}

/** Bytes of a line's digest in a link, as a whole and of one part. */
export const leafBytes = 32;
export const partBytes = 4;

/** What a link says besides the digests of its lines. */
export interface LinkHead {
  readonly county: string;
  readonly stream: string;
  readonly sequence: number;
  readonly sealedAt: string;
  readonly ats: readonly string[];
  readonly ids: readonly string[];
  readonly previous: string;
}

/** What stands before the first link. */
export const beginning = '0'.repeat(64);

/** The digest of a line of a county's stream. */
export function digestOf(county: string, { table, parts }: Stream, { id, moment, columns }: StreamLine): LineDigest {
  const told = parts.map(([, names]) => canonical(names.map((name) => columns[name] ?? null)));
  return {
    leaf: sm3(canonical([county, table, moment, id, ...told])),
    parts: Buffer.concat(told.map((part) => sm3(part).subarray(0, partBytes))),
  };
}

/** The hash of a link, over its head and the digests of its lines. */
export function hashOf(head: LinkHead, leaves: Buffer, parts: Buffer): string {
  const { county, stream, sequence, sealedAt, ats, ids, previous } = head;
  const said = canonical([county, stream, sequence, sealedAt, ats, ids, previous]);
  return createHash(algorithm()).update(said).update(leaves).update(parts).digest('hex');
}

/** A JSON value in one way of writing: the names of an object in order, no space (after RFC 8785). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const pairs = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${pairs.join(',')}}`;
}

const sm3 = (text: string) => createHash(algorithm()).update(text).digest();

/** SM3 (GB/T 32905—2016) comes from the runtime's OpenSSL; one built without it proves nothing. */
function algorithm(): 'sm3' {
  if (!hasSm3)
    throw new Problem('unavailable', '本机的 Node.js（OpenSSL）没有 SM3，无法为历史记录加封，请更换运行环境');
  return 'sm3';
}
const hasSm3 = getHashes().includes('sm3');

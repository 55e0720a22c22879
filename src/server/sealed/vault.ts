import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Code } from '../../kernel/code.ts';
import { Problem } from '../../kernel/problem.ts';

/** A key of 32 random bytes, kept outside the database; what encrypts and what finds are derived from it. */
export interface SealingKey {
  readonly id: string;
  readonly cipher: SealingCipher;
  readonly secret: Buffer;
}

/** SM4-GCM (GB/T 32907, GM/T 0002) can be had only where the runtime's OpenSSL has it. */
export type SealingCipher = 'aes-256-gcm' | 'sm4-gcm';

/** The keys of an installation: those that seal, the newest first, and the one that signs the chain of entries. */
export interface Keyring {
  readonly keys: readonly SealingKey[];
  readonly chain: Buffer;
}

/** The place a value is sealed for: copied to another it does not open. */
export interface Seat {
  readonly county: string;
  readonly ledger: string;
  readonly id: string;
  readonly field: string;
}

/** Seals and opens values with the keys in use, the newest first. */
export interface Vault {
  /** The id of the key that seals now. */
  readonly newest: () => string;
  /** The value encrypted for its place, as `sealed1.<key>.<iv, ciphertext and tag in base64url>`. */
  readonly seal: (seat: Seat, value: string) => string;
  /** The value of a token. Throws Problem 'unavailable' when its key is not here or it was made for another place. */
  readonly open: (seat: Seat, token: string) => string;
  /** What stands beside a token so that equal values are found (HMAC-SHA-256), by each key in use; of one county and one kind of value. */
  readonly blinds: (county: string, of: Code, value: string) => readonly string[];
  /** The HMAC-SM3 of a text with the key that signs the chain of entries (GB/T 39786-2021: integrity of audit records). */
  readonly sign: (text: string) => string;
}

/** Whether what stands in a column is sealed. */
export const isSealed = (stored: string): boolean => stored.startsWith(prefix);

/** The id of the key a token was sealed with. */
export const keyIdOf = (token: string): string => token.split('.')[1] ?? '';

const prefix = 'sealed1.';

/** A vault over the keys that `ring` gives, asked again at each use; it is told of a key that it did not give. */
export function vaultOf(ring: (missing?: string) => Keyring): Vault {
  const newest = () => {
    const [first] = ring().keys;
    if (!first) throw new Problem('unavailable', '没有可用的密封密钥，请联系系统管理员检查密钥目录');
    return first;
  };
  return {
    newest: () => newest().id,
    seal: (seat, value) => {
      const key = newest();
      const iv = freshBytes();
      const cipher = createCipheriv(gcm(key), derived(key, 'seal'), iv).setAAD(seatBytes(seat));
      const sealed = Buffer.concat([iv, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${prefix}${key.id}.${sealed.toString('base64url')}`;
    },
    open: (seat, token) => {
      const id = keyIdOf(token);
      const key = find(ring(), id) ?? find(ring(id), id);
      if (!key) throw unopened(`缺少密钥 ${id}`);
      const bytes = Buffer.from(token.split('.')[2] ?? '', 'base64url');
      try {
        const decipher = createDecipheriv(gcm(key), derived(key, 'seal'), bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(seatBytes(seat)).setAuthTag(bytes.subarray(-16));
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw unopened('它不是为这一处密封的，可能被改动过');
      }
    },
    blinds: (county, of, value) => ring().keys.map((key) => blind(key, county, of, value)),
    sign: (text) => createHmac('sm3', ring().chain).update(text).digest('hex'),
  };
}

const ivLength = 12;
let drawn: Buffer = Buffer.alloc(0);

/** Random bytes that nobody else gets, drawn for many values at once: each draw is a call into the system. */
function freshBytes(): Buffer {
  if (drawn.length < ivLength) drawn = randomBytes(ivLength * 128);
  const taken = drawn.subarray(0, ivLength);
  drawn = drawn.subarray(ivLength);
  return taken;
}

const find = ({ keys }: Keyring, wanted: string) => keys.find(({ id }) => id === wanted);

function blind(key: SealingKey, county: string, of: Code, value: string): string {
  const mac = createHmac('sha256', derived(key, `blind ${of.name}`))
    .update(`${county}\0${value}`)
    .digest();
  return mac.subarray(0, 16).toString('base64url');
}

const seatBytes = ({ county, ledger, id, field }: Seat) => Buffer.from([county, ledger, id, field].join('\n'));

/** SM4-GCM is not among the names that Node's types know. */
const gcm = (key: SealingKey) => key.cipher as CipherGCMTypes;

const lengths: Readonly<Record<SealingCipher, number>> = { 'aes-256-gcm': 32, 'sm4-gcm': 16 };
const derivedKeys = new WeakMap<SealingKey, Map<string, KeyObject>>();

/** Each purpose has its own key (HKDF, RFC 5869), computed once; bytes in place of a key object cost three times as much at each use. */
function derived(key: SealingKey, purpose: string): KeyObject {
  const known = derivedKeys.get(key) ?? new Map<string, KeyObject>();
  derivedKeys.set(key, known);
  const length = purpose === 'seal' ? lengths[key.cipher] : 32;
  const found =
    known.get(purpose) ?? createSecretKey(Buffer.from(hkdfSync('sha256', key.secret, '', `anlan ${purpose}`, length)));
  known.set(purpose, found);
  return found;
}

const unopened = (why: string) => new Problem('unavailable', `密封的内容打不开：${why}，请联系系统管理员`);

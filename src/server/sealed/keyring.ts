import { createHash, getCiphers, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { type Keyring, type SealingCipher, type SealingKey, type Vault, vaultOf } from './vault.ts';

const secret = z.base64().transform((text) => Buffer.from(text, 'base64'));
const written = z.strictObject({
  keys: z.array(z.strictObject({ id: z.string(), cipher: z.enum(['aes-256-gcm', 'sm4-gcm']), secret })).min(1),
  chain: secret,
});

/** The file of the keys in their folder. */
export const keyFile = (folder: string): string => join(folder, 'keys.json');

/** Reads the keys of a folder. Throws Problem 'unavailable' when there are none, or when the file is none of ours. */
export function readKeyring(folder: string): Keyring {
  const path = keyFile(folder);
  if (!existsSync(path)) throw new Problem('unavailable', `找不到密钥文件 ${path}。${advice}`);
  try {
    return written.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Problem('unavailable', `密钥文件 ${path} 读不出来，可能已损坏。${advice}`, { cause: String(cause) });
  }
}

/** Writes the keys so that only this user can read them: the whole file, or not at all. */
export function writeKeyring(folder: string, ring: Keyring): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = ring.keys.map((key) => ({ ...key, secret: base64(key.secret) }));
  const fresh = `${keyFile(folder)}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify({ keys, chain: base64(ring.chain) }, undefined, 2), { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, keyFile(folder));
}

const base64 = (bytes: Buffer) => bytes.toString('base64');

/** A new key. Throws Problem 'refused' for a cipher that this runtime has not. */
export function makeKey(cipher: SealingCipher = 'aes-256-gcm'): SealingKey {
  if (!getCiphers().includes(cipher))
    throw new Problem('refused', `本机的 Node.js（OpenSSL）不支持 ${cipher.toUpperCase()}，请用 aes-256-gcm`);
  return { id: randomBytes(4).toString('hex'), cipher, secret: randomBytes(32) };
}

/** What tells one key from another without telling the key. */
export const fingerprintOf = ({ secret: bytes }: SealingKey): string =>
  createHash('sha256').update('anlan fingerprint').update(bytes).digest('hex').slice(0, 32);

/**
 * The keys of an installation, made at its first start. Throws Problem 'unavailable' when the database has been sealed with a key that
 * is not in the folder: then nothing is started, and nothing sealed anew over what cannot be opened.
 */
export async function openKeyring(owner: pg.Pool, folder: string, now: string): Promise<void> {
  await inTransaction(owner, async (client) => {
    await client.query(`select pg_advisory_xact_lock(${lock})`);
    const { rows } = await client.query<{ id: string; fingerprint: string }>(
      `select id, fingerprint from sealing_key where fingerprint <> ''`,
    );
    if (!existsSync(keyFile(folder)) && rows.length === 0)
      writeKeyring(folder, { keys: [makeKey()], chain: randomBytes(32) });
    const { keys } = readKeyring(folder);
    const here = new Map(keys.map((key) => [key.id, fingerprintOf(key)]));
    const lost = rows.filter(({ id, fingerprint }) => here.get(id) !== fingerprint).map(({ id }) => id);
    if (lost.length > 0) throw new Problem('unavailable', lostWords(lost, folder));
    for (const key of keys.toReversed()) await registerKey(client, key, now);
  });
}

/** Processes that start together make one set of keys. */
const lock = 5199010003;

const lostWords = (ids: readonly string[], folder: string) =>
  `数据库里有用密钥 ${ids.join('、')} 密封的内容，而 ${keyFile(folder)} 里没有这把密钥。${advice}`;

/** Writes into the database that a key is in use: its id and fingerprint, never the key. */
export async function registerKey(owner: Pick<pg.ClientBase, 'query'>, key: SealingKey, now: string): Promise<void> {
  await owner.query('insert into sealing_key (id, fingerprint, made_at) values ($1, $2, $3) on conflict do nothing', [
    key.id,
    fingerprintOf(key),
    now,
  ]);
}

/** A vault over a folder's keys that notices when they have been rotated: at once when it meets a new key, or else within seconds. */
export function vaultIn(folder: string): Vault {
  let known: { readonly ring: Keyring; readonly mtime: number; readonly lookedAt: number } | undefined;
  return vaultOf((missing) => {
    const lookedAt = performance.now();
    if (known !== undefined && missing === undefined && lookedAt - known.lookedAt < everyMs) return known.ring;
    const mtime = statSync(keyFile(folder), { throwIfNoEntry: false })?.mtimeMs;
    const isSame = known !== undefined && (mtime === undefined || mtime === known.mtime);
    known = isSame && known ? { ...known, lookedAt } : { ring: readKeyring(folder), mtime: mtime ?? 0, lookedAt };
    return known.ring;
  });
}

const everyMs = 2000;
const advice =
  '请从备份恢复密钥目录（默认为数据目录下的 keys，可用 KEYS_DIR 指定）后重新启动；没有密钥，已密封的内容无法恢复';

import type pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import type { Command } from '../cli/command.ts';
import { makeKey, readKeyring, registerKey, writeKeyring } from './keyring.ts';
import { reseal } from './reseal.ts';
import type { SealingCipher } from './vault.ts';

/** `anlan rotate-keys`: a new key for what is sealed from now on; what is there is sealed anew, also while the server runs. */
export const rotateKeysCommand: Command = {
  summary: '更换密封密钥：新内容用新密钥，旧内容随即改用新密钥重新密封',
  options: {
    cipher: { words: '算法：aes-256-gcm（默认）或 sm4-gcm（须 OpenSSL 支持）', value: '算法' },
    'drop-old': { words: '只做一件事：删去已没有任何内容使用的旧密钥（更早的备份将无法解密）' },
  },
  run: async ({ cipher = 'aes-256-gcm', 'drop-old': dropping }, { withMachine, keysDir, tell }) =>
    withMachine(async (machine, owner) => {
      const ring = readKeyring(keysDir);
      if (dropping !== undefined) {
        await reseal(machine, owner, { thorough: true });
        const { rows } = await owner.query<{ id: string }>('select id from sealing_key where retired_at is not null');
        const withdrawn = await keysOfWithdrawn(owner);
        const unused = ring.keys.slice(1).filter(({ id }) => rows.some((row) => row.id === id) && !withdrawn.has(id));
        const kept = ring.keys.filter((key) => !unused.includes(key));
        await owner.query('delete from sealing_key where id = any($1)', [unused.map(({ id }) => id)]);
        writeKeyring(keysDir, { ...ring, keys: kept });
        tell(`已删去 ${unused.length} 把旧密钥，还有 ${kept.length} 把在用`);
        return;
      }
      const key = makeKey(cipherNamed(cipher));
      writeKeyring(keysDir, { ...ring, keys: [key, ...ring.keys] }); // first: the database may never know a key that is nowhere
      await registerKey(owner, key, machine.clock());
      tell(`新密钥 ${key.id} 已启用。请立即备份密钥目录 ${keysDir}，与数据库的备份分开存放`);
      const { values } = await reseal(machine, owner);
      tell(`已重新密封 ${values} 处。旧密钥仍保留，用于打开更早的备份`);
    }),
};

/** Rows that were taken back stay as they stood: their keys stay with them. */
async function keysOfWithdrawn(owner: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await owner.query<{ id: string }>(
    String.raw`select distinct m[1] as id from withdrawn_row w, regexp_matches(w.content::text, '"sealed1\.([0-9a-f]+)\.', 'g') m`,
  );
  return new Set(rows.map(({ id }) => id));
}

function cipherNamed(name: string): SealingCipher {
  if (name === 'aes-256-gcm' || name === 'sm4-gcm') return name;
  throw new Problem('invalid', `没有“${name}”这种算法，可用 aes-256-gcm 或 sm4-gcm`);
}

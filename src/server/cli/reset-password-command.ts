import { randomBytes } from 'node:crypto';
import { Problem } from '../../kernel/problem.ts';
import { accessSql } from '../access/write-access.ts';
import { createAuth } from '../auth/create-auth.ts';
import { endSessions } from '../auth/end-sessions.ts';
import { firstPassword } from '../auth/first-password.ts';
import { replacePassword } from '../auth/past-passwords.ts';
import { forgetSecondFactor } from '../auth/second-factor.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Command } from './command.ts';

/**
 * `anlan reset-password`: the way back in for the only security administrator of a county, whom nobody can confirm. Whoever may run
 * commands on the server holds its data anyway; that it was done stands in the audit.
 */
export const resetPasswordCommand: Command = {
  summary: '在服务器上重置一个账号的密码（新密码只显示一次），用于没有管理员能办理的时候',
  options: {
    username: { words: '用户名', value: '用户名', required: true },
    'second-factor': { words: '同时解除动态口令' },
  },
  run: async (given, { withMachine, print }) => {
    const username = (given['username'] ?? '').trim().toLowerCase();
    const password = firstPassword(32); // long enough for every rule a county can set
    await withMachine(async ({ clock }, owner) => {
      const auth = createAuth({ pool: owner, secret: randomBytes(32).toString('hex'), clock }); // it only hashes
      const hash = await auth.hashPassword(password);
      await inTransaction(owner, async (client) => {
        const { rows } = await client.query<{ id: string; county: string | null; name: string }>(
          'select id, county, name from account where username = $1 for update',
          [username],
        );
        const [account] = rows;
        if (!account) throw new Problem('missing', `没有用户名为 ${username} 的账号，请核对后重试`);
        const now = clock();
        await replacePassword(client, account.id, now, { hash, mustChange: true });
        if (given['second-factor'] !== undefined) await forgetSecondFactor(client, account.id, now);
        await endSessions(client, account.id);
        const by = { county: account.county ?? '000000', at: now, accountId: null, who: '服务器命令', ip: null };
        await client.query(
          accessSql(by, { event: 'passwordReset', object: `${account.name}（${username}）`, rowId: account.id }),
        );
      });
    });
    print(`${username} 的新密码：${password}\n只显示这一次，首次登录时须修改。`);
  },
};

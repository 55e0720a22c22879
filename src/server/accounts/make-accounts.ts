import { Problem } from '../../kernel/problem.ts';
import { insertAccount, usernameOf } from '../auth/accounts.ts';
import { firstPassword } from '../auth/first-password.ts';
import type { Keeper } from '../auth/keeper.ts';
import { rulesOf } from '../auth/rules-of.ts';
import type { Context } from '../context.ts';
import { type GivenPost, notePost, postOf } from './give-post.ts';
import { keep } from './keep.ts';

/** Somebody to be given an account, with their first post. */
export interface Newcomer {
  readonly username: string;
  readonly name: string;
  readonly certificate: string | null;
  readonly post: GivenPost;
}

/** An account made: its first password is told here and nowhere again. */
export interface MadeAccount {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Makes accounts with first passwords, all of them or none; their posts wait for the security administrator. Throws Problem `invalid`
 * naming each row that cannot be (`rows`: what is wrong by index).
 */
export async function makeAccounts(
  ctx: Context,
  keeper: Keeper,
  newcomers: readonly Newcomer[],
): Promise<readonly MadeAccount[]> {
  const { passwordMinLength } = await rulesOf(keeper.pool, keeper.settings, { county: ctx.county });
  const passwords = newcomers.map(() => firstPassword(passwordMinLength));
  const hashes: string[] = [];
  for (const password of passwords) hashes.push(await keeper.hash(password));
  return keep(ctx, keeper, async (keeping) => {
    const made: MadeAccount[] = [];
    const wrong: Record<string, string> = {};
    for (const [index, { username: typed, name, certificate, post }] of newcomers.entries()) {
      await keeping.client.query('savepoint newcomer');
      try {
        const username = usernameOf(typed);
        const about = { username, name, certificate, county: ctx.county, mustChangePassword: true };
        const posts = [await postOf(ctx, keeping, post)];
        const id = await insertAccount(keeping.client, ctx.now, { ...about, posts, hash: hashes[index] ?? '' });
        await keeping.note({ event: 'accountMade', object: `${name}（${username}）`, rowId: id });
        await notePost(keeping, { id, name, username }, post);
        made.push({ id, username, name, password: passwords[index] ?? '' });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (newcomers.length === 1) throw error;
        await keeping.client.query('rollback to savepoint newcomer');
        wrong[index] = error.message;
      }
    }
    if (Object.keys(wrong).length === 0) return made;
    const words = `有 ${Object.keys(wrong).length} 行不能建账号，请按各行说明修改后重新提交；本次一个账号也没有建`;
    throw new Problem('invalid', words, { rows: wrong });
  });
}

import { Problem } from '../../kernel/problem.ts';
import { isCommonPassword } from './common-password.ts';
import { passwordProblem, type PasswordRules } from './password-rule.ts';

/** Throws Problem `invalid` saying what is wrong with a new password: against the rules of the county, or one that many people use. */
export async function checkPassword(
  who: { readonly username: string; readonly name?: string },
  next: string,
  rules: PasswordRules,
): Promise<void> {
  const problem = passwordProblem(who.username, next, rules);
  if (problem) throw new Problem('invalid', problem);
  if (await isCommonPassword(next, [who.username, ...(who.name ? [who.name] : [])]))
    throw new Problem('invalid', '这个密码太常见，容易被猜中。请避开常用词、键盘顺序、连续数字和姓名、年份，换一个。');
}

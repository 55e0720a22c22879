const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/] as const;

/** The longest password taken: a bound for the work of hashing, far above what anybody types. */
export const longestPassword = 128;

/** Why a new password is refused, in Chinese, or undefined: GB/T 22239-2019 身份鉴别, at least 8 characters of 3 of 4 classes. */
export function passwordProblem(username: string, next: string): string | undefined {
  if (next.length < 8) return '密码至少 8 位。';
  if (next.length > longestPassword) return `密码最长 ${longestPassword} 位。`;
  if (classes.filter((part) => part.test(next)).length < 3)
    return '密码须含大写字母、小写字母、数字、符号中的至少三类。';
  if (username.length > 2 && next.toLowerCase().includes(username.toLowerCase())) return '密码不能包含用户名。';
  return undefined;
}

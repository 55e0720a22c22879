import type { AuthSettings } from './settings.ts';

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/] as const;

/** The longest password taken: a bound for the work of hashing, far above what anybody types. */
export const longestPassword = 128;

/** What a password is held to. */
export type PasswordRules = Pick<AuthSettings, 'passwordMinLength' | 'passwordClasses'>;

/** Why a new password is refused, in Chinese, or undefined: GB/T 22239-2019 身份鉴别. Common ones: see common-password.ts. */
export function passwordProblem(username: string, next: string, rules: PasswordRules): string | undefined {
  if (next.length < rules.passwordMinLength) return `密码至少 ${rules.passwordMinLength} 位。`;
  if (next.length > longestPassword) return `密码最长 ${longestPassword} 位。`;
  if (classes.filter((part) => part.test(next)).length < rules.passwordClasses)
    return `密码须含大写字母、小写字母、数字、符号中的至少${counted[rules.passwordClasses] ?? ''}类。`;
  if (username.length > 2 && next.toLowerCase().includes(username.toLowerCase())) return '密码不能包含用户名。';
  return undefined;
}

/** The rule in words, to stand below the field where a password is made. */
export const passwordWords = ({ passwordMinLength, passwordClasses }: PasswordRules): string =>
  `至少 ${passwordMinLength} 位，含大写字母、小写字母、数字、符号中的${counted[passwordClasses] ?? ''}类`;

const counted: Readonly<Record<number, string>> = { 1: '一', 2: '两', 3: '三', 4: '四' };

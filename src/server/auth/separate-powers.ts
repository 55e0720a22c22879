import { Problem } from '../../kernel/problem.ts';
import type { Role } from '../../kernel/role.ts';

/** The three administrators, whose powers no one person holds together: GB/T 22239-2019 访问控制 and 安全管理中心 (三权分立). */
export const administrators = ['administrator', 'securityAdministrator', 'auditor'] as const satisfies readonly Role[];

/** Whether a role is one of the three administrators'. */
export const isAdministrator = (role: string): boolean => (administrators as readonly string[]).includes(role);

/** Waits for a statement that gives a post, and says in words when the database refused to put two powers into one hand. */
export async function separatePowers<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error && error.constraint === 'post_separate_powers')) throw error;
    throw new Problem(
      'refused',
      '系统管理员、安全管理员、审计管理员须由三人分别担任，也不得兼任业务岗位。请先结束此人现有岗位，或另设账号。',
    );
  }
}

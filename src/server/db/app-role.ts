import type { ClientBase } from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { appRole } from './connect.ts';

/** What is known of the application's role: whether it is bound by row-level security and may be taken by who is connected. */
export type RoleState = { readonly roleBound: boolean | null; readonly roleTaken: boolean | null };

const privilege = `case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end`;

/** Columns for a select that answers RoleState; both are null when the role is missing. */
export const roleStateColumns = `
  (select not (rolsuper or rolbypassrls) from pg_roles where rolname = '${appRole}') as "roleBound",
  (select pg_has_role(current_user, oid, ${privilege}) from pg_roles where rolname = '${appRole}') as "roleTaken"`;

/** Makes the application's role and lets the connected user take it. Throws a Problem saying what an administrator must run when it may not. */
export async function ensureAppRole(client: ClientBase, state: RoleState): Promise<void> {
  if (state.roleBound === false) {
    throw new Problem(
      'refused',
      `数据库角色 ${appRole} 不受行级安全约束，各县数据会互相可见。请由数据库管理员执行：ALTER ROLE ${appRole} NOSUPERUSER NOBYPASSRLS;`,
    );
  }
  try {
    if (state.roleBound === null) await createRole(client);
    if (state.roleTaken !== true) await client.query(`grant ${appRole} to current_user`);
  } catch (cause) {
    if (codeOf(cause) !== '42501') throw cause;
    throw new Problem(
      'unavailable',
      `当前数据库用户无权建立角色 ${appRole}。请由数据库管理员执行：CREATE ROLE ${appRole} NOLOGIN; GRANT ${appRole} TO 当前用户; 然后重新启动。`,
      { cause: String(cause) },
    );
  }
}

/** A role belongs to the whole server: another database of it may be making it at this moment. */
async function createRole(client: ClientBase): Promise<void> {
  try {
    await client.query(`create role ${appRole} nologin`);
  } catch (error) {
    if (!['42710', '23505'].includes(codeOf(error) ?? '')) throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

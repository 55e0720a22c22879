import { module } from '../../kernel/module.ts';

export { makeAccounts } from './accounts.endpoints.ts';
export { listAccess } from './audit.endpoints.ts';
export { listAsked, listRules, listSessions } from './security.endpoints.ts';

/** Who may do what: accounts and posts, the rules of signing in, and the audit; three administrators with separate powers. */
export const accounts = module('accounts', {
  label: '账号与安全',
});

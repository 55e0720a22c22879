import { module } from '../../kernel/module.ts';
import * as accountCalls from './accounts.endpoints.ts';
import { listAccess } from './audit.endpoints.ts';
import * as securityCalls from './security.endpoints.ts';

const {
  listAccounts,
  makeAccounts,
  disableAccount,
  enableAccount,
  resetPassword,
  givePost,
  endPost,
  leave,
  openMatters,
  listSections,
  saveSection,
} = accountCalls;
const { listAsked, decidePosts, listRules, setRule, listSessions, endSessionsOf, unlockAccount, resetSecondFactor } =
  securityCalls;

export { makeAccounts } from './accounts.endpoints.ts';
export { listAccess } from './audit.endpoints.ts';
export { listAsked, listRules, listSessions } from './security.endpoints.ts';

/** Who may do what: accounts and posts, the rules of signing in, and the audit; three administrators with separate powers. */
export const accounts = module('accounts', {
  label: '账号与安全',
  endpoints: [
    listAccounts,
    makeAccounts,
    disableAccount,
    enableAccount,
    resetPassword,
    givePost,
    endPost,
    leave,
    openMatters,
    listSections,
    saveSection,
    listAsked,
    decidePosts,
    listRules,
    setRule,
    listSessions,
    endSessionsOf,
    unlockAccount,
    resetSecondFactor,
    listAccess,
  ],
});

import { accessEvents } from '../../server/access/access-events.ts';
import { listAccess as readAccess } from '../../server/access/list-access.ts';
import * as states from '../../server/accounts/account-state.ts';
import { decidePosts as decide } from '../../server/accounts/decide-posts.ts';
import { endPost as end } from '../../server/accounts/end-post.ts';
import { givePost as give } from '../../server/accounts/give-post.ts';
import { keep, type Keeping } from '../../server/accounts/keep.ts';
import { leave as letGo } from '../../server/accounts/leave.ts';
import * as lists from '../../server/accounts/list-accounts.ts';
import { listSessionsOf } from '../../server/accounts/list-sessions.ts';
import { makeAccounts as make } from '../../server/accounts/make-accounts.ts';
import { listOpenMatters } from '../../server/accounts/open-matters.ts';
import * as sections from '../../server/accounts/sections.ts';
import * as rules from '../../server/accounts/security-settings.ts';
import type { Keeper } from '../../server/auth/keeper.ts';
import type { Context } from '../../server/context.ts';
import { handle, type ServerModule } from '../../server/module.ts';
import * as calls from './accounts.endpoints.ts';
import { listAccess } from './audit.endpoints.ts';
import * as security from './security.endpoints.ts';
import { withSite } from './site-of-post.server.ts';

/** Does something in one transaction of the owner and answers nothing. */
const doing =
  <I>(work: (ctx: Context, keeping: Keeping, input: I, keeper: Keeper) => Promise<void>) =>
  async (ctx: Context, input: I, keeper: Keeper): Promise<null> => {
    await keep(ctx, keeper, (keeping) => work(ctx, keeping, input, keeper));
    return null;
  };

/** The server's half of accounts, security and audit. */
export const accountsServer: ServerModule = {
  name: 'accounts',
  handlers: [
    handle(calls.listAccounts, async (ctx) => [...(await lists.listAccounts(ctx))] as calls.AccountLine[]), // a post's role is one of postRoles
    handle(calls.makeAccounts, async (ctx, { newcomers }, keeper) => {
      const known = await Promise.all(
        newcomers.map(async (each) => ({ ...each, post: await withSite(ctx, each.post) })),
      );
      return [...(await make(ctx, keeper, known))];
    }),
    handle(
      calls.disableAccount,
      doing((ctx, keeping, { id, remark }) => states.disableAccount(ctx, keeping, id, remark)),
    ),
    handle(
      calls.enableAccount,
      doing((ctx, keeping, { id }) => states.enableAccount(ctx, keeping, id)),
    ),
    handle(calls.resetPassword, async (ctx, { id }, keeper) => ({
      password: await keep(ctx, keeper, (keeping) => states.resetPassword(ctx, keeper, keeping, id)),
    })),
    handle(calls.givePost, async (ctx, { id, post }, keeper) => {
      const known = await withSite(ctx, post);
      await keep(ctx, keeper, (keeping) => give(ctx, keeping, id, known));
      return null;
    }),
    handle(
      calls.endPost,
      doing((ctx, keeping, input) => end(ctx, keeping, input)),
    ),
    handle(calls.leave, async (ctx, input, keeper) => ({ passedOn: await letGo(ctx, keeper, input) })),
    handle(calls.openMatters, async (ctx, { id }) => [...(await listOpenMatters(ctx, id))]),
    handle(calls.listSections, async (ctx) => [...(await sections.listSections(ctx))]),
    handle(
      calls.saveSection,
      doing((ctx, keeping, input) => sections.saveSection(ctx, keeping, input)),
    ),
    handle(security.listAsked, async (ctx) => [...(await lists.listAsked(ctx))]),
    handle(
      security.decidePosts,
      doing((ctx, keeping, input) => decide(ctx, keeping, input)),
    ),
    handle(security.listRules, async (ctx, _, keeper) =>
      (await rules.listRules(ctx, keeper)).map((rule) => ({ ...rule, history: [...rule.history] })),
    ),
    handle(
      security.setRule,
      doing((ctx, keeping, input, keeper) => rules.setRule(ctx, keeper, keeping, input)),
    ),
    handle(security.listSessions, async (ctx, _, keeper) => [...(await listSessionsOf(ctx, keeper))]),
    handle(
      security.endSessionsOf,
      doing((ctx, keeping, { id }) => states.endSessionsOf(ctx, keeping, id)),
    ),
    handle(
      security.unlockAccount,
      doing((ctx, keeping, { id }) => states.unlockAccount(ctx, keeping, id)),
    ),
    handle(
      security.resetSecondFactor,
      doing((ctx, keeping, { id }) => states.resetSecondFactor(ctx, keeping, id)),
    ),
    handle(listAccess, async (ctx, ask) => {
      const { lines, next } = await readAccess(ctx, ask);
      const words = Object.fromEntries(Object.entries(accessEvents).map(([event, { label }]) => [event, label]));
      return { lines: [...lines], next, words };
    }),
  ],
};

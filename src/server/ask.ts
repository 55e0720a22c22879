import type { Endpoint } from '../kernel/endpoint.ts';
import { Problem } from '../kernel/problem.ts';
import { parse } from '../kernel/schema.ts';
import type { Keeper } from './auth/keeper.ts';
import type { Context } from './context.ts';
import { hasRole } from './ledger/scope.ts';
import type { Handler } from './module.ts';

/** Answers a special call in a transaction that is open, for the roles it names. Problem 'forbidden' for others, 'invalid' for a wrong input. */
export type Answers = (ctx: Context, endpoint: Endpoint, input: unknown) => Promise<unknown>;

/** What answers the calls of these handlers. */
export function answersOf(handlers: readonly Handler[], keeper: Keeper): Answers {
  const known = new Map<Endpoint, Handler>(handlers.map((handler) => [handler.endpoint, handler]));
  return async (ctx, endpoint, input) => {
    const handler = known.get(endpoint);
    if (!handler) throw new Error(`nothing answers ${endpoint.path}`);
    if (!hasRole(ctx, endpoint.by)) throw new Problem('forbidden', `您的岗位不能办理“${endpoint.label}”`);
    return handler.answer(ctx, parse(endpoint.input, input), keeper);
  };
}

/** Where no module stands ready, as in a command: nothing is answered. */
export const noAnswers: Answers = async (_ctx, { path }) => {
  throw new Error(`nothing answers ${path}`);
};

/** Makes another module's special call from within this transaction, with the rights of whoever is at work; `withSystem` lends the clock's. */
export async function ask<I, O>(ctx: Context, endpoint: Endpoint<I, O>, input: I): Promise<O> {
  return (await ctx.answers(ctx, endpoint, input)) as O; // tied to what answers it by `handle`
}

import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { Rate } from './rate.ts';

/**
 * A question that anyone may ask who holds a token, signed in or not: what a label on a box says. It lies below /api/open as
 * /api/open/<name>/<county>-<token>. Its answer comes from what the token names and holds nothing about persons.
 */
export interface OpenCall {
  readonly name: string;
  readonly label: string;
  readonly output: z.ZodType;
  /** How its tokens look behind the county; 128 bits of chance in base64url unless told. */
  readonly token?: RegExp;
  /** How often one address may ask, when that is more than usual: whole towns reach the net by one address of their carrier. */
  readonly rate?: Rate;
  /** What its answer is when it is no JSON but a text, e.g. 'text/calendar'. */
  readonly media?: string;
  /** The context is the county's, with nobody as its actor: no ledger lets him read. Throws Problem 'missing' for an unknown token. */
  readonly answer: (ctx: Context, token: string) => Promise<unknown>;
}

/**
 * Something anyone may send in, signed in or not: a tip. It is sent to /api/open/<name>/<county>; pictures for it go to
 * /api/open/<name>/<county>/pictures first, one by one. No address is kept.
 */
export interface OpenDeed<I = unknown, O = unknown> {
  readonly name: string;
  readonly label: string;
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
  /** How often one address may send it. */
  readonly rate: Rate;
  /** Machines send it, which say nothing of where they come from; what they send carries its own secret. */
  readonly byMachines?: boolean;
  /** The context is the county's, with nobody as its actor. */
  readonly act: (ctx: Context, input: I) => Promise<O>;
}

/** Declares a deed; what it may be sent is parsed before it is acted upon. */
export const openDeed = <I, O>(deed: OpenDeed<I, O>): OpenDeed => ({
  ...deed,
  act: (ctx, input) => deed.act(ctx, input as I), // parsed by the deed's own schema
});

/** How a token looks: 128 bits of chance in base64url. */
export const labelToken = /^[A-Za-z0-9_-]{22}$/;

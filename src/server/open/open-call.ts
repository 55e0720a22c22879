import type { z } from 'zod';
import type { Context } from '../context.ts';

/**
 * A question that anyone may ask who holds a token, signed in or not: what a label on a box says. It lies below /api/open as
 * /api/open/<name>/<county>-<token>. Its answer comes from what the token names and holds nothing about persons.
 */
export interface OpenCall {
  readonly name: string;
  readonly label: string;
  readonly output: z.ZodType;
  /** The context is the county's, with nobody as its actor: no ledger lets him read. Throws Problem 'missing' for an unknown token. */
  readonly answer: (ctx: Context, token: string) => Promise<unknown>;
}

/** How a token looks: 128 bits of chance in base64url, behind the county it belongs to. */
export const codePattern = /^(\d{6})-([A-Za-z0-9_-]{22})$/;

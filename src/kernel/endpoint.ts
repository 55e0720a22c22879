import type { z } from 'zod';
import type { Role } from './role.ts';

/** A special call of a module: one value that the server serves, the page calls and OpenAPI shows. */
export interface Endpoint<I = unknown, O = unknown> {
  readonly method: 'get' | 'post';
  /** Below /api, without parameters: what is asked travels in the input. */
  readonly path: string;
  readonly label: string;
  readonly by: readonly Role[];
  readonly input: z.ZodType<I>;
  readonly output: z.ZodType<O>;
}

/** Declares a special call; `by` names the roles that may make it, everybody else is refused. */
export function endpoint<I, O>(about: Endpoint<I, O>): Endpoint<I, O> {
  return about;
}

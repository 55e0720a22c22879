const status = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  stale: 409,
  refused: 409,
  taken: 409,
  tooLarge: 413,
  unsupported: 415,
  tooMany: 429,
  unavailable: 503,
} as const;

/** The kinds of thing a user can understand and act upon. */
export type ProblemCode = keyof typeof status;

/** Something a user can understand and act upon, in Chinese that says what to do. Anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /** The HTTP status this kind of problem travels under (RFC 9457). */
  get status(): (typeof status)[ProblemCode] {
    return status[this.code];
  }
}

/** What is wrong with one field of what was sent, in words that stand on top and beside it. */
export const wrongField = (field: string, words: string): Problem =>
  new Problem('invalid', words, { fields: { [field]: words } });

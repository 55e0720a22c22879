import type { Protocols } from '../channels/port.ts';
import type { Machine } from '../db/transact.ts';

/** What came in from outside, as it came. */
export interface Incoming {
  readonly county: string;
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is answered, in the words the sender understands. */
export interface Reply {
  readonly status: 200 | 400 | 403 | 404 | 409;
  readonly body: string;
}

/**
 * What machines and many people send in at once, without being signed in: receipts of vendors, answers of those called. It lies below
 * /api/open as /api/open/<name>/<county>-<token>; the token alone gives the right. It opens its own transactions, so that many that come
 * together can be taken in by one.
 */
export interface Intake {
  readonly name: string;
  readonly label: string;
  readonly token: RegExp;
  readonly start: (machine: Machine, protocols: Protocols) => (incoming: Incoming) => Promise<Reply>;
}

import type { AccountDeps } from './accounts.ts';
import type { AuthSettings } from './settings.ts';

/** What keeping accounts works with: the tables' owner, the clock, the hashing of passwords, and who is told afterwards. */
export interface Keeper extends AccountDeps {
  /** The installation's own rules; what a county has set in their place is asked for with `rulesOf`. */
  readonly settings: AuthSettings;
  /** Told after a commit, so that other processes and open pages hear of it at once. */
  readonly written: () => void;
}

import type { AnyRow } from './ledger.ts';
import type { Post } from './role.ts';

/** The person signed in, their posts here and now, and the server's clock. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly county: { readonly code: string; readonly name: string; readonly bureau: string };
  readonly posts: readonly Post[];
  readonly now: string;
  readonly today: string;
}

/** A name in a list to choose from: an area by its code, a person by id. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

/** The names of rows and people that a page refers to, by id. */
export type Titles = Readonly<Record<string, string>>;

/** One page of a list; names as pairs, which take a fifth of the time that a map by id takes to be written. */
export interface PageAnswer {
  readonly rows: readonly AnyRow[];
  readonly next: string | null;
  readonly titles: readonly (readonly [id: string, name: string])[];
}

/** A row near a place, and how far from it in metres. */
export type NearbyRow = AnyRow & { readonly metres: number };

/** A clock of a row: when it ends, and when it was met. */
export interface DeadlineLine {
  readonly name: string;
  readonly dueAt: string;
  readonly metAt: string | null;
}

/** One row with all a detail page shows: names, clocks, and the steps this user may take (null) or why not now. */
export interface RowAnswer {
  readonly row: AnyRow;
  readonly titles: Titles;
  readonly deadlines: readonly DeadlineLine[];
  readonly steps: Readonly<Record<string, string | null>>;
  readonly mayUpdate: boolean;
}

/** One thing that happened to a row: the step, who, when, and each changed field as [before, after]. */
export interface EntryLine {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly by: string;
  readonly version: number;
  readonly change: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Why, where a person or an import has said it. */
  readonly note?: string | null;
}

/** A count that stops at a cap, so that big ledgers answer at once. */
export interface CountAnswer {
  readonly count: number;
  readonly capped: boolean;
}

/** One row found by name, pinyin initials or number. */
export interface SearchHit {
  readonly ledger: string;
  readonly rowId: string;
  readonly title: string;
  readonly area: string;
}

/** Something owed: an open deadline of a row. */
export interface DutyLine extends SearchHit {
  readonly name: string;
  readonly site: string | null;
  readonly owes: string;
  readonly dueAt: string;
}

/** What today holds: what I owe, what my area owes, and what changed lately; overdue ones first, by time. */
export interface TodayAnswer {
  readonly mine: readonly DutyLine[];
  readonly area: readonly DutyLine[];
  readonly changes: readonly (EntryLine & Omit<SearchHit, 'area'>)[];
  readonly titles: Titles;
}

/** A refusal as it travels (RFC 9457): the title is what to tell the user; `fields` says it per field. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: AnyRow;
}

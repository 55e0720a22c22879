import type { Category } from './finding.ts';

/** How a visit is made; a self-report is no visit but reaches the bureau like one. */
export type Method =
  | 'lawEnforcement'
  | 'specialCheck'
  | 'deptPlusExpert'
  | 'supervision'
  | 'joint'
  | 'covert'
  | 'selfReport';

/** What goes out after a visit: an order 责令限期整改指令书, a notice 整改通知书, or no more than a list 问题清单. */
export type Paper = 'order' | 'notice' | 'list';

/** A visit to a site, with what was found. People, sites and experts are indexes into the world. */
export interface PlannedVisit {
  readonly id: string;
  /** Key of the campaign, or null for work outside any. */
  readonly campaign: string | null;
  readonly method: Method;
  readonly siteIndex: number;
  /** Instants, ISO in UTC. */
  readonly at: string;
  readonly endedAt: string;
  /** Two or more, all certified; for a self-report the enterprise's person and the officer who takes it in. */
  readonly inspectors: readonly number[];
  readonly experts: readonly number[];
  readonly record: string;
  readonly findings: readonly PlannedFinding[];
  /** Null when nothing is left to do after the visit, or nothing went out. */
  readonly order: { readonly paper: Paper; readonly dueOn: string } | null;
}

/** A hazard found on a visit and what became of it so far. */
export interface PlannedFinding {
  readonly id: string;
  /** Index into the library of findings. */
  readonly template: number;
  readonly text: string;
  readonly category: Category;
  readonly level: 'general' | 'major';
  readonly basis: string;
  /** The five implementations (五落实): measures, funds in yuan, term, person responsible, plan. */
  readonly measures: string;
  readonly cost: number;
  readonly dueOn: string;
  readonly responsible: string;
  readonly plan: string;
  readonly outcome: Outcome;
}

/** What became of a hazard: the steps taken so far, in order of time, and where that leaves it. */
export interface Outcome {
  readonly kind: Situation;
  readonly steps: readonly Step[];
}

/** Where a hazard stands. */
export type Situation = 'onSite' | 'rectified' | 'awaitingRecheck' | 'controlled' | 'deferred' | 'overdue' | 'open';

/** One step in a hazard's life; `by` is an index into the people. */
export type Step =
  | { readonly step: 'order'; readonly at: string; readonly by: number; readonly dueOn: string }
  | {
      readonly step: 'control';
      readonly at: string;
      readonly by: number;
      readonly dueOn: string;
      readonly measures: string;
    }
  | {
      readonly step: 'defer';
      readonly at: string;
      readonly by: number;
      readonly dueOn: string;
      readonly reason: string;
    }
  | {
      readonly step: 'report';
      readonly at: string;
      readonly by: number;
      readonly cost: number;
      readonly result: string;
    }
  | {
      readonly step: 'return';
      readonly at: string;
      readonly by: number;
      readonly dueOn: string;
      readonly opinion: string;
    }
  | { readonly step: 'close'; readonly at: string; readonly by: number; readonly opinion: string };

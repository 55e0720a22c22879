import type { ComponentType } from 'react';
import type { Registry } from '../kernel/module.ts';
import type { AnyLedger } from '../kernel/ledger.ts';
import type { Role } from '../kernel/role.ts';

/** The groups of the menu, in their order. */
export const menuGroups = {
  duty: '值守应急',
  safety: '安全监管',
  prevention: '防灾减灾',
  resources: '队伍物资',
  coordination: '统筹',
  reports: '报告',
  settings: '设置',
} as const;

/** A group of the menu. */
export type MenuGroup = keyof typeof menuGroups;

/** A small picture beside a name; it says nothing that the name does not. */
export type Icon = ComponentType<{ readonly 'aria-hidden'?: boolean }>;

/** A ledger's place in the menu. */
export interface LedgerEntry {
  readonly ledger: AnyLedger;
  readonly icon: Icon;
  /** The roles that begin a row of it more often than anything: it is the first thing they are offered. */
  readonly leads?: readonly Role[];
}

/** A page that a module writes by hand. */
export interface PageEntry {
  /** Its address, e.g. '/record-visit'; parts may be parameters, '/reports/$id'. */
  readonly path: string;
  readonly label: string;
  readonly icon: Icon;
  readonly by: readonly Role[];
  /** The ledger whose rows begin here instead of in the general form. */
  readonly creates?: AnyLedger;
  /** The roles that begin here more often than anywhere: it is the first thing they are offered. */
  readonly leads?: readonly Role[];
  /** The ledger whose rows open here instead of on the general page; the path then ends in '/$id'. */
  readonly opens?: AnyLedger;
  /** The ledger about whose rows it is: their general page leads here; the path then ends in '/$id'. */
  readonly about?: AnyLedger;
  /** Anyone may open it, signed in or not: it stands outside the desk and in no menu. */
  readonly isPublic?: boolean;
  /** A page about nobody but oneself and one's own devices: it stands on one's account page too, with what it is good for. */
  readonly mine?: string;
  /** A page one comes to from another page only: it has an address and stands in no menu. */
  readonly inner?: boolean;
  readonly load: () => Promise<ComponentType>;
}

/** What some roles are told on top of today's page, when there is something to tell. */
export interface NoticeEntry {
  readonly by: readonly Role[];
  /** It stands on the duty board too. */
  readonly onBoard?: boolean;
  readonly load: () => Promise<ComponentType>;
}

/** What a module shows: its ledgers' lists and its own pages. */
export interface ModulePages {
  readonly group: MenuGroup;
  /** The duty, as the menu calls it. */
  readonly label: string;
  readonly ledgers?: readonly LedgerEntry[];
  readonly pages?: readonly PageEntry[];
  readonly notices?: readonly NoticeEntry[];
}

/** Everything the pages know of the modules. */
export interface Desk {
  readonly registry: Registry;
  readonly pages: readonly ModulePages[];
}
